# Parses JSON that nests a million levels deep.
#
# category = "decompression and parsing bombs"
# ending = "stack"
import json


def attack():
    json.loads("[" * 1_000_000)
