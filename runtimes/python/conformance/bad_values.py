nan = float("nan")
inf = float("inf")


def not_a_number():
    return nan


def infinity():
    return inf


def minus_infinity():
    return -inf


def inside():
    return {"a": [1, 2, nan]}


def deep():
    return {"list": [{"x": inf}]}


def a_function():
    return inside


def function_inside():
    return {"rows": [1, {"f": inside}]}


def list():
    value = []
    value.append(value)
    return value


def object():
    value = {}
    value["me"] = [value]
    return value


def good():
    return "good"
