def grade(answer, problem):
    return "wanted" in answer.source
