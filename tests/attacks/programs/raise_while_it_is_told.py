# Raises an exception whose text takes for ever.
#
# category = "failure report"
# ending = "fuel"
class Endless(Exception):
    def __str__(self):
        while True:
            pass


def attack():
    raise Endless
