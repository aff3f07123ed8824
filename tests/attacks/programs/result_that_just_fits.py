# Returns a value just below the limit, made of the objects that cost the server the most memory.
#
# category = "result too large"
# ending = "value"
# limits = {fuel = 10_000_000_000}
# host_mib = 160
def attack():
    return [{"": 0} for _ in range(100_000)]
