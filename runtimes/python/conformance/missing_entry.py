number = 7
text = "t"


def present():
    def hidden():
        return 2

    return hidden() - 1
