# Returns few bytes of JSON that are many objects for the server.
#
# category = "result too large"
# ending = "bad-value"
# message = "too large"
# limits = {fuel = 10_000_000_000}
# host_mib = 128
def attack():
    return [{} for _ in range(400_000)]
