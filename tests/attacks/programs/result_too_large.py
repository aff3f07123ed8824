# Returns ten megabytes.
#
# category = "result too large"
# ending = "bad-value"
# message = "too large.*1,048,576 are allowed"
def attack():
    return "x" * 10_000_000
