# A function, tested by a table. canary-of-a-comment
import json
from pathlib import Path

from wasm_problem import agrees, call, choices, group, lists

NOTE = "canary-of-a-variable"
SECRETS = json.loads(Path("secrets.json").read_text())


def canary_of_the_solution(words):
    """canary-of-a-docstring"""
    return "-".join(sorted(words))


tests = [
    call("join_sorted", ["pear", "apple"], returns="apple-pear", visibility="example"),
    call("join_sorted", [], returns="", hint="Nothing makes nothing."),
    group(
        "canary-of-a-name",
        *[call("join_sorted", words, returns=canary_of_the_solution(words)) for words in SECRETS["words"]],
        agrees(
            "join_sorted",
            like=canary_of_the_solution,
            given=[lists(choices(*SECRETS["more"]), shortest=2)],
            cases=8,
        ),
        visibility="hidden",
        hint="Sort them first.",
    ),
    call("join_sorted", ["fig", "elder"], returns="elder-fig", visibility="shown-on-failure"),
]
