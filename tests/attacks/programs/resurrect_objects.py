# Objects that come back from the dead and hold on to memory.
#
# category = "finalizers"
# ending = "memory"
GRAVE = []


class Undead:
    def __init__(self):
        self.weight = bytes(100_000)

    def __del__(self):
        GRAVE.append(self)


def attack():
    while True:
        Undead()
