def grade(answer, problem):
    return answer["first"].call("f") == "one" and answer["second"].call("f") == "two"
