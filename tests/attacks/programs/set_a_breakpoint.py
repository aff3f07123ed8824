# Starts the debugger, which waits for commands.
#
# category = "waiting for ever"
# ending = "raised"
def attack():
    breakpoint()
