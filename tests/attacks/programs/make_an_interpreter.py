# Makes a second interpreter in the process.
#
# category = "threads"
# ending = "raised"
def attack():
    import _interpreters

    other = _interpreters.create()
    _interpreters.exec(other, "while True: pass")
