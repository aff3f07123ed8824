# Two answer fields. The second program is tested only if the first one is right.
import json
from pathlib import Path

from wasm_problem import call, group

SECRETS = json.loads(Path("secrets.json").read_text())

tests = [
    call("join_sorted", ["pear", "apple"], returns="apple-pear", visibility="example", of="program"),
    group(
        "Both",
        *[
            call("join_sorted", words, returns="-".join(sorted(words)), visibility="hidden", of="program")
            for words in SECRETS["words"]
        ],
        call("split", "apple-pear", returns=["apple", "pear"], of="second"),
        stop_at_first_failure=True,
    ),
]
