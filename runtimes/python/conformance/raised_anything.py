def text():
    raise Exception("just text")


def nothing():
    raise Exception


def long():
    raise Exception("x" * 100_000)


def lines():
    raise Exception("one\ntwo\nprogram.py:99")  # <lines>
