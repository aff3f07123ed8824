# Raises the exceptions that usually pass through "except Exception" of a server.
#
# category = "failure report"
# ending = "raised"
# message = "KeyboardInterrupt"
def attack():
    try:
        raise GeneratorExit
    finally:
        raise KeyboardInterrupt
