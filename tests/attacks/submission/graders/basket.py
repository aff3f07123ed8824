# A class, tested by code that runs in the learner's program. canary-of-a-comment
import json
from pathlib import Path

from wasm_problem import group, script

SECRETS = json.loads(Path("secrets.json").read_text())


def filled(words):
    return "basket = Basket()\n" + "".join(f"basket.put({word!r})\n" for word in words) + "basket.sorted()"


MANY = [f"{word}{number}" for word in SECRETS["more"] for number in range(200)]

tests = [
    script(filled(["pear", "apple"]), returns=["apple", "pear"], visibility="example"),
    group(
        "canary-of-a-name",
        *[script(filled(words), returns=sorted(words)) for words in (*SECRETS["words"], MANY)],
        visibility="hidden",
        hint="Sort them first.",
    ),
]
