# Prints, returns and raises characters that terminals and browsers act on: ANSI, NUL, bidi overrides, line ends.
#
# ending = "incorrect"
# tests = "error fail fail fail fail error"
# score = 0
# shows = ["\\x1b\\[2J", "\u202E", "\uFFFD"]
TEXT = (
    "".join(map(chr, range(0x20))) + "\x1b[2J\x1b]0;title\x07\x7f\x85\x9b31m\u202e\u2066\u2028\ufeff\uffff\U000e0001\r"
)


def join_sorted(words):
    print(TEXT * 3)
    if words:
        raise ValueError(TEXT)
    return {TEXT: TEXT}
