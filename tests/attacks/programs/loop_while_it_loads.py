# Never finishes its top level.
#
# category = "infinite loop"
# ending = "fuel"
while True:
    pass
