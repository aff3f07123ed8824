# Deletes all builtins.
#
# category = "monkeypatching"
# ending = "value"
# value = {score = 0.5}
import builtins


def attack():
    builtins.__dict__.clear()
    return {"score": 0.5}
