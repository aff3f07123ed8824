# Calls the host's functions with arguments of wrong types, wrong enum values and wrong counts.
#
# category = "harness"
# ending = ["crashed", "raised"]
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
    for arguments in ((console.Channel.OUT, b"x"), (console.Channel.OUT,), ("out", "x"), (None, None), (9, "x")):
        try:
            console.write(*arguments)
        except (TypeError, ValueError, AttributeError):
            continue
    raise ValueError("all arguments refused or taken")
