# Raises an exception with a message of ten megabytes and notes as long.
#
# category = "failure report"
# ending = "raised"
# message = "^ValueError: xxx"
def attack():
    error = ValueError("x" * 10_000_000)
    error.add_note("y" * 10_000_000)
    raise error
