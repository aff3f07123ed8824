def grade(answer, problem):
    v = problem.variables
    return {"score": 1, "message": f"{v['n']} {problem.attempt} {v['list'][0]} {v['object']['deep']}"}


def seed(problem):
    return problem.seed
