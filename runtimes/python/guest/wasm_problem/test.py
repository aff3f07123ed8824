"""What every test has: a name, points, a hint, and who sees it."""

from __future__ import annotations

import difflib
from typing import Any

from wasm_problem.answers import CodeAnswer
from wasm_problem.bench import Bench
from wasm_problem.expectations import Result
from wasm_problem.faults import BadTest, authors_line, kind_of

VISIBILITIES = ("example", "shown", "shown-on-failure", "hidden")
OPTIONS = (
    *("name", "points", "hint", "visibility", "of", "returns", "prints", "raises", "stdin", "max_fuel"),
    *("stop_at_first_failure", "all_or_nothing", "fresh", "given", "like", "cases", "what", "at_most", "n"),
    *("rows", "columns", "agrees", "ordered", "after", "changes", "uses_index", "plan"),
)
LONGEST_HINT = 20_000
MOST_POINTS = 1_000_000


class Test:
    """One test. A kind of test says what it calls and expects, and how it is run."""

    default_name = ""
    """The name of a test without one. It may tell what a learner must not see of a hidden test."""
    call = ""
    """What is called, as code."""
    stdin = ""
    expected = ""

    def __init__(
        self,
        name: str = "",
        points: float = 1,
        hint: str = "",
        visibility: str = "",
        of: str = "",
        **unknown: Any,
    ) -> None:
        """of: the name of the answer field; "" is the only one. Raises BadTest."""
        refuse(unknown)
        self.line = authors_line()
        self.name = checked_text(name, "name", 1000)
        self.points = checked_points(points)
        self.hint = checked_text(hint, "hint", LONGEST_HINT)
        self.visibility = checked_visibility(visibility)
        self.of = checked_text(of, "of", 1000)

    def run(self, bench: Bench) -> Result:
        """How the test ended. Raises SubmissionError when the program is none, and BadTest for a fault of the test."""
        raise NotImplementedError


def as_arguments(args: list[Any]) -> str:
    """Returns arguments as JSON. Raises BadTest."""
    try:
        return CodeAnswer.to_json(args)
    except Exception as error:
        raise BadTest(f"an argument cannot be passed on to the program: {error}") from None


def refuse(unknown: dict[str, Any]) -> None:
    """Raises BadTest for an option that there is not."""
    for name in unknown:
        begun = [each for each in OPTIONS if each.startswith(name)]
        alike = [each for each in begun or difflib.get_close_matches(name, OPTIONS, 1) if each != name]
        raise BadTest(f'there is no option "{name}" here' + (f'; do you mean "{alike[0]}"?' if alike else ""))


def checked_text(value: Any, option: str, longest: int) -> str:
    if not isinstance(value, str):
        raise BadTest(f"{option} is {kind_of(value)}; it is text")
    if len(value) > longest:
        raise BadTest(f"{option} has {len(value):,} characters; it has at most {longest:,}")
    return value


def checked_points(points: Any) -> float:
    if type(points) not in (int, float) or not 0 <= points <= MOST_POINTS:
        raise BadTest(f"points is {kind_of(points)}; it is a number from 0 to {MOST_POINTS:,}")
    return points


def checked_visibility(visibility: Any) -> str:
    if visibility not in ("", *VISIBILITIES):
        *names, last = (f'"{each}"' for each in VISIBILITIES)
        raise BadTest(f"visibility is {kind_of(visibility)}; it is {', '.join(names)} or {last}")
    return visibility
