# Twenty-five hidden tests.
import json
from pathlib import Path

from wasm_problem import call, group

SECRETS = json.loads(Path("secrets.json").read_text())

tests = [
    call("join_sorted", ["pear", "apple"], returns="apple-pear", visibility="example"),
    group(
        "canary-of-a-name",
        *[
            call("join_sorted", [word, f"{word}{number}"], returns=f"{word}-{word}{number}", points=0.04)
            for number in range(25)
            for word in SECRETS["more"][:1]
        ],
        visibility="hidden",
    ),
]
