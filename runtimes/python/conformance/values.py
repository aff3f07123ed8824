def echo(value):
    return value


def add(a, b):
    return a + b


def third():
    return 1 / 3


def greeting():
    return "Grüße, 世界 😀"


def joined(a, b):
    return a + b


def keys():
    return {"__proto__": 1, "": 2, "a b": 3, "constructor": 4}


def nothing():
    pass


def record():
    return {"name": "Ada", "born": 1815, "alive": False, "works": ["notes", "letters"], "spouse": {}}


def empty_list():
    return []


def empty_object():
    return {}


def shared():
    inner = [1, 2]
    return [inner, inner]


def numbers(n):
    return list(range(n))


def lists(n):
    value = []
    for _ in range(n - 1):
        value = [value]
    return value


def objects(n):
    value = {}
    for _ in range(n - 1):
        value = {"a": value}
    return value


def none():
    return "none"


def swapped(first, second):
    return [second, first]


def five(a, b, c, d, e):
    return [a, b, c, d, e]


def count(values):
    return len(values)


def repeated(n):
    return "x" * n


def rows(n):
    return [{"id": i, "name": f"row {i}"} for i in range(n)]
