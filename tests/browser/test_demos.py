"""The demo problems, each answered by one learner: not gradable, wrong, right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from ..grading.test_demos import (
    COUNTS_ANYTHING,
    DECODES_FIRST,
    LOANS_OF_ALL_ROWS,
    LOOP_ONLY,
    MUTABLE_DEFAULT,
    NO_BLANK_LINES,
    PLAIN_OBJECT,
    SCAN,
    parsed,
    solution_of,
)
from .learner import Answer, Learner

Answers = Callable[[str], Mapping[str, Answer]]
"""From the text of the prompt, since some prompts differ from learner to learner."""


def always(**answers: Answer) -> Answers:
    return lambda prompt: {label.replace("_", " "): answer for label, answer in answers.items()}


@dataclass(frozen=True, slots=True)
class Demo:
    title: str
    attempts: int
    ungradable: Answers
    complaint: str
    wrong: Answers
    feedback: str
    right: Answers
    verdict: str = "Incorrect"


def two_squares(prompt: str) -> Mapping[str, Answer]:
    wanted = int(re.search(r"=\s*(\d+)", prompt)[1])  # type: ignore[index]
    first, second = next((a, b) for a in range(20) for b in range(20) if a * a + b * b == wanted)
    return {"a": str(first), "b": str(second)}


def summands(prompt: str) -> Mapping[str, Answer]:
    wanted = int(re.search(r"=\s*(\d+)", prompt)[1])  # type: ignore[index]
    return {"a": str(wanted - 1), "b": "1"}


def loan(prompt: str) -> tuple[float, float, int]:
    principal, years, rate = re.search(r"\$([\d,]+) for (\d+) years at a yearly rate of ([\d.]+)", prompt).groups()  # type: ignore[union-attr]
    return float(principal.replace(",", "")), float(rate) / 1200, 12 * int(years)


def monthly_payment(prompt: str) -> Mapping[str, Answer]:
    principal, rate, months = loan(prompt)
    return {"Monthly payment": f"{principal * rate / (1 - (1 + rate) ** -months):,.2f}"}


def without_interest(prompt: str) -> Mapping[str, Answer]:
    principal, _, months = loan(prompt)
    return {"Monthly payment": f"{principal / months:.2f}"}


LOOP = """\
def even_squares(numbers):
    result = []
    for number in numbers:
        if number % 2 == 0:
            result.append(number ** 2)
    return result
"""

DEMOS = [
    Demo(
        title="Art history: name the painter",
        attempts=3,
        ungradable=always(Painter="1889"),
        complaint="Type the name of a person.",
        wrong=always(Painter="Claude Monet"),
        feedback="Monet painted light on water",
        right=always(Painter="  VINCENT van gógh "),
    ),
    Demo(
        title="Chemistry: weigh the salt",
        attempts=4,
        ungradable=always(Mass="-5.84", Unit=["g"]),
        complaint="A mass is more than 0.",
        wrong=always(Mass="5.84", Unit=["kg"]),
        feedback="1000 times too large",
        right=always(Mass="5 844", Unit=["mg"]),
    ),
    Demo(
        title="Number theory: a sum of two squares",
        attempts=5,
        ungradable=lambda prompt: {"a": "1.5", "b": "2"},
        complaint="Type two integers",
        wrong=summands,
        feedback="the sum of their squares is asked for",
        right=two_squares,
    ),
    Demo(
        title="Finance: the monthly payment of a loan",
        attempts=4,
        ungradable=always(Monthly_payment="-100"),
        complaint="A payment is more than 0 dollars.",
        wrong=without_interest,
        feedback="but no interest",
        right=monthly_payment,
    ),
    Demo(
        title="Statistics: what a p-value says",
        attempts=2,
        ungradable=lambda prompt: {},
        complaint="Choose an answer.",
        wrong=lambda prompt: {"Meaning of the p-value": ["The drug improves the outcome by 3 %."]},
        feedback="says nothing about the size of an effect",
        right=lambda prompt: {
            "Meaning of the p-value": [
                "If the drug had no effect, data at least this extreme would occur with probability 3 %."
            ]
        },
    ),
    Demo(
        title="Programming: a list comprehension",
        attempts=10,
        ungradable=always(Your_program="def even_squares(numbers:\n    return []"),
        complaint="Python cannot read line 1 of your program",
        wrong=always(Your_program=LOOP),
        feedback="The body should be one line that begins with return.",
        right=always(Your_program="def even_squares(numbers):\n    return [n * n for n in numbers if not n % 2]\n"),
        verdict="Partly correct",
    ),
]


@pytest.mark.parametrize("demo", DEMOS, ids=[demo.title.split(":")[0].replace(" ", "-") for demo in DEMOS])
def test_a_demo(demo: Demo, learner: Callable[[str], Learner]) -> None:
    at = learner(demo.title)
    prompt = at.prompt.inner_text()
    full = f"You have {demo.attempts} attempts."
    at.expect_attempts(full)

    at.hand_in(demo.ungradable(prompt))
    expect(at.root.get_by_text(demo.complaint)).to_be_visible()
    at.expect_attempts(full)

    at.hand_in(demo.wrong(prompt))
    expect(at.result).to_contain_text(demo.verdict)
    expect(at.result).to_contain_text(demo.feedback)
    at.expect_attempts(f"{demo.attempts - 1} of {demo.attempts} attempts left.")

    at.hand_in(demo.right(prompt))
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()


@dataclass(frozen=True, slots=True)
class ProgramDemo:
    """name: of its file. wrong: a program with a common mistake. failing: the first test that fails and is shown."""

    title: str
    name: str
    attempts: int
    wrong: str
    failing: str
    feedback: str

    @property
    def right(self) -> str:
        return solution_of(parsed(self.name)).source.strip()


def _as_slow(starter: str) -> str:
    return starter.replace("range(i)", "range(0, i)")


PROGRAM_DEMOS = [
    ProgramDemo(
        title="Programming: the median",
        name="median_of_readings",
        attempts=10,
        wrong="def median(readings):\n"
        '    """Return the median of a list of numbers, or None for an empty list."""\n'
        "    if not readings:\n"
        "        return None\n"
        "    readings.sort()\n"
        "    return (readings[(len(readings) - 1) // 2] + readings[len(readings) // 2]) / 2\n",
        failing="… readings",
        feedback="sorted(readings) makes a new list; readings.sort() changes it.",
    ),
    ProgramDemo(
        title="Programming: a receipt",
        name="till_receipt",
        attempts=10,
        wrong=NO_BLANK_LINES,
        failing="",
        feedback="Names may have several words, and there may be blank lines.",
    ),
    ProgramDemo(
        title="Programming: a class",
        name="bank_account",
        attempts=10,
        wrong=MUTABLE_DEFAULT,
        failing="Two accounts: … [ada.balance, grace.balance, grace.history]",
        feedback="Nothing arrives when the money is not there.",
    ),
    ProgramDemo(
        title="Programming: mend the search",
        name="mend_binary_search",
        attempts=8,
        wrong=SCAN.lstrip(),
        failing="halves the list at each step",
        feedback="A binary search looks at few words, however long the list is.",
    ),
    ProgramDemo(
        title="Programming: recursion",
        name="count_the_files",
        attempts=10,
        wrong=LOOP_ONLY,
        failing="Uses recursion",
        feedback="count_files should call itself for each folder inside.",
    ),
    ProgramDemo(
        title="Programming: make it faster",
        name="faster_pairs",
        attempts=10,
        wrong=_as_slow(parsed("faster_pairs").inputs[0].starter),
        failing="twice as many numbers take twice as long",
        feedback="Which number would you need to have seen before?",
    ),
    ProgramDemo(
        title="JavaScript: count the words",
        name="count_the_words",
        attempts=10,
        wrong=PLAIN_OBJECT.lstrip(),
        failing="a word that every object knows",
        feedback="A Map has nothing in it that you did not put there.",
    ),
    ProgramDemo(
        title="JavaScript: read a query",
        name="read_a_query",
        attempts=10,
        wrong=DECODES_FIRST.lstrip(),
        failing="readQuery('https://shop.example/shoes?page=a?b')",
        feedback="Only the first ? begins the query.",
    ),
    ProgramDemo(
        title="Databases: who borrows books?",
        name="library_loans",
        attempts=10,
        wrong=LOANS_OF_ALL_ROWS.lstrip(),
        failing="a quiet year",
        feedback="Which kind of join keeps them?",
    ),
    ProgramDemo(
        title="Biology: the GC content of DNA",
        name="gc_content",
        attempts=10,
        wrong=COUNTS_ANYTHING.lstrip(),
        failing='gc_content("GAUUACA")',
        feedback="U is a letter of RNA, not of DNA.",
    ),
]


@pytest.mark.parametrize("demo", PROGRAM_DEMOS, ids=[demo.name for demo in PROGRAM_DEMOS])
def test_a_demo_of_a_program(demo: ProgramDemo, learner: Callable[[str], Learner]) -> None:
    at = learner(demo.title)
    full = f"You have {demo.attempts} attempts."
    at.expect_attempts(full)
    expect(at.root.get_by_role("region", name="Examples")).to_be_visible()
    assert at.hand_in({}).status == 400
    expect(at.root.get_by_text("This is the code that was there at the start.")).to_be_visible()
    at.expect_attempts(full)

    at.code().write(demo.wrong)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")
    expect(at.outcome).to_contain_text(demo.feedback)
    if demo.failing:
        expect(at.result).to_contain_text(f"First failure: {demo.failing}.")
        expect(at.tests.locator("> details[open]")).to_contain_text(demo.feedback)
    at.expect_attempts(f"{demo.attempts - 1} of {demo.attempts} attempts left.")

    at.code().write(demo.right)
    at.try_out()
    expect(at.report).to_contain_text(re.compile(r"Run: (\d+) of \1 examples? passed\."))
    at.hand_in({})
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    expect(at.tests.locator("> details[open]")).to_have_count(0)


def test_the_workbench_lists_the_demos_of_different_fields(paths: Mapping[str, str]) -> None:
    demos = {demo.title for demo in [*DEMOS, *PROGRAM_DEMOS]} | {"Physics: the age of a piece of wood"}
    shown = [title for title in paths if title in demos]
    assert len(shown) == len(demos) == 17
    assert len({title.split(":")[0] for title in shown}) == 10
