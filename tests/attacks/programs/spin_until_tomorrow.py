# Reads the clock until a day has passed.
#
# category = "waiting for ever"
# ending = "fuel"
# seconds = 5
import time


def attack():
    tomorrow = time.time() + 86400
    while time.time() < tomorrow:
        pass
