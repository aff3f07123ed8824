def grade(answer, problem):
    answer.evaluate("x = twice(20)")
    right = answer.evaluate("x + more") == 42
    if "broken" in answer.source:
        answer.evaluate(")(")
    return right
