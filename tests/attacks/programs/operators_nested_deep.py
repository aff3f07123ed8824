# A source of nothing but minus signs, which nest without brackets.
#
# category = "deep nesting of brackets"
# ending = "syntax"
# prepare = "nest_operators"
def attack():
    return "loaded"
