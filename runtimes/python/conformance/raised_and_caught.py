def fail():
    raise ValueError("oh")


def careful():
    try:
        fail()
    except ValueError as error:
        return ["caught", "oh" in str(error)]
