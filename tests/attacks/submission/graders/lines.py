# A program that reads words from its standard input and prints them joined. canary-of-a-comment
import json
from pathlib import Path

from wasm_problem import group, run

SECRETS = json.loads(Path("secrets.json").read_text())


def canary_of_the_solution(words):
    return "-".join(sorted(words)) + "\n"


tests = [
    run("pear\napple\n", prints="apple-pear\n", visibility="example"),
    group(
        "canary-of-a-name",
        *[run("\n".join(words), prints=canary_of_the_solution(words)) for words in SECRETS["words"]],
        visibility="hidden",
        hint="Sort them first.",
    ),
]
