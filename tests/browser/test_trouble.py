"""What goes wrong between a learner and the grader: said in words, nothing typed is lost, no attempt is used."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Route, expect

from .learner import Learner
from .scenarios import OLD
from .studio import Field, Studio

Visit = Callable[..., Learner]
Edit = Callable[[str], Studio]

TYPED = {"First number": "3", "Second number": "5"}
STILL_HERE = "Your answer is still here."


def test_a_double_click_counts_once(learner: Visit) -> None:
    at = learner().fill(TYPED)
    requested: list[str] = []
    at.page.on("request", lambda request: requested.append(request.url))
    at.submit.dblclick()
    expect(at.result).to_contain_text("Partly correct")
    at.expect_attempts("2 of 3 attempts left.")
    assert len([url for url in requested if "/submit_answer" in url]) == 1


def test_a_second_tab_is_told_and_not_counted(learner: Visit) -> None:
    first, second = learner().fill(TYPED), learner().fill({"First number": "50", "Second number": "60"})
    first.hand_in({})
    first.expect_attempts("2 of 3 attempts left.")

    assert second.hand_in({}).status == 409
    expect(second.notice).to_contain_text("another tab or window")
    expect(second.notice).to_contain_text(STILL_HERE)
    expect(second.result).to_contain_text("Partly correct")
    second.expect_attempts("2 of 3 attempts left.")
    second.expect_values({"First number": "50", "Second number": "60"})

    second.hand_in({})
    expect(second.result).to_contain_text("Incorrect")
    second.expect_attempts("1 of 3 attempts left.")
    expect(second.notice).to_be_empty()


def test_two_tabs_at_the_same_moment_use_one_attempt(learner: Visit) -> None:
    tabs = [learner().fill(TYPED), learner().fill(TYPED)]
    held: list[Route] = []
    for tab in tabs:
        tab.page.route(re.compile("/submit_answer"), lambda route: held.append(route))
        tab.submit.click()
        expect(tab.result).to_contain_text("Grading your answer…")
    for route in held:
        route.continue_()
    for tab in tabs:
        tab.expect_attempts("2 of 3 attempts left.")
    told = [tab.notice.inner_text() for tab in tabs]
    assert sorted("another tab or window" in words for words in told) == [False, True]
    tabs[0].reload()
    tabs[0].expect_attempts("2 of 3 attempts left.")


def test_a_page_that_the_author_changed_is_told_and_the_text_kept(learner: Visit, studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(
        prompt="What is two and two?",
        fields=[Field("sum", "Sum")],
        grader="def grade(answer, problem):\n    return answer == 4",
        attempts="3",
    )
    author.save()
    at = learner(blank).fill({"Sum": "4"})

    author.write_code("Prompt", "What is two and three?")
    author.save()

    assert at.hand_in({}).status == 409
    expect(at.notice).to_contain_text("This problem was changed after you opened the page")
    expect(at.notice).to_contain_text("No attempt was used.")
    expect(at.notice).to_contain_text(STILL_HERE)
    at.expect_values({"Sum": "4"})
    at.expect_attempts("You have 3 attempts.")

    at.notice.get_by_role("button", name="Load the new version").click()
    expect(at.prompt).to_have_text("What is two and three?")
    expect(at.notice).to_contain_text("What you had typed and not saved is back.")
    at.expect_values({"Sum": "4"})
    at.hand_in({"Sum": "4"})
    expect(at.result).to_contain_text("Correct")


def test_a_lost_connection_is_said_and_the_next_try_works(learner: Visit, context: BrowserContext) -> None:
    at = learner().fill(TYPED)
    context.set_offline(True)
    at.submit.click()
    expect(at.notice).to_contain_text("The connection was lost before a reply came.")
    expect(at.notice).to_contain_text(STILL_HERE)
    at.expect_values(TYPED)
    at.expect_attempts("You have 3 attempts.")
    context.set_offline(False)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")
    expect(at.notice).to_be_empty()


def test_a_connection_lost_while_saving_is_said(learner: Visit) -> None:
    at = learner().fill(TYPED)
    at.page.route(re.compile("/save_answer"), lambda route: route.abort("connectionreset"))
    at.save.click()
    expect(at.notice).to_contain_text("The server could not be reached")
    at.expect_values(TYPED)


def test_an_expired_session_is_said_and_the_text_kept(learner: Visit, context: BrowserContext) -> None:
    at = learner().fill(TYPED)
    context.clear_cookies()
    assert at.hand_in({}).status == 403
    expect(at.notice).to_contain_text("Your session has ended.")
    at.expect_values(TYPED)
    at.expect_attempts("You have 3 attempts.")
    at.notice.get_by_role("button", name="Reload the page").click()
    expect(at.notice).to_contain_text("What you had typed and not saved is back.")
    at.expect_values(TYPED)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")


def test_a_sign_in_page_instead_of_a_reply_is_an_ended_session(learner: Visit) -> None:
    at = learner().fill(TYPED)
    sign_in = {"status": 200, "content_type": "text/html", "body": "<!doctype html><title>Sign in</title>"}
    at.page.route(re.compile("/submit_answer"), lambda route: route.fulfill(**sign_in))
    at.submit.click()
    expect(at.notice).to_contain_text("Your session has ended.")
    at.expect_values(TYPED)


def test_a_server_that_fails_is_said_and_the_next_try_works(learner: Visit) -> None:
    at = learner().fill(TYPED)
    broken = {"status": 404, "content_type": "text/html", "body": "<h1>Bad gateway</h1>"}
    at.page.route(re.compile("/submit_answer"), lambda route: route.fulfill(**broken), times=1)
    at.submit.click()
    expect(at.notice).to_contain_text("The server had a problem")
    at.expect_values(TYPED)
    at.hand_in({})
    expect(at.result).to_contain_text("Partly correct")


def test_a_grader_that_an_author_broke_uses_no_attempt(learner: Visit, studio: Edit, blank: str) -> None:
    author = studio(blank)
    author.write(
        prompt="Any number.",
        fields=[Field("number", "Number")],
        grader="def grade(answer, problem):\n    return 100 / answer",
        attempts="2",
    )
    author.save()
    at = learner(blank)
    at.hand_in({"Number": "0"})
    expect(at.result).to_contain_text("Not graded")
    expect(at.result).to_contain_text("no attempt was used")
    expect(at.result).to_contain_text(re.compile("Reference for the course team: [0-9a-f]{8}"))
    at.expect_attempts("You have 2 attempts.")
    at.expect_values({"Number": "0"})
    at.hand_in({"Number": "100"})
    expect(at.result).to_contain_text("Correct")
    at.expect_attempts("1 of 2 attempts left.")


def test_a_runtime_that_is_gone_says_that_nothing_is_lost(
    site: str, context: BrowserContext, paths: dict[str, str], student: str
) -> None:
    page = context.new_page()
    page.goto(f"{site}{paths[OLD]}?student={student}")
    expect(page.get_by_text("This problem is not available right now. Nothing is lost")).to_be_visible()


def test_an_answer_of_5_megabytes_is_refused_in_words(learner: Visit) -> None:
    at = learner("Programming: a list comprehension")
    program = at.code()
    text = ("#" * 99 + "\n") * 50_000
    program.paste_much(text)
    expect(program.lines.first).to_have_text("#" * 99)
    assert at.hand_in({}).status == 413
    expect(at.notice).to_contain_text("too much text to send")
    expect(at.notice).to_contain_text(STILL_HERE)
    assert program.text() == text
    at.expect_attempts("You have 10 attempts.")


def test_a_problem_without_a_grader_says_that_it_is_not_finished(
    site: str, context: BrowserContext, paths: dict[str, str], blank: str
) -> None:
    page = context.new_page()
    page.goto(f"{site}{paths[blank]}")
    expect(page.get_by_role("heading", name=blank, exact=True)).to_be_visible()
    expect(page.get_by_text("This problem is not finished yet.")).to_be_visible()
