# Passes arguments with the key that only the server may use, of a kind that does not exist.
#
# category = "entry and arguments"
# ending = "refused"
# args = [{"$wasm-problem" = "host", path = "/etc/passwd"}]
def attack(argument):
    return "loaded"
