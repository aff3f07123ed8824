# Raises the errors of the interpreter by hand: no syntax error of the program's own, no lack of memory.
#
# ending = "incorrect"
# tests = "error error fail fail fail error"
# score = 0
# shows = ["invalid syntax|needs more than"]
def join_sorted(words):
    if words:
        raise SyntaxError("invalid syntax", ("program.py", 1, 1, "def join_sorted(words", 1, 2))
    raise MemoryError
