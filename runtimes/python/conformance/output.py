import sys


def write():
    print("one")
    print("first", file=sys.stderr)
    print("zwei äöü 😀")
    print("second", file=sys.stderr)
    return "done"


def unfinished():
    print("no end", end="")


def unfinished_failure():
    print("so far", end="")
    raise ValueError


def fail():
    print("before")
    raise ValueError


def bad():
    print("before")
    return fail


def loop():
    print("before")
    print("careful", file=sys.stderr)
    while True:
        pass


def lines(n):
    for number in range(1, n + 1):
        print(number)


def pieces(n):
    for _ in range(n):
        sys.stdout.write("x")


def line(n):
    print("x" * n)


def errors(n):
    print("x" * n, file=sys.stderr)


def persist():
    while True:
        try:
            print("x" * 100)
        except BaseException:
            pass
