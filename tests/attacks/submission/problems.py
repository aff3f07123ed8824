"""The problems that hostile programs are handed in to, with hidden values that must stay hidden."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GRADERS = Path(__file__).with_name("graders")

CANARIES = (
    *("canary-of-a-comment", "canary-of-a-variable", "canary_of_the_solution", "canary-of-a-docstring"),
    *("canary-of-a-name", "canary-of-a-file", "secrets.json"),
)
"""What is in the graders and in the attached file, and reaches no learner."""


@dataclass(frozen=True)
class Secrets:
    """Hidden values. What a learner sees must not depend on them but for which hidden tests pass."""

    words: tuple[tuple[str, ...], ...]
    more: tuple[str, ...]

    def all(self) -> set[str]:
        return {*self.more, *(word for words in self.words for word in words)}

    def file(self) -> str:
        return json.dumps({"words": self.words, "more": self.more, "note": "canary-of-a-file"})


SOME = Secrets(words=(("quince4471", "kumquat9713"), ("medlar3306", "damson8302")), more=("sloe5520", "papaya1175"))
OTHERS = Secrets(words=(("loquat62", "guava885213"), ("rowan", "lychee7706")), more=("citron31", "yuzu99047", "carob8"))

JOIN = "def join_sorted(words):\n    return '-'.join(sorted(words))\n"
HONEST = {
    "words": JOIN,
    "raw": JOIN,
    "one_start": JOIN,
    "passes_the_first_on": JOIN,
    "many": JOIN,
    "lines": "import sys\nprint('-'.join(sorted(sys.stdin.read().split())))",
    "basket": "class Basket:\n    def __init__(self): self.words = []\n"
    "    def put(self, word): self.words.append(word)\n    def sorted(self): return sorted(self.words)\n",
    "there_and_back": JOIN + "def split(text):\n    return text.split('-')\n",
    "two_programs": JOIN,
    "author_s_function": "def longest(words):\n    return max(map(len, words))\n",
    "compared_inside": "def shout(text):\n    return text.upper()\n",
    "pairs": "def has_pair(numbers, total):\n    seen = set()\n    for number in numbers:\n"
    "        if total - number in seen:\n            return True\n        seen.add(number)\n    return False\n",
    "without_sum": "def total(numbers):\n    return numbers[0] + total(numbers[1:]) if numbers else 0\n",
}
"""A right program for each problem."""

SECOND = "def split(text):\n    return text.split('-')\n"
"""A right program for the second field of the problem that has two."""

LIMITS = {"fuel": 300_000_000, "seconds": 3}
"""Of each start of a program: little, so that those which burn all they get take no time."""


def problem_xml(name: str, secrets: Secrets = SOME, limits: Mapping[str, float] | None = None) -> str:
    """A problem as an author writes it. limits: those of learners' programs that differ from LIMITS."""
    grader = (GRADERS / f"{name}.py").read_text("utf-8")
    attributes = " ".join(f'{key}="{value}"' for key, value in (LIMITS | dict(limits or {})).items())
    own = "stdin" if name == "lines" else "code"
    second = f'<input name="second" kind="code" {attributes}/>' if name == "two_programs" else ""
    return f"""<wasm_problem display_name="Words" runtime="python-3.14" max_attempts="9">
        <prompt>Join words.</prompt>
        <input name="program" kind="code" own_input="{own}" {attributes}/>{second}
        <grader><![CDATA[\n{grader}\n]]></grader>
        <file name="secrets.json"><![CDATA[{secrets.file()}]]></file>
        <solution>canary-of-a-docstring</solution></wasm_problem>"""
