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

RUNTIMES = {"py": "python-3.14", "js": "javascript-es2023"}
"""By the extension of a program's file."""

LIMITS = {"fuel": 300_000_000, "seconds": 3}
"""Of each start of a program: little, so that those which burn all they get take no time."""


def problem_xml(
    name: str, secrets: Secrets = SOME, limits: Mapping[str, float] | None = None, extension: str = "py"
) -> str:
    """A problem as an author writes it, for programs with the extension.

    name: of the grader's file, which is in the same language when it has no extension. limits: those of learners'
    programs that differ from LIMITS.
    """
    file = name if "." in name else f"{name}.{extension}"
    grader = (GRADERS / file).read_text("utf-8")
    attributes = " ".join(f'{key}="{value}"' for key, value in (LIMITS | dict(limits or {})).items())
    graders = RUNTIMES[file.rpartition(".")[2]]
    if RUNTIMES[extension] != graders:
        attributes += f' runtimes="{RUNTIMES[extension]}"'
    own = "stdin" if name == "lines" else "code"
    second = f'<input name="second" kind="code" {attributes}/>' if name == "two_programs" else ""
    return f"""<wasm_problem display_name="Words" runtime="{graders}" max_attempts="9">
        <prompt>Join words.</prompt>
        <input name="program" kind="code" own_input="{own}" {attributes}/>{second}
        <grader><![CDATA[\n{grader}\n]]></grader>
        <file name="secrets.json"><![CDATA[{secrets.file()}]]></file>
        <solution>canary-of-a-docstring</solution></wasm_problem>"""
