# Prints its inputs in every way that there is.
#
# ending = "partial"
# tests = "pass pass fail fail fail pass"
# score = 0.5
# shows = ["pear"]
import os
import sys
import warnings


def join_sorted(words):
    print(words)
    sys.stderr.write(f"{words}\n")
    os.write(1, f"{words}\n".encode())
    sys.__stdout__.buffer.write(repr(words[::-1]).encode("utf-16"))
    warnings.warn(str(words))
    return "-".join(sorted(words)) if not words or {"pear", "fig"} & set(words) else words
