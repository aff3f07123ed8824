# Loads damaged bytes with marshal, which trusts them.
#
# category = "interpreter"
# ending = ["value", "crashed", "raised", "memory", "stack"]
import marshal
import random


def attack():
    good = marshal.dumps(attack.__code__)
    for _ in range(3000):
        bad = bytearray(good)
        for _ in range(3):
            bad[random.randrange(len(bad))] = random.randrange(256)
        try:
            marshal.loads(bytes(bad))
        except (ValueError, EOFError, TypeError, MemoryError, RecursionError, AttributeError, UnicodeError):
            continue
        except Exception:
            continue
    return "alive"
