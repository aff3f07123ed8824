def grade(answer, problem):
    print("grading")
    raise ValueError("a fault")  # <here>


def generate(problem):
    return 3
