# Endless recursion by special methods, which nests calls in C: getattr calls __getattr__ and so on.
#
# category = "recursion"
# ending = "stack"
class Maze:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def attack():
    return Maze().a
