print("loading")


def f():
    return 1


raise ValueError("not today")  # <here>
