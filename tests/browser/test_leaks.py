"""A learner's browser never gets the grader or the solution.

The problem is written in Studio, so that the workbench, which prints the XML of its scenarios, has nothing to print.
In the workbench everybody may edit, so what a fault of the grader tells authors is not looked at here: see tests/block.
"""

from __future__ import annotations

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
    author.root.get_by_label("Show a Reset button").check()
    author.save()
    author.page.close()

    received: list[tuple[str, str]] = []

    def keep(route: Route) -> None:
        response = route.fetch()
        received.append((route.request.url, response.text()))
        route.fulfill(response=response)

    context.route("**/*", keep)
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

    received.append(("the page as it is now", at.page.content()))
    addresses = " ".join(url for url, _ in received)
    for expected in ("/scenario/", "/learner.js", "/learner.css", "/save_answer", "/submit_answer", "/reset_answer"):
        assert expected in addresses
    found = {(secret, url) for secret in SECRETS for url, text in received if secret in text}
    assert not found
