# A test that asks a function of the author's whether a value is right.
import json
from pathlib import Path

from wasm_problem import call, group

SECRETS = json.loads(Path("secrets.json").read_text())

tests = [
    call("longest", ["pear", "apple"], returns=lambda length: 4 < length < 6, visibility="example"),
    group(
        "canary-of-a-name",
        *[call("longest", words, returns=lambda length: 6 < length < 16) for words in SECRETS["words"]],
        visibility="hidden",
    ),
]
