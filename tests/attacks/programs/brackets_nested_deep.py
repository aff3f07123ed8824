# A source of nothing but brackets.
#
# category = "deep nesting of brackets"
# ending = "syntax"
# prepare = "nest_brackets"
def attack():
    return "loaded"
