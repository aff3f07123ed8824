def grade(answer, problem):
    answer.run()
    return True
