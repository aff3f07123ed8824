# A source of nothing but subscripts, which nest to the left.
#
# category = "deep nesting of brackets"
# ending = ["syntax", "stack"]
# limits = {fuel = 10_000_000_000}
# prepare = "nest_subscripts"
def attack():
    return "loaded"
