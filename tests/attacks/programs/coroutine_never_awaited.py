# Makes coroutines that nobody awaits.
#
# category = "coroutine never awaited"
# ending = ["value", "output"]
# value = "done"
async def never():
    pass


def attack():
    for _ in range(1000):
        never()
    return "done"
