def generate(problem):
    draw = problem.random.randint
    if {draw(3, 5) for _ in range(200)} != {3, 4, 5}:
        raise ValueError("not the numbers from 3 to 5")
    return {"a": draw(1, 1000), "b": draw(1, 1000), "names": ["x", "y"]}


def grade(answer, problem):
    return answer == problem.variables["a"] + problem.variables["b"]
