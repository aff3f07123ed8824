def stubborn():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
        finally:
            while True:
                pass


def top():
    return 1
