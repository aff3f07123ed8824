# Raises an exception whose class has a name of megabytes with control characters and half a surrogate pair.
#
# category = "failure report"
# ending = "raised"
def attack():
    raise type("E" * 1_000_000 + "\n\x1b[2J", (Exception,), {"__module__": "\ud800"})("\ud800 \0 \x1b[31m")
