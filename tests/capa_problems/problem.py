"""The problems of this folder, what learners hand in, and what is recorded of each learner's way through them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

from .learner import Answer, Learner

PROBLEMS = Path(__file__).with_name("problems")
NAMES = sorted(path.stem for path in PROBLEMS.glob("*.xml"))
LEARNERS = range(1, 4)
"""Who sees every problem. Most problems take their random numbers from the learner's number."""


@dataclass(frozen=True)
class Submission:
    """success: `correct`, `incorrect`, or what the learner is told when nothing was graded; then there is no score.

    capa calls an answer correct that gets a part of the points. says: is in a message or hint for the learner.
    """

    learner: int
    answers: list[Answer]
    success: str
    score: float | None = None
    says: str = ""


@dataclass(frozen=True)
class Graded:
    """reply: what the browser got for the submission. events: what was published, with the learner's state then."""

    submission: Submission
    reply: Mapping[str, Any]
    events: list[Mapping[str, Any]]

    @property
    def score(self) -> float | None:
        checked = self._checked
        return checked["grade"] if checked else None

    @property
    def messages(self) -> str:
        """What the problem's author says to the learner, of each field and of all together."""
        fields = self._checked.get("correct_map", {}).values()
        of_fields = [field[kind] or "" for field in fields for kind in ("msg", "hint")]
        # What is said of all fields together is only on the page.
        page = lxml.html.fromstring(self.reply["contents"]).text_content() if "contents" in self.reply else ""
        return "\n".join([*of_fields, page])

    @property
    def _checked(self) -> Mapping[str, Any]:
        return next((event["data"] for event in self.events if event["type"] == "problem_check"), {})


@dataclass(frozen=True)
class Course:
    """A run of one problem, by learner: what they saw first, what became of each submission, what they saw last."""

    pages: Mapping[int, Mapping[str, str]]
    graded: list[Graded]
    pages_afterwards: Mapping[int, Mapping[str, str]]
    answers_shown: Mapping[int, Mapping[str, Any]]


def submissions(name: str, numbers: Collection[int] = LEARNERS) -> list[Submission]:
    """Those of these learners. None, if the problem cannot be shown."""
    listed = [Submission(**each) for each in _read(name) if "page" not in each]
    return [each for each in listed if each.learner in numbers]


def refused(name: str) -> str | None:
    """What learners see of a problem that cannot be shown."""
    return next((each["page"] for each in _read(name) if "page" in each), None)


def least_executions(name: str, numbers: Collection[int]) -> int:
    """How often the problem's Python runs at least: once to make it, and for each answer that its Python grades."""
    xml = (PROBLEMS / f"{name}.xml").read_text("utf-8")
    made = len(re.findall(r"<script\b", xml)) > 0
    graded = re.search(r"<(customresponse|schematicresponse)\b|hintfn=", xml) is not None
    return made + graded * len({tuple(map(str, each.answers)) for each in submissions(name, numbers)})


def _read(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((PROBLEMS / f"{name}.json").read_text("utf-8"))
    return listed


def run(address: str, events: Path, name: str, numbers: Collection[int] = LEARNERS) -> Course:
    """These learners open the problem, hand in what its file lists for them, and look at the answers."""
    learners = {number: Learner(address, name, number) for number in numbers}
    pages = {number: learner.page() for number, learner in learners.items()}
    published = _Published(events, name)
    graded = []
    for each in submissions(name, numbers):
        reply = learners[each.learner].submit(each.answers)
        graded.append(Graded(each, reply, list(published.new())))
    afterwards = {number: learner.page() for number, learner in learners.items()}
    shown = {number: learner.answers() for number, learner in learners.items() if refused(name) is None}
    return Course(pages, graded, afterwards, shown)


class _Published:
    """The events of a problem, from the file to which the server writes them."""

    def __init__(self, events: Path, name: str) -> None:
        self._events, self._name, self._position = events, name, 0
        list(self.new())

    def new(self) -> Iterator[Mapping[str, Any]]:
        if not self._events.exists():
            return
        with self._events.open(encoding="utf-8") as file:
            file.seek(self._position)
            lines = file.readlines()
            self._position = file.tell()
        yield from (event for event in map(json.loads, lines) if event["block"].startswith(f"{self._name}.problem."))


def as_after_safe_exec(reply: Mapping[str, Any]) -> Mapping[str, Any]:
    """The reply of a server with not_safe_exec, when the problem's Python failed, as safe_exec would make it.

    safe_exec quotes a traceback as Python shows bytes, so its lines are parted by a backslash and an n, and apostrophes
    have a backslash. capa looks for the last of these lines, and tells learners what follows the exception's class in
    it. not_safe_exec has only that one line, as it is.
    """
    error = re.match(r"(?:Error in .* The error was: )?(\w+: .*)", str(reply["success"]))
    if error is None:
        return reply  # a verdict, or a sentence of capa
    traceback = f'File "script"\n{error[1]}\n'
    last_line = repr(traceback.encode()).split("\\n")[-2]
    return {**reply, "success": last_line.split(": ", 1)[-1]}
