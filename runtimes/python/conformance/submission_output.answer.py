import sys


def speak(text):
    print(text)
    print("careful", file=sys.stderr)
    return 7
