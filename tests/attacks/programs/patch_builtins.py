# Replaces the builtins that a harness would use.
#
# category = "monkeypatching"
# ending = "value"
# value = {score = 0.5}
import builtins


def attack():
    for name in dir(builtins):
        if not name.startswith("__"):
            try:
                setattr(builtins, name, lambda *args, **kwargs: {"score": 1})
            except Exception:
                continue
    return {"score": 0.5}
