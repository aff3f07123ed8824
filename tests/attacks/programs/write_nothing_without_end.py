# Writes empty texts, as fast as it can: each write is a call of the host.
#
# category = "output flood"
# ending = "fuel"
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
    console = reach("console")
    while True:
        console.write(console.Channel.OUT, "")
