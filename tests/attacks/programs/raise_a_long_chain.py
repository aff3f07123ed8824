# Raises an exception with a thousand causes, in a circle.
#
# category = "failure report"
# ending = "raised"
# message = "ValueError: 999"
def attack():
    error = first = ValueError("first")
    for number in range(1000):
        following = ValueError(f"{number}")
        following.__cause__ = following.__context__ = error
        error = following
    first.__cause__ = error
    raise error
