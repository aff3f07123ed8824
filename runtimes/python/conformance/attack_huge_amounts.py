def text():
    return len("x" * 2_000_000_000)


def list():
    return len([0] * 1_000_000_000)


def padded():
    return len(f"{1:1000000000}")


def caught():
    try:
        return text()
    except MemoryError:
        return "caught"
