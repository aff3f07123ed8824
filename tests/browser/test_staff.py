"""What the course team sees and does below a problem, in a real browser at the real workbench."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from . import workbench
from .learner import Learner
from .programs import MEAN, MEAN_WITHOUT_NONE
from .scenarios import SUM
from .staff import Staff
from .staff_problems import GRADER, People, change_grader
from .studio import Studio

Visit = Callable[..., Learner]
Edit = Callable[[str], Studio]


@pytest.fixture
def people(context: BrowserContext, site: str, paths: Mapping[str, str], student: str) -> People:
    return People(context, site, paths, student)


@pytest.fixture
def submitted(people: People, studio: Edit, blank: str) -> Studio:
    """The author of a problem that three learners have answered."""
    return people.prepare(blank, studio)


def test_nothing_is_loaded_before_the_panel_is_opened(people: People) -> None:
    at = Staff(people.context.new_page(), people.address(SUM, "staff"))
    at.page.goto(at.url)
    expect(at.summary).to_be_visible()
    expect(at.panel.get_by_role("button")).to_have_count(0)
    assert at.sent == []
    at.summary.click()
    expect(at.fact("Status")).to_have_text("Nothing submitted")
    assert at.sent == ["staff_learner"]
    at.unfold(at.statistics)
    expect(at.statistics.get_by_role("status")).to_contain_text(re.compile("learners?,|Nobody"))
    assert at.sent == ["staff_learner", "staff_statistics"]


def test_staff_see_the_hidden_tests_of_a_wrong_answer_and_what_the_learner_sees(people: People) -> None:
    learner = people.learner(MEAN, "learner")
    learner.code().write(MEAN_WITHOUT_NONE.replace("/", "//"))
    learner.submit.click()
    expect(learner.hidden_tests).to_contain_text("Hidden tests: 1 of 2 passed.")
    at = people.staff(MEAN).choose(people.name("learner"))
    expect(at.fact("Attempts")).to_have_text("1 of 5")
    expect(at.fact("Score")).to_have_text("3 of 6 points")
    expect(at.replay).to_have_text("Graded again just now: the same verdict, the same fuel.")
    expect(at.one.locator(".wp-staff-answers").first).to_contain_text("return sum(numbers) // len(numbers)")
    expect(at.tests).to_have_count(6)
    hidden = at.tests.filter(has_text="hidden from learners")
    expect(hidden).to_have_count(2)
    expect(hidden.first).to_contain_text("passed")
    expect(hidden.last).to_contain_text("failed")
    expect(at.one.get_by_text(re.compile(r"^[\d,]+ instructions$"))).to_be_visible()

    at.one.get_by_text(f"What {people.name('learner')} sees").click()
    expect(at.seen).to_contain_text("Write a function mean(numbers).")
    expect(at.seen.locator(".wp-verdict")).to_have_text("Partly correct3 of 6 points")
    expect(at.seen.locator(".wp-hidden-tests")).to_contain_text("Hidden tests: 1 of 2 passed.")
    expect(at.seen.locator(".wp-tests > li")).to_have_count(4)
    expect(at.seen).not_to_contain_text("Long lists")
    expect(at.seen.get_by_role("textbox")).to_have_count(0)


def test_every_submission_can_be_looked_at(people: People) -> None:
    learner = people.learner(SUM, "learner")
    for second in ("1", "4"):
        learner.hand_in({"First number": "3", "Second number": second})
    at = people.staff(SUM).choose(people.name("learner"))
    expect(at.submission.locator("option:checked")).to_contain_text("Attempt 2 · Correct, 2 of 2 points")
    expect(at.verdict).to_contain_text("Well added.")
    at.submission.focus()
    at.page.keyboard.press("ArrowDown")
    expect(at.verdict).to_contain_text("Not seven.")
    expect(at.submission).to_be_focused()
    expect(at.submission.locator("option:checked")).to_contain_text("Attempt 1 · Incorrect, 0 of 2 points")


def test_a_learner_is_found_with_the_keyboard_alone(people: People) -> None:
    for who in ("ada", "grace"):
        people.learner(SUM, who).hand_in({"First number": "3", "Second number": "4"})
    at = people.staff(SUM)
    at.chooser.focus()
    at.page.keyboard.press("Enter")
    expect(at.search).to_be_focused()
    at.page.keyboard.type(people.student)
    expect(at.one.get_by_text("3 learners found.")).to_be_visible()
    at.page.keyboard.press("ArrowDown")
    at.page.keyboard.press("ArrowDown")
    at.page.keyboard.press("Enter")
    expect(at.name).to_have_text(people.name("grace"))
    expect(at.name).to_be_focused()
    expect(at.search).to_be_hidden()
    at.press("Back to yourself")
    expect(at.name).to_have_text(f"Yourself ({people.name('staff')})")
    at.chooser.click()
    at.search.fill("nobody is called this")
    expect(at.one.get_by_text("Nobody who is found by this has opened the problem.")).to_be_visible()
    at.page.keyboard.press("Escape")
    expect(at.chooser).to_be_focused()
    expect(at.search).to_be_hidden()


def test_more_learners_than_a_page_of_the_list_holds(people: People) -> None:
    for number in range(51):
        assert people.context.request.get(people.address(SUM, f"{number:02}")).ok
    at = people.staff(SUM)
    at.chooser.click()
    at.search.fill(people.student)
    expect(at.found.get_by_role("button").first).to_contain_text(people.name("00"))
    expect(at.one.get_by_text("50 learners shown, and there are more.")).to_be_visible()
    at.press("Show more")
    expect(at.one.get_by_text("52 learners found.")).to_be_visible()
    expect(at.found.get_by_role("button").nth(50)).to_be_focused()
    expect(at.found.get_by_role("button").nth(50)).to_contain_text(people.name("50"))
    expect(at.one.get_by_role("button", name="Show more")).to_be_hidden()


def test_attempts_are_reset_after_a_question(people: People) -> None:
    learner = people.learner(SUM, "learner")
    for second in ("1", "2", "3"):
        learner.hand_in({"First number": "1", "Second number": second})
    learner.expect_attempts("You have used all 3 attempts.")
    at = people.staff(SUM).choose(people.name("learner"))
    at.press("Reset attempts")
    expect(at.confirm).to_be_focused()
    expect(at.confirm).to_contain_text(f"Count the attempts of {people.name('learner')} from 0 again?")
    at.page.keyboard.press("Escape")
    expect(at.confirm).to_be_hidden()
    expect(at.one.get_by_role("button", name="Reset attempts")).to_be_focused()
    assert "staff_reset_attempts" not in at.sent

    at.press("Reset attempts")
    at.press("Yes, reset the attempts")
    expect(at.said).to_have_text("The attempts are reset.")
    expect(at.fact("Attempts")).to_have_text("0 of 3")
    expect(at.fact("Score")).to_have_text("0 of 2 points")
    expect(at.submission.locator("option")).to_have_count(3)
    learner.reload()
    learner.expect_attempts("You have 3 attempts.")
    assert learner.hand_in({"First number": "3", "Second number": "4"}).ok
    expect(learner.result).to_contain_text("Correct")


def test_one_learner_is_graded_again(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank).choose(people.name("loses"))
    expect(at.replay).to_contain_text("another verdict than then. The grader has changed since.")
    at.press("Rescore")
    at.confirm.get_by_label("Only if the score gets higher").check()
    at.press("Yes, rescore")
    expect(at.said).to_have_text("Graded again. The score stays as it was: 4 of 4 points.")
    at.press("Rescore")
    at.press("Yes, rescore")
    expect(at.said).to_have_text("Graded again. The score is now 2 of 4 points.")
    expect(at.fact("Score")).to_have_text("2 of 4 points")
    expect(at.replay).to_have_text("Graded again just now: the same verdict, the same fuel.")


def test_a_grader_that_fails_is_told_in_full(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted, GRADER.replace("answer >= 5", "1 / 0"))
    at = people.staff(blank).choose(people.name("loses"))
    expect(at.verdict).to_contain_text("Not graded")
    expect(at.verdict).to_contain_text("The grader stopped with an error. Line 5 of the grader.")
    expect(at.one.get_by_text("ZeroDivisionError").last).to_be_visible()
    expect(at.one.locator(".wp-staff-part", has_text="Printed by the grader").last).to_contain_text("The answer is 7")
    at.press("Rescore")
    at.press("Yes, rescore")
    expect(at.said).to_contain_text("so the score stays")
    expect(at.fact("Score")).to_have_text("4 of 4 points")


def test_everybody_is_graded_again_where_that_is_higher(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank)
    at.unfold(at.everybody)
    at.preview()
    expect(at.outcome).to_have_text("3 learners: 1 score gets higher, 1 gets lower, 1 stays the same.")
    expect(at.everybody.get_by_role("heading", name="What would change")).to_be_focused()
    expect(at.changes).to_have_count(2)
    gains, loses = at.change_of(people.name("gains")), at.change_of(people.name("loses"))
    expect(gains).to_contain_text(re.compile("2 of 4 points.*4 of 4 points.*higher.*before failed, now passed"))
    expect(loses).to_contain_text(re.compile("4 of 4 points.*2 of 4 points.*lower.*secret rule: before passed"))
    at.everybody.get_by_label("Show").select_option("All (3)")
    expect(at.changes).to_have_count(3)

    at.press("Apply where higher only")
    expect(at.outcome).to_have_text("Done. The submissions of 3 learners were graded again. 1 score changed.")
    expect(at.everybody.get_by_role("button", name="See what would change")).to_be_focused()
    for who, points in (("gains", "4"), ("loses", "4"), ("stays", "2")):
        learner = people.learner(blank, who)
        expect(learner.result).to_contain_text(f"{points} of 4 points")
        learner.page.close()
    at.preview()
    expect(at.changes).to_have_count(1)
    at.press("Do nothing")
    expect(at.outcome).to_have_text("Nothing was changed.")
    at.preview()
    at.press("Apply to all")
    expect(at.outcome).to_contain_text("1 score changed.")
    expect(people.learner(blank, "loses").result).to_contain_text("2 of 4 points")


def test_a_learner_in_the_list_of_changes_is_looked_at(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank)
    at.unfold(at.everybody)
    at.preview()
    at.press(people.name("loses"))
    expect(at.name).to_have_text(people.name("loses"))
    expect(at.name).to_be_focused()


def test_a_preview_of_another_grader_is_not_applied(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank)
    at.unfold(at.everybody)
    at.preview()
    change_grader(submitted, GRADER)
    at.press("Apply to all")
    expect(at.outcome).to_contain_text("was changed after this preview")
    expect(people.learner(blank, "gains").result).to_contain_text("2 of 4 points")
    at.preview()
    expect(at.outcome).to_contain_text("3 stay the same")


def test_a_preview_is_stopped_and_goes_on(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank)
    at.unfold(at.everybody)
    at.page.route(re.compile("/staff_rescore_preview"), lambda route: None)
    at.press("See what would change")
    expect(at.everybody.get_by_role("progressbar")).to_be_visible()
    at.press("Stop")
    expect(at.outcome).to_have_text("Stopped. Nothing was stored.")
    at.page.unroute(re.compile("/staff_rescore_preview"))
    at.press("Go on")
    expect(at.changes).to_have_count(2)


def test_a_lost_connection_loses_no_place(people: People, submitted: Studio, blank: str) -> None:
    change_grader(submitted)
    at = people.staff(blank)
    at.unfold(at.everybody)
    at.preview()
    at.page.route(re.compile("/staff_rescore_apply"), lambda route: route.abort())
    at.press("Apply to all")
    expect(at.outcome).to_contain_text("The server could not be reached")
    at.page.unroute(re.compile("/staff_rescore_apply"))
    at.press("Go on")
    expect(at.outcome).to_contain_text("2 scores changed.")


def test_statistics(people: People, submitted: Studio, blank: str, tmp_path: Path) -> None:
    at = people.staff(blank)
    part = at.unfold(at.statistics)
    expect(part.get_by_role("status")).to_have_text("3 learners, 1 of them with the full score.")
    scores = part.get_by_role("table", name="Score, in percent")
    expect(scores.get_by_role("row", name="50 to 60")).to_contain_text("2")
    expect(scores.get_by_role("row", name="90 to 100")).to_contain_text("1")
    attempts = part.get_by_role("table", name="Attempts")
    expect(attempts.get_by_role("row").nth(1)).to_have_text("13")
    tests = part.get_by_role("table", name="In the last submissions")
    expect(tests.get_by_role("row").nth(1)).to_contain_text("1 of 3")
    wrong = part.get_by_role("listitem").filter(has_text="1 learner")
    expect(wrong).to_have_count(2)
    expect(part.get_by_role("table", name="So many submissions used at most this")).to_contain_text("50%")
    with at.page.expect_download() as download:
        at.press("Download as CSV")
    file = tmp_path / "statistics.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert ["Learners", "Full score", "1"] in rows
    assert ["Score, in percent", "50 to 60", "2"] in rows


def test_it_is_not_printed(people: People) -> None:
    at = people.staff(SUM)
    at.page.emulate_media(media="print")
    expect(at.panel).to_be_hidden()


def test_a_learner_gets_no_panel_and_no_script_of_it(browser: Browser) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.learners_only_settings"}
    with workbench.running(variables=settings) as site:
        page = browser.new_page()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[-1]))
        page.goto(site)
        href = page.get_by_role("link", name=SUM, exact=True).get_attribute("href")
        learner = Learner(page, f"{site}{href}?student=learner").open()
        reply = learner.hand_in({"First number": "3", "Second number": "4"})
        expect(learner.result).to_contain_text("Correct")
        expect(page.get_by_text("For the course team")).to_have_count(0)
        assert "learner.js" in loaded
        assert not [name for name in loaded if "staff" in name]
        address = reply.url.replace("submit_answer", "staff_learners")
        token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
        refused = page.request.post(address, data={"search": "", "after": None}, headers={"X-CSRFToken": token})
        assert (refused.status, refused.json()["error"]["name"]) == (403, "forbidden")
        page.close()
