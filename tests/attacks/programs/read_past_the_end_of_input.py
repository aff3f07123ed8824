# Reads more lines than standard input has.
#
# category = "waiting for ever"
# ending = "raised"
# message = "EOFError"
def attack():
    while True:
        input()
