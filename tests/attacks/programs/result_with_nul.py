# Returns the NUL character, which C code takes for the end of a text.
#
# category = "result not JSON"
# ending = "value"
# value = ["a\u0000b", "\u0000"]
def attack():
    return ["a\0b", "\0"]
