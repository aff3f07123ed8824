# The plain endless loop.
#
# category = "infinite loop"
# ending = "fuel"
# message = "budget of 2,000,000,000 fuel"
def attack():
    while True:
        pass
