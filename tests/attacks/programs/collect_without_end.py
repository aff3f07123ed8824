# Lets the garbage collector call itself.
#
# category = "gc"
# ending = "fuel"
import gc


class Again:
    def __init__(self):
        self.me = self

    def __del__(self):
        Again()
        gc.collect()


def attack():
    gc.callbacks.append(lambda *_: Again())
    gc.set_threshold(1, 1, 1)
    while True:
        Again()
