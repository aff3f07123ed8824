# Raises a SyntaxError with impossible positions and texts.
#
# category = "failure report"
# ending = "raised"
# message = "SyntaxError"
def attack():
    error = SyntaxError("forged", ("/etc/passwd", -(2**70), 2**70, "\ud800" * 1000, 2**80, -1))
    error.text = 5
    error.lineno = 2**70
    raise error
