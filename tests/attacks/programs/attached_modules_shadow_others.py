# Attached files named like modules that the harness or the standard library uses.
#
# category = "import hooks"
# ending = ["value", "raised"]
# prepare = "attach_shadow_modules"
import json


def attack():
    return json.dumps({"score": 0})
