# Has a regular expression that tries for ever, in a module of its own.
#
# category = "inside one C call"
# ending = ["fuel", "time"]
import regex


def attack():
    return repr(regex.match("(a|aa|a?a)+$", "a" * 60 + "b" * 3, flags=regex.V0))
