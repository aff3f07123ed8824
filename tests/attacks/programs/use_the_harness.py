# Finds the harness's own objects and calls them: loads a second program inside the first.
#
# category = "harness"
# ending = ["value", "raised"]
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
    evaluator = reach("Evaluator")()
    source = type("Source", (), {"source": "def attack(): return 'forged'", "files": [], "seed": 1})()
    evaluator.check(source)
    evaluator.load(source)
    return evaluator.call(type("Invocation", (), {"entry": "attack", "args": "[]", "stdin": ""})())
