# Downloads data.
#
# category = "network"
# ending = "value"
# value = false
import nltk


def attack():
    try:
        return bool(nltk.download("words", quiet=True))
    except (OSError, ValueError, AttributeError, LookupError):
        return False
