# Answers with a cause that only the host may give.
#
# category = "harness"
# ending = "crashed"
# message = "broke its contract"
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
    failure = reach("Failure")(reach("Cause").FUEL, "forged", None, "", "")
    type(reach("evaluator"))._failure = lambda *_: failure
    raise ValueError
