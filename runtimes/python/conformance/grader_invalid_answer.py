def refuse():
    raise InvalidAnswer("Type **one** city.")


def grade(answer, problem):
    if answer == "?":
        raise InvalidAnswer("Type a city.")
    if answer == "??":
        refuse()
    return True
