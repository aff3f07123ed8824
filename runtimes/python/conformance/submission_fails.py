def grade(answer, problem):
    return answer.call("f") == 1
