"""Content and the runtimes that it was written with: recorded, offered, older, newer, of another build."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from wasm_problem.block import runtime_notes
from wasm_problem.grading import olx
from wasm_problem.grading.problem import ProblemError, from_dict, to_dict
from wasm_problem.sandbox import Sandbox, default_sandbox

from .runtimes import PYTHON, installed, python_again, python_of_this_checkout
from .support import AUTHOR, LEARNER, READER, STAFF, Course, code_field, init_of, one_field, post

GRADER = "def grade(answer, problem): return answer == 'x'"
TWICE = "def grade(answer, problem): return answer.call('double', 2) == 4"
OTHER_DIGEST = "sha256:" + "0" * 64


@pytest.fixture(autouse=True)
def _nothing_told_yet() -> Iterator[None]:
    runtime_notes._told.clear()
    yield
    runtime_notes._told.clear()


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """Python in the versions 1 to 3, of which 2 is retired, and a runtime for answers and one for graders alone."""
    python_again(tmp_path, "python-3.14@2", status="retired")
    python_again(tmp_path, "python-3.14@3")
    only = {"language": "other", "language_title": "Other"}
    python_again(tmp_path, "only-answers@1", title="Answers", roles=["answer"], **only)
    python_again(tmp_path, "only-graders@1", title="Graders", roles=["grader"], **only)
    with installed(python_of_this_checkout(), tmp_path, monkeypatch=monkeypatch) as sandbox:
        yield sandbox


def studio(course: Course, usage: Any, who: Any = AUTHOR) -> Any:
    page = html.fromstring(f"<div>{course.block(usage, who).render('studio_view', {}).content}</div>")
    return json.loads(page.xpath("//*[@data-uid]/@data-init")[0])


def offered(course: Course, usage: Any) -> dict[str, Any]:
    return {runtime["id"]: runtime for runtime in studio(course, usage)["runtimes"]}


def exported(course: Course, usage: Any) -> Any:
    node = etree.Element("x")
    course.block(usage).add_xml_to_node(node)
    return node


def save(course: Course, usage: Any, **changes: Any) -> Any:
    settings = studio(course, usage)["settings"] | changes
    return post(course.block(usage, AUTHOR), "studio_save", {"settings": settings})


def pinned(digest: str, runtime: str = PYTHON, package: str = "") -> str:
    return f"{runtime} {digest} {package}".strip()


def test_import_records_the_build_and_export_writes_it(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    build = default_sandbox().catalog.get(PYTHON).inputs_digest
    assert course.block(usage).runtime_pins == {"version": 1, "pins": {PYTHON: {"inputs": build}}}
    assert exported(course, usage).get("runtime_pins") == f"{PYTHON} {build}"


def test_a_save_records_what_the_author_saved_it_with(course: Course) -> None:
    usage = course.add("<wasm_problem/>")
    assert not course.block(usage).fields["runtime_pins"].is_set_on(course.block(usage))
    assert save(course, usage).status == 200
    assert set(course.block(usage).runtime_pins["pins"]) == {PYTHON}


def test_answers_in_a_runtime_of_a_package_are_recorded_with_it(
    course: Course, versions: Sandbox, tmp_path: Path
) -> None:
    xml = code_field(TWICE, 'runtimes="python-3.14@1 python-3.14@3"')
    pins = f"{PYTHON} {OTHER_DIGEST}; python-3.14@3 {OTHER_DIGEST} wasm-problem-python; unused@1 {OTHER_DIGEST}"
    usage = course.add(xml.replace("<wasm_problem ", f'<wasm_problem runtime_pins="{pins}" '))
    kept = course.block(usage).runtime_pins["pins"]
    assert set(kept) == {PYTHON, "python-3.14@3"}, "what is not used is not recorded"
    assert kept["python-3.14@3"] == {"inputs": OTHER_DIGEST, "package": "wasm-problem-python"}


def test_the_record_survives_the_json_form_and_old_json_has_none() -> None:
    problem = olx.parse(one_field(GRADER, runtime_pins=pinned(OTHER_DIGEST, package="a-package")))
    assert from_dict(json.loads(json.dumps(to_dict(problem)))) == problem
    assert "pins" not in to_dict(olx.parse(one_field(GRADER)))


@pytest.mark.parametrize(
    "text", ["x", "a@1 sha256:12", f"a@1 {OTHER_DIGEST} -r", f"a@1 {OTHER_DIGEST} two words", "; ".join(["a b"] * 300)]
)
def test_a_record_that_cannot_be_read_is_named_with_its_line(text: str) -> None:
    with pytest.raises(olx.OlxError, match=r"line 1: runtime_pins: .*Remove the attribute"):
        olx.parse(one_field(GRADER, runtime_pins=text))


@pytest.mark.parametrize("pins", [[], {"a@1": "x"}, {"a@1": {"inputs": 1}}, {"a b": {"inputs": OTHER_DIGEST}}])
def test_a_record_of_another_form_is_no_problem_s(pins: Any) -> None:
    with pytest.raises(ProblemError):
        from_dict({"runtime": "a@1", "grader": "", "pins": pins})


def test_content_of_a_newer_record_is_read_without_it(course: Course) -> None:
    usage = course.add(one_field(GRADER))
    block = course.block(usage)
    block.runtime_pins = {"version": 2, "builds": "of another form"}
    block.save()
    assert course.block(usage).problem.pins == {}
    assert course.visit(usage).submit({"answer": "x"}).state["status"] == "correct"


def test_another_build_is_told_to_authors_and_the_operator_and_grades(
    course: Course, caplog: pytest.LogCaptureFixture
) -> None:
    usage = course.add(one_field(GRADER, runtime_pins=pinned(OTHER_DIGEST)))
    assert offered(course, usage)[PYTHON]["other_build"]
    assert "another build of python-3.14@1" in course.block(usage, AUTHOR).render("author_view", {}).content
    for _ in range(2):
        assert course.visit(usage).submit({"answer": "x"}).state["status"] == "correct"
    logged = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    told = "The runtime 'python-3.14@1' is another build than the one that some problems were written with."
    assert logged == [told], "once in a process"

    for who in (LEARNER, STAFF):
        for view in ("student_view", "author_view", "studio_view"):
            content = course.block(usage, who).render(view, {}).content
            assert ("another build" in content) == (who is STAFF and view == "author_view")
            assert "000000" not in content or who is STAFF

    assert save(course, usage, display_name="Seen").status == 200
    assert not offered(course, usage)[PYTHON]["other_build"], "the author has checked it with this build"


def test_the_same_build_is_nothing_to_tell(course: Course, caplog: pytest.LogCaptureFixture) -> None:
    usage = course.add(one_field(GRADER))
    course.visit(usage)
    assert not offered(course, usage)[PYTHON]["other_build"]
    assert caplog.text == ""


def test_what_is_offered_says_language_role_status_and_what_is_newer(course: Course, versions: Sandbox) -> None:
    found = offered(course, course.add(one_field(GRADER, runtime=PYTHON)))
    assert [found[each]["status"] for each in (PYTHON, "python-3.14@2", "python-3.14@3")] == [
        "superseded",
        "retired",
        "current",
    ]
    assert [found[each]["newer"] for each in (PYTHON, "python-3.14@2", "python-3.14@3")] == [
        "python-3.14@3",
        "python-3.14@3",
        "",
    ]
    assert found["only-answers@1"]["roles"] == ["answer"]
    assert found["only-answers@1"]["language_title"] == "Other"
    assert [runtime["id"] for runtime in found.values() if runtime["used"]] == [PYTHON]


def test_a_new_problem_begins_with_python_or_what_the_operator_says(course: Course, versions: Sandbox) -> None:
    usage = course.add("<wasm_problem/>")
    assert studio(course, usage)["settings"]["runtime"] == "python-3.14@3"
    chosen = type(AUTHOR)("author", permissions=AUTHOR.permissions, settings={"default_runtime": "only-graders"})
    assert studio(course, usage, chosen)["settings"]["runtime"] == "only-graders@1"
    wrong = type(AUTHOR)("author", permissions=AUTHOR.permissions, settings={"default_runtime": "only-answers"})
    assert "grader" in versions.catalog.get(studio(course, usage, wrong)["settings"]["runtime"]).roles


def test_a_runtime_cannot_be_saved_in_a_role_that_it_does_not_have(course: Course, versions: Sandbox) -> None:
    usage = course.add(code_field(TWICE))
    field = studio(course, usage)["settings"]["inputs"][0]
    for changes, at in (
        ({"runtime": "only-answers@1"}, "runtime"),
        ({"inputs": [field | {"runtimes": ["only-graders@1"]}]}, "inputs"),
        ({"runtime": "only-graders@1"}, "inputs"),
    ):
        reply = save(course, usage, **changes)
        assert (reply.status, [error["field"] for error in reply.json["errors"]][:1]) == (400, [at])
    good = {"runtime": "only-graders@1", "inputs": [field | {"runtimes": ["only-answers@1"]}]}
    assert save(course, usage, **good).status == 200
    assert course.visit(usage).submit({"program": "def double(n): return 4"}).state["status"] == "correct"


def test_what_is_retired_goes_on_grading(course: Course, versions: Sandbox) -> None:
    usage = course.add(one_field(GRADER, runtime="python-3.14@2"))
    assert course.visit(usage).submit({"answer": "x"}).state["status"] == "correct"
    assert offered(course, usage)["python-3.14@2"]["used"]
    assert course.block(course.add(one_field(GRADER))).runtime_id == "python-3.14@3", "new content gets the newest"


def compared(course: Course, usage: Any, who: Any = AUTHOR, **changes: Any) -> Any:
    body = {"settings": studio(course, usage)["settings"], "answers": {"answer": "x"}, "from": PYTHON}
    return post(course.block(usage, who), "studio_compare", body | {"to": "python-3.14@3"} | changes)


def test_two_versions_are_compared_on_an_answer_and_nothing_is_stored(course: Course, versions: Sandbox) -> None:
    usage = course.add(one_field(GRADER, runtime=PYTHON))
    before = exported(course, usage).items()
    told = compared(course, usage, READER).json
    assert set(told) == {"before", "after"}
    assert [told[side]["score"] for side in told] == [1.0, 1.0]
    assert all(told[side]["usage"]["fuel"] > 0 for side in told)
    assert exported(course, usage).items() == before
    assert course.events == []


def test_answers_move_along(course: Course, versions: Sandbox) -> None:
    grader = "def grade(answer, problem): return {'score': 0, 'message': answer.runtime}"
    usage = course.add(code_field(grader, 'runtimes="python-3.14@1 only-answers@1"', runtime=PYTHON))
    typed = {"program": {"source": "x = 1", "runtime": PYTHON}}
    told = compared(course, usage, answers=typed).json
    assert [told[side]["message_html"] for side in ("before", "after")] == [
        "<p>python-3.14@1</p>\n",
        "<p>python-3.14@3</p>\n",
    ]


@pytest.mark.parametrize(
    "changes", [{"from": "python-3.14@9"}, {"from": None}, {"to": 3}, {"to": "cobol-85@1"}, {"settings": "x"}]
)
def test_a_comparison_of_what_is_not_there_is_refused(
    course: Course, versions: Sandbox, changes: dict[str, Any]
) -> None:
    usage = course.add(one_field(GRADER, runtime=PYTHON))
    assert compared(course, usage, **changes).status == 400


def test_only_authors_compare(course: Course, versions: Sandbox) -> None:
    usage = course.add(one_field(GRADER, runtime=PYTHON))
    for who, status in ((LEARNER, 403), (STAFF, 200)):
        body = {"settings": studio(course, usage)["settings"], "answers": {"answer": "x"}, "from": PYTHON}
        reply = post(course.block(usage, who), "studio_compare", body | {"to": "python-3.14@3"})
        assert reply.status == status
    assert post(course.block(usage, AUTHOR), "studio_compare", {}, "GET").status == 405


def test_an_answer_that_cannot_be_read_is_named_in_both(course: Course, versions: Sandbox) -> None:
    usage = course.add(one_field(GRADER, runtime=PYTHON))
    told = compared(course, usage, answers={}).json
    assert [told[side]["errors"][0]["field"] for side in told] == ["answers.answer"] * 2


HIGHLIGHT = {"keywords": ["begin", "end"], "line_comment": "--", "indent": 2}


def test_a_page_gets_the_colours_of_a_language_and_no_more(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python_again(tmp_path, "pretty@1", title="Pretty", editor_mode="pretty", highlight=HIGHLIGHT)
    python_again(tmp_path, "vast@1", title="Vast", highlight={"keywords": ["k" * 400] * 200})
    with installed(python_of_this_checkout(), tmp_path, monkeypatch=monkeypatch):
        usage = course.add(code_field(TWICE, 'runtimes="pretty@1 vast@1"'))
        runtimes = init_of(course.visit(usage).fragment)["code"]["program"]["runtimes"]
        assert [(each["mode"], each["highlight"]) for each in runtimes] == [("pretty", HIGHLIGHT), ("python", {})]
        assert offered(course, usage)["pretty@1"]["highlight"] == HIGHLIGHT


def test_learners_are_told_the_version_where_two_have_the_same_title(course: Course, versions: Sandbox) -> None:
    usage = course.add(code_field(TWICE, 'runtimes="python-3.14@1 python-3.14@3 only-answers@1"'))
    runtimes = init_of(course.visit(usage).fragment)["code"]["program"]["runtimes"]
    assert [each["title"] for each in runtimes] == ["Python 3.14, version 1", "Python 3.14, version 3", "Answers"]
    assert [each["language"] for each in runtimes] == ["Python", "Python", "Other"]
