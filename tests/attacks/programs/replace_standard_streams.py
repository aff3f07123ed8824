# Replaces, closes and detaches the standard streams.
#
# category = "monkeypatching"
# ending = "value"
# value = "done"
import sys


class Trap:
    def __getattr__(self, name):
        raise SystemExit(name)


def attack():
    sys.stdout.detach()
    sys.stderr.close()
    sys.stdin.close()
    sys.stdout = sys.__stdout__ = Trap()
    sys.stderr = sys.__stderr__ = None
    del sys.stdin
    return "done"
