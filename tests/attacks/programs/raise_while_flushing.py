# Puts objects into the standard streams that raise when the harness flushes them.
#
# category = "monkeypatching"
# ending = ["value", "raised"]
import sys


class Trap:
    def __getattr__(self, name):
        raise SystemExit(name)

    def __call__(self, *_):
        raise SystemExit


def attack():
    sys.stdout.write("left in the buffer")
    for stream in (sys.stdout, sys.stderr):
        for thing in (stream, getattr(stream, "buffer", None), type(stream)):
            for name in ("flush", "send", "write", "_pending", "_decoder", "_text", "_write", "full", "closed"):
                try:
                    setattr(thing, name, Trap())
                except (AttributeError, TypeError):
                    continue
    return "done"
