# A source that ends early for C code.
#
# category = "source of 10 MB"
# ending = "syntax"
# prepare = "put_nul_into_it"
def attack():
    return "loaded"
