# Passes a problem without its parts.
#
# category = "entry and arguments"
# ending = ["refused", "raised"]
# args = [{"$wasm-problem" = "problem"}]
def attack(argument):
    return "loaded"
