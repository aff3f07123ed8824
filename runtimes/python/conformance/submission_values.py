VALUES = [0, -1, 2.5, True, None, "", "é 😀", [], [1, [2]], {"a": {"b": []}}, {"": 1}]


def grade(answer, problem):
    equal = [value for value in VALUES if answer.call("echo", value) == value]
    return len(equal) / len(VALUES)
