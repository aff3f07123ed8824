# Doubles a text until memory is full.
#
# category = "memory by str"
# ending = "memory"
def attack():
    text = "x"
    while True:
        text = text * 2
