"""A learner's browser never gets the grader or the solution.

The problem is written in Studio, so that the workbench, which prints the XML of its scenarios, has nothing to print.
In the workbench everybody may edit, so what a fault of the grader tells authors is not looked at here: see tests/block.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Route, expect

from .learner import Learner
from .studio import Field, Studio

SECRETS = ["canary-comment", "canary_function", "canary-literal", "canary-solution", "canary-printed", "canary-way"]
GRADER = """\
# canary-comment
def canary_function(total):
    return "canary-literal" if total == 1e9 else total


def grade(answer, problem):
    print("canary-printed")
    if answer["number"] < 0:
        raise InvalidAnswer("Give a number from 0 on.")
    if answer["choice"] not in ("up", "canary-way"):
        return False
    return canary_function(answer["number"]) == 7
"""
FIELDS = [Field("number", "Number"), Field("choice", "Way", "One of several choices", [("up", "Up"), ("down", "Down")])]


def test_nothing_of_the_grader_or_the_solution_reaches_a_learner(
    learner: Callable[[str], Learner], studio: Callable[[str], Studio], blank: str, context: BrowserContext
) -> None:
    author = studio(blank)
    author.write(
        prompt="Seven, upwards.", fields=FIELDS, grader=GRADER, solution="canary-solution: 7, up", attempts="4"
    )
    author.choose("Show the Reset button", "Yes")
    author.save()
    author.page.close()

    received = listen(context)
    at = learner(blank)
    at.fill({"Number": "1", "Way": ["Up"]})
    at.save.click()
    expect(at.result).to_contain_text("Saved, not submitted")
    for number, way, words in [
        ("x", "Up", ""),
        ("-1", "Up", "Give a number"),
        ("7", "Down", "Incorrect"),
        ("7", "Up", "Correct"),
    ]:
        at.hand_in({"Number": number, "Way": [way]})
        expect(at.result).to_contain_text(words)
    at.reset.click()
    expect(at.result).to_contain_text("Your answer was cleared.")
    at.reload()

    addresses = expect_nothing_of(SECRETS, received, at)
    for expected in ("/scenario/", "/learner.js", "/learner.css", "/save_answer", "/submit_answer", "/reset_answer"):
        assert expected in addresses


def listen(context: BrowserContext) -> list[tuple[str, str]]:
    """From now on each address with what it gave the browser."""
    received: list[tuple[str, str]] = []

    def keep(route: Route) -> None:
        response = route.fetch()
        received.append((route.request.url, response.text()))
        route.fulfill(response=response)

    context.route("**/*", keep)
    return received


def expect_nothing_of(secrets: list[str], received: list[tuple[str, str]], at: Learner) -> str:
    """Nor on the page or in the browser's storage. Returns all addresses."""
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    now = [("the page as it is now", at.page.content()), ("the storage", at.page.evaluate(stored))]
    found = {(secret, url) for secret in secrets for url, text in [*received, *now] if secret in text}
    assert not found
    return " ".join(url for url, _ in received)


HIDDEN = [
    "42170033",
    "84340067",
    "53180021",
    "106360043",
    "canary-comment",
    "canary_reference",
    "canary-group",
    "canary-failing",
]
PROGRAM_TESTS = """\
from wasm_problem import agrees, call, group, integers

# canary-comment
def canary_reference(n):
    return 2 * n + 1


tests = [
    call("odd", 1, returns=3, visibility="example"),
    call("odd", 7, returns=canary_reference(7)),
    call("odd", 53180021, returns=canary_reference(53180021), name="canary-failing", visibility="shown-on-failure"),
    group(
        "canary-group",
        call("odd", 42170033, returns=canary_reference(42170033)),
        agrees("odd", like=canary_reference, given=[integers(42170033, 42170034)]),
        visibility="hidden",
        hint="Try larger numbers.",
    ),
]
"""
TELLTALE = """\
import sys

def odd(n):
    print("got", n)
    print("got", n, file=sys.stderr)
    if 4e7 < n < 5e7:
        raise ValueError(f"got {n}")
    return 2 * n + 1
"""


def test_nothing_of_hidden_tests_reaches_a_learner_whose_program_tells_all(
    learner: Callable[[str], Learner], studio: Callable[[str], Studio], blank: str, context: BrowserContext
) -> None:
    author = studio(blank)
    program = Field("program", "Your program", "Code", starter="def odd(n):\n    return 0")
    author.write(prompt="Write `odd(n)`.", fields=[program], grader=PROGRAM_TESTS, attempts="4")
    author.own_input.select_option(label="A call or expression of their own")
    author.save()
    author.page.close()

    received = listen(context)
    at = learner(blank)
    at.code().write(TELLTALE)
    at.code().own.fill("odd(2), open('/').read()")
    at.try_out()
    expect(at.report).to_contain_text("1 of 1 example passed.")
    at.hand_in({})
    expect(at.result).to_contain_text("3 of 5 tests passed.")
    expect(at.hidden_tests).to_have_text(re.compile(r"^Hidden tests: 1 of 3 passed\.\s*Try larger numbers\.\s*$"))
    at.code().write("def odd(n):\n    return 2 * n + 1\n")
    at.hand_in({})
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    at.earlier.locator("summary").click()
    expect(at.submissions).to_have_count(2)
    at.reload()
    expect(at.hidden_tests).to_have_text("Hidden tests: 3 of 3 passed.")

    addresses = expect_nothing_of(HIDDEN, received, at)
    for expected in ("/scenario/", "/editor.js", "/run_answer", "/submit_answer", "/earlier_submissions"):
        assert expected in addresses
