def inner(degrees):
    raise ValueError(f"too cold: {degrees}")  # <here>


def middle(degrees):
    return inner(degrees)


def outer(degrees):
    return middle(degrees)
