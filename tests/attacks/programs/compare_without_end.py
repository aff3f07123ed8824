# Sorts objects whose comparison sorts them again.
#
# category = "inside one C call"
# ending = "stack"
class Sly:
    def __lt__(self, other):
        return sorted([self, other]) and False


def attack():
    return sorted(Sly() for _ in range(10))
