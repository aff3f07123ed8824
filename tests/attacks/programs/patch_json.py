# Replaces json, its encoder and everything that turns values into text.
#
# category = "monkeypatching"
# ending = "value"
# value = {score = 0.5}
import codecs
import json
import json.decoder
import json.encoder
import sys


def attack():
    forged = '{"score": 1}'
    for module in (json, json.encoder, json.decoder, codecs, sys.modules["_json"]):
        for name in dir(module):
            if not name.startswith("__"):
                setattr(module, name, lambda *args, **kwargs: forged)
    return {"score": 0.5}
