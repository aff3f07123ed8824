"""Content for a runtime that is not installed here: nothing of it is lost, and everybody is told what they can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from wasm_problem.block import runtime_notes
from wasm_problem.block.scenarios import scenarios

from .runtimes import PYTHON, installed, python_again, python_of_this_checkout, sandbox_with
from .support import AUTHOR, LEARNER, STAFF, Course, code_field, init_of, one_field, post
from .test_runtimes import OTHER_DIGEST, TWICE, exported, offered, save, studio

SOURCE = "function grade(answer)\t\n  return answer == 'x'  -- blanks:   \nend\n\n"
PINS = f"moon-9@1 {OTHER_DIGEST} wasm-problem-moon"


@pytest.fixture(autouse=True)
def _nothing_told_yet() -> Iterator[None]:
    runtime_notes._told.clear()
    yield
    runtime_notes._told.clear()


def in_moon(**attributes: str) -> str:
    xml = one_field("", runtime="moon-9@1", runtime_pins=PINS, **attributes)
    node = etree.fromstring(xml)
    node.find("grader").text = SOURCE
    node.find("grader").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return etree.tostring(node, encoding="unicode")


def kept(course: Course, usage: Any) -> tuple[Any, ...]:
    block = course.block(usage)
    return block.runtime_id, block.grader, block.runtime_pins


def test_it_keeps_its_text_and_its_record_through_a_save_and_an_export(anywhere: Course) -> None:
    usage = anywhere.add(in_moon())
    before = kept(anywhere, usage)
    assert before[:2] == ("moon-9@1", SOURCE)
    assert before[2]["pins"] == {"moon-9@1": {"inputs": OTHER_DIGEST, "package": "wasm-problem-moon"}}
    reply = save(anywhere, usage, display_name="Put right", max_attempts=7)
    assert reply.status == 200
    assert reply.json["warnings"] == [
        "moon-9@1 is not installed here, so the grader was not checked, and answers are not graded."
    ]
    assert kept(anywhere, usage) == before
    assert (anywhere.block(usage).display_name, anywhere.block(usage).max_attempts) == ("Put right", 7)
    again = anywhere.add(etree.tostring(exported(anywhere, usage), encoding="unicode"))
    runtime, grader, pins = before
    assert kept(anywhere, again) == (runtime, grader.rstrip(), pins), "the format has no blank lines around a text"
    if not hasattr(anywhere, "_scenarios"):  # the workbench is for authors alone
        assert "wasm-problem-moon" not in anywhere.block(usage, LEARNER).render("author_view", {}).content


def test_other_faults_still_keep_it_from_being_saved(course: Course) -> None:
    usage = course.add(in_moon())
    reply = save(course, usage, max_attempts=0, inputs=[])
    assert reply.status == 400
    assert {error["field"] for error in reply.json["errors"]} == {"max_attempts", "inputs"}


def test_a_runtime_that_is_missing_cannot_be_chosen_anew(course: Course) -> None:
    for usage in (course.add(one_field("def grade(answer, problem): return 1")), course.add(in_moon())):
        reply = save(course, usage, runtime="cobol-85@1")
        assert (reply.status, reply.json["errors"][0]["field"]) == (400, "runtime")


def test_studio_says_what_to_install(course: Course) -> None:
    usage = course.add(in_moon())
    missing = offered(course, usage)["moon-9@1"]
    assert (missing["status"], missing["package"], missing["used"]) == ("missing", "wasm-problem-moon", True)
    note = course.block(usage, AUTHOR).render("author_view", {}).content
    assert "<code>pip install wasm-problem-moon</code>" in note
    assert post(course.block(usage, AUTHOR), "studio_check", {"settings": studio(course, usage)["settings"]}).json == {
        "errors": []
    }


def test_a_newer_version_that_is_here_is_offered(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_again(tmp_path, "moon-9@2")
    with installed(python_of_this_checkout(), tmp_path, monkeypatch=monkeypatch):
        usage = course.add(in_moon())
        assert offered(course, usage)["moon-9@1"]["newer"] == "moon-9@2"
        settings = studio(course, usage)["settings"] | {"grader": "def grade(answer, problem): return 1"}
        body = {"settings": settings, "answers": {"answer": "x"}, "from": "moon-9@1", "to": "moon-9@2"}
        told = post(course.block(usage, AUTHOR), "studio_compare", body).json
        assert told["before"]["failure"]["cause"] == "unknown-runtime"
        assert told["after"]["score"] == 1


def test_learners_are_told_that_nothing_is_lost_and_nothing_is(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    grader = "def grade(answer, problem): return answer == 'x'"
    python_again(tmp_path, "moon-9@1")
    with installed(python_of_this_checkout(), tmp_path, monkeypatch=monkeypatch):
        usage = course.add(one_field(grader, runtime="moon-9@1"))
        open_page = course.visit(usage)
        open_page.submit({"answer": "x"})

    for _ in range(2):
        page = course.block(usage, LEARNER).render("student_view", {}).content
        assert "This problem is not available right now. Nothing is lost" in page
        assert "moon" not in page
    assert "Not installed here: moon-9@1" in course.block(usage, STAFF).render("student_view", {}).content
    state = open_page.submit({"answer": "y"}).state
    assert (state["status"], state["attempts"]["used"], state["score"]["earned"]) == ("not-graded", 1, 1)
    assert "not available right now. Nothing is lost" in state["message_html"]
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warnings == ["The runtime 'moon-9@1' is not installed, and there are problems that need it."]

    with installed(python_of_this_checkout(), tmp_path, monkeypatch=monkeypatch):
        visit = course.visit(usage)
        assert visit.state["answers"] == {"answer": "y"}
        assert visit.state["attempts"]["used"] == 1


def test_of_several_languages_the_missing_one_is_named_as_such(course: Course) -> None:
    usage = course.add(code_field(TWICE, 'runtimes="python-3.14@1 moon-9@1"'))
    visit = course.visit(usage)
    runtimes = init_of(visit.fragment)["code"]["program"]["runtimes"]
    assert [each["title"] for each in runtimes] == ["Python 3.14", "moon-9@1 (not available right now)"]
    right = {"source": "def double(n): return 2 * n", "runtime": PYTHON}
    assert visit.submit({"program": right}).state["status"] == "correct"
    assert visit.submit({"program": right | {"runtime": "moon-9@1"}}).state["attempts"]["used"] == 1


def test_with_no_language_left_the_page_says_so(course: Course) -> None:
    usage = course.add(code_field(TWICE, 'runtimes="moon-9@1"'))
    assert "not available right now" in course.block(usage, LEARNER).render("student_view", {}).content


def test_a_runtime_brings_demos_and_a_broken_one_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for version in (1, 2):
        python_again(tmp_path, f"snake@{version}")
        demos = tmp_path / f"snake@{version}" / "demos"
        demos.mkdir()
        (demos / "a.xml").write_text('<wasm_problem display_name="A demo of its own" runtime="snake"/>')
        (demos / "b.xml").write_text("<wasm_problem><promt/></wasm_problem>")
        (demos / "c.xml").write_bytes(b"\xff")
    titles = [title for title, _xml in scenarios(sandbox_with([tmp_path]).catalog)]
    assert titles.count("A demo of its own") == 1, "two versions that bring the same demo"
    assert len(titles) == len(set(titles))
    assert "b.xml cannot be used" in caplog.text
    assert "c.xml cannot be used" in caplog.text
