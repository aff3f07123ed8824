"""What goes wrong with a learner's program, and on its way: said in words, and no attempt is used."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Route, expect

from .learner import Learner
from .programs import ENDLESS, MEAN, MEAN_RIGHT, MEAN_STARTER, UNREADABLE

Visit = Callable[..., Learner]

FULL = "You have 5 attempts."


LIMITS = {
    "while True:\n        pass": "used up its computing budget. Is there a loop that never ends?",
    "while True:\n        print('x' * 1000)": "printed too much. Is there a print in a loop that never ends?",
    "return mean(numbers)": "called itself too deeply. Does your recursion reach its end?",
    "return [0] * 10**9": "used up its memory. Does a list or a text grow without end?",
    "return mean": "gave a value that cannot be handed on, such as a function or a file.",
    "pass\n\ndel mean": "does not define what the test calls. Are the name and its spelling right?",
}


def test_what_ended_a_program_is_said_in_a_sentence(learner: Visit) -> None:
    at = learner(MEAN)
    for body, words in LIMITS.items():
        at.code().write(f"def mean(numbers):\n    {body}\n")
        at.try_out()
        expect(at.examples.first).to_contain_text(f"Your program {words}")
    at.code().write(ENDLESS)
    at.hand_in({})
    expect(at.result).to_contain_text("0 of 6 points")
    expect(at.tests.first).to_contain_text("Is there a loop that never ends?")


def test_a_program_that_cannot_be_read_costs_no_attempt(learner: Visit) -> None:
    at = learner(MEAN)
    program = at.code()
    program.write(UNREADABLE)
    at.try_out()
    expect(at.report).to_contain_text("Your program could not be read, so it was not run.")
    expect(program.marks).to_have_text("Line 3: SyntaxError: invalid syntax")
    expect(program.signs).to_have_count(1)
    at.hand_in({})
    expect(at.result).to_contain_text("Not accepted yet")
    expect(at.result).to_contain_text("No attempt was used.")
    expect(at.outcome).to_contain_text("line 3")
    expect(program.marks).to_have_text("Line 3: SyntaxError: invalid syntax")
    at.expect_attempts(FULL)
    at.reload()
    expect(program.marks).to_have_text("Line 3: SyntaxError: invalid syntax")
    expect(program.signs).to_have_count(1)
    expect(at.earlier).to_be_hidden()


def test_the_starter_as_it_came_is_not_graded(learner: Visit) -> None:
    at = learner(MEAN)
    program = at.code()
    program.expect_text(MEAN_STARTER)
    program.write(MEAN_STARTER + "  \n\n")
    assert at.hand_in({}).status == 400
    expect(program.part).to_contain_text("This is the code that was there at the start. Change it, then submit.")
    expect(at.notice).to_contain_text("Your answer was not graded, and no attempt was used.")
    expect(program.box).to_be_focused()
    expect(program.box).to_have_attribute("aria-invalid", "true")
    at.expect_attempts(FULL)
    at.try_out()
    expect(at.report).to_contain_text("0 of 2 examples passed.")


def test_too_many_runs_are_refused_for_a_while(learner: Visit) -> None:
    at = learner(MEAN)
    at.page.clock.install()
    at.reload()
    program = at.code()
    program.write(MEAN_RIGHT)
    with at.page.expect_request(re.compile("/run_answer")) as first:
        at.try_out()
    request = first.value
    nothing = request.post_data_json | {"answers": {"program": ""}}
    for _ in range(11):
        reply = at.page.request.post(request.url, headers=request.all_headers(), data=nothing)
        assert reply.status == 400, reply.text()

    assert at.try_out().status == 429
    expect(at.notice).to_contain_text("You ran your program 12 times within a minute.")
    wait = at.root.locator(".wp-wait")
    expect(wait).to_have_text(re.compile(r"You can run it again in \d+ seconds\."))
    expect(at.run).to_have_attribute("aria-disabled", "true")
    program.expect_text(MEAN_RIGHT)
    program.box.press("ControlOrMeta+Enter")
    at.hand_in({})
    expect(at.result.get_by_text("Correct", exact=True)).to_be_visible()
    expect(at.run).to_have_attribute("aria-disabled", "true")

    at.page.clock.fast_forward(61_000)
    expect(wait).to_have_text("You can run it again.")
    expect(at.run).not_to_have_attribute("aria-disabled", "true")


def test_a_second_click_while_it_runs_does_nothing(learner: Visit) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_RIGHT)
    held: list[Route] = []
    at.page.route(re.compile("/(run|submit)_answer"), lambda route: held.append(route))
    at.run.dblclick()
    expect(at.report).to_contain_text("Running your program…")
    expect(at.run).to_have_attribute("aria-disabled", "true")
    expect(at.submit).to_have_attribute("aria-disabled", "true")
    at.submit.click(force=True)
    at.code().box.press("ControlOrMeta+Enter")
    assert len(held) == 1
    held[0].continue_()
    expect(at.report).to_contain_text("2 of 2 examples passed.")
    at.submit.dblclick()
    expect(at.result).to_contain_text("Grading your answer…")
    at.code().box.press("ControlOrMeta+Enter")
    assert len(held) == 2
    held[1].continue_()
    expect(at.result).to_contain_text("6 of 6 points")
    at.expect_attempts("4 of 5 attempts left.")


def test_a_connection_lost_while_running_loses_nothing(learner: Visit, context: BrowserContext) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_RIGHT)
    at.code().own.fill("mean([4])")
    context.set_offline(True)
    at.run.click()
    expect(at.notice).to_contain_text("The server could not be reached.")
    at.code().expect_text(MEAN_RIGHT)
    expect(at.code().own).to_have_value("mean([4])")
    context.set_offline(False)
    at.try_out()
    expect(at.notice).to_be_empty()
    expect(at.report).to_contain_text("Your own call gave 4.0.")


def test_earlier_submissions_that_cannot_be_fetched_can_be_asked_for_again(
    learner: Visit, context: BrowserContext
) -> None:
    at = learner(MEAN)
    at.code().write(MEAN_RIGHT)
    at.hand_in({})
    context.set_offline(True)
    at.earlier.locator("summary").click()
    expect(at.earlier).to_contain_text("The server could not be reached")
    context.set_offline(False)
    at.earlier.get_by_role("button", name="Try again").click()
    expect(at.submissions).to_have_count(1)
