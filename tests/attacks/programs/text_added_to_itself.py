# Doubles a text by +=. When memory runs out there, CPython 3.14 itself uses memory that it has freed.
#
# category = "memory by str"
# ending = ["memory", "crashed", "raised"]
def attack():
    text = "x"
    while True:
        text += text
