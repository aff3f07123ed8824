def compare(value):
    raise ValueError("cannot compare")  # <here>


def sorted():
    return [3, 1, 2].sort(key=compare)
