# Searches every object it can reach for a secret of the host and of another run.
#
# category = "gc"
# ending = ["value", "fuel", "memory"]
# value = 0
import gc
import sys


def attack():
    gc.unfreeze()
    needle = "CANARY" + "-OF-THE-"
    seen, found = set(), 0
    waiting = [sys.modules, *gc.get_objects()]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if type(thing) is str and needle in thing and thing is not needle:
            found += 1
        waiting += gc.get_referents(thing)
        if len(seen) > 300_000:
            break
    return found
