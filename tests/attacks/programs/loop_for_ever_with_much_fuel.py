# An endless loop under a budget that would last for days: the clock ends it.
#
# category = "infinite loop"
# ending = "time"
# message = "longer than 0.5 seconds"
# limits = {fuel = 1_000_000_000_000_000, seconds = 0.5}
# seconds = 4
def attack():
    while True:
        pass
