def grade(answer, problem):
    first, second = answer.run("20\n22\n"), answer.run("1\n2\n")
    right = [first.failure is None and first.stdout == "42\n", second.failure is None and second.stdout == "3\n"]
    return {"score": sum(right) / 2, "message": first.stdout}
