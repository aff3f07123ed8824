# Calls the imports by number below the bindings, with numbers that do not exist.
#
# category = "harness"
# ending = ["crashed", "raised", "fuel"]
import gc
import os
import sys


def reach(name):
    """Searches everything that os.write leads to for a dict with this key: the harness's own names."""
    waiting, seen = [os.write, sys.modules], set()
    while waiting:
        thing = waiting.pop(0)
        if id(thing) not in seen:
            seen.add(id(thing))
            if isinstance(thing, dict) and name in thing:
                return thing[name]
            waiting += gc.get_referents(thing)
    raise LookupError(name)


def attack():
    runtime = reach("componentize_py_runtime")
    for number in range(40, -1, -1):
        try:
            runtime.call_import(number, [2**40, "x" * 100, None], 1)
        except Exception:
            continue
    raise ValueError("all numbers refused")
