# Tests that share one start of the program, a hidden one before one that is shown.
import json
from pathlib import Path

from wasm_problem import call, group

SECRETS = json.loads(Path("secrets.json").read_text())

tests = [
    group(
        "One start",
        call("join_sorted", ["pear", "apple"], returns="apple-pear", visibility="example"),
        *[
            call("join_sorted", words, returns="-".join(sorted(words)), visibility="hidden")
            for words in SECRETS["words"]
        ],
        call("join_sorted", [], returns=""),
        fresh=False,
    ),
]
