# Writes into the dicts behind built-in types, which Python itself forbids.
#
# category = "monkeypatching"
# ending = ["value", "raised", "crashed"]
# value = {score = 0.5}
import gc


def attack():
    for type_ in (str, int, dict, list, tuple, BaseException, type):
        (attributes,) = [referent for referent in gc.get_referents(type_.__dict__) if isinstance(referent, dict)]
        for name in ("encode", "__iter__", "items", "__str__", "join", "format", "splitlines", "__traceback__"):
            if name in attributes:
                attributes[name] = lambda *args, **kwargs: "forged"
    return {"score": 0.5}
