import sys


def two():
    return [input(), input()]


def count_lines():
    return sum(1 for _ in sys.stdin)


def everything():
    return sys.stdin.read()


def line():
    try:
        return input()
    except EOFError:
        return "none"
