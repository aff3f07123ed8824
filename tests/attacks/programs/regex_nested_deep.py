# Compiles a regular expression of nested groups and one of huge repeats.
#
# category = "decompression and parsing bombs"
# ending = ["stack", "fuel"]
import re


def attack():
    try:
        re.compile("(?:a{1,60000}){1,60000}")
    except OverflowError:
        pass
    re.compile("(" * 20_000 + ")" * 20_000)
