# Answers with a failure whose texts are as large as the memory allows.
#
# category = "harness"
# ending = ["output", "memory"]
import gc
import os


def reach(name):
    """Searches everything that os.write leads to for a dict with this key: the harness's own names."""
    waiting, seen = [os.write], set()
    while waiting:
        thing = waiting.pop(0)
        if id(thing) not in seen:
            seen.add(id(thing))
            if isinstance(thing, dict) and name in thing:
                return thing[name]
            waiting += gc.get_referents(thing)
    raise LookupError(name)


def attack():
    failure = reach("Failure")(reach("Cause").RAISED, "m" * 18_000_000, None, "t" * 18_000_000, "")
    type(reach("evaluator"))._failure = lambda *_: failure
    raise ValueError
