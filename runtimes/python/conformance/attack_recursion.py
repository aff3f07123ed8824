import json


def nested():
    value = []
    for _ in range(100_000):
        value = [value]
    return value


def parsed():
    try:
        json.loads("[" * 50_000 + "]" * 50_000)
    except (ValueError, RecursionError):
        return "refused"
    return "read"


def shown():
    repr(nested())
    return 1


def sort_again(value):
    return sorted()


def sorted():
    [3, 1, 2].sort(key=sort_again)
