# Fills memory with a dict.
#
# category = "memory by dict"
# ending = "memory"
# limits = {fuel = 10_000_000_000}
# seconds = 10
def attack():
    everything = {}
    number = 0
    while True:
        everything[number] = str(number)
        number += 1
