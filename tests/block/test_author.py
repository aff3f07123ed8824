"""What an author does in Studio: check while typing, try, save."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tests.examples import SQUARES
from wasm_problem.block import WasmProblemBlock, policy_settings

from .support import AUTHOR, READER, Course, post

SETTINGS: dict[str, Any] = {
    "display_name": "Doubling",
    "runtime": "python-3.14",
    "prompt": "What is twice **{{n}}**?",
    "inputs": [{"name": "answer", "kind": "number", "label": "", "help": "", "choices": [], "starter": ""}],
    "grader": "def generate(problem):\n    return {'n': problem.seed}\n"
    "def grade(answer, problem):\n    print('hello')\n    return answer == 2 * problem.variables['n']\n",
    "solution": "Add it to itself.",
    "max_attempts": 2,
    "weight": 1.5,
    "show_reset_button": True,
}

FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "syntax": ({"grader": "def grade(answer, problem):\n    return (1"}, "grader"),
    "no grade function": ({"grader": "x = 1", "prompt": "x"}, "grader"),
    "no grader": ({"grader": " "}, "grader"),
    "generate fails": ({"grader": "def generate(problem):\n    1 / 0\ndef grade(answer, problem): return 1"}, "grader"),
    "unknown name in the prompt": ({"prompt": "{{n}} {{nn}}"}, "prompt"),
    "unknown runtime": ({"runtime": "cobol-85@1"}, "runtime"),
    "no answer fields": ({"inputs": []}, "inputs"),
    "two fields of one name": ({"inputs": SETTINGS["inputs"] * 2}, "inputs"),
    "a field of no kind": ({"inputs": [{"name": "a", "kind": "essay"}]}, "inputs"),
    "inputs of the wrong type": ({"inputs": "answer"}, "inputs"),
    "attempts that are no number": ({"max_attempts": "many"}, "max_attempts"),
    "negative points": ({"weight": -1}, "weight"),
    "infinite points": ({"weight": float("inf")}, "weight"),
    "a grader that is no text": ({"grader": ["x"]}, "grader"),
    "a prompt that is no text": ({"prompt": {"x": 1}}, "prompt"),
    "nested deeply": ({"inputs": json.loads("[" * 30 + "]" * 30)}, ""),
}


def stored(course: Course, usage: Any) -> dict[str, Any]:
    block = course.block(usage)
    return {
        name: getattr(block, name) for name in ("display_name", "runtime_id", "prompt", "inputs", "grader", "weight")
    }


def test_saving_stores_everything_and_pins_the_runtime(course: Course) -> None:
    usage = course.add(SQUARES)
    reply = post(course.block(usage, AUTHOR), "studio_save", {"settings": SETTINGS})
    assert (reply.status, reply.json) == (200, {"saved": True, "runtime": "python-3.14@1"})
    block = course.block(usage)
    assert (block.runtime_id, block.prompt, block.grader) == ("python-3.14@1", SETTINGS["prompt"], SETTINGS["grader"])
    assert (block.display_name, block.max_attempts, block.weight, block.show_reset_button) == ("Doubling", 2, 1.5, True)
    assert block.inputs == {"version": 1, "inputs": SETTINGS["inputs"]}
    assert block.solution == "Add it to itself."


def test_a_setting_left_empty_goes_back_to_the_default(course: Course) -> None:
    usage = course.add(SQUARES)
    emptied = SETTINGS | {"max_attempts": None, "weight": None, "display_name": ""}
    assert post(course.block(usage, AUTHOR), "studio_save", {"settings": emptied}).status == 200
    block = course.block(usage)
    for name in ("max_attempts", "weight", "display_name"):
        assert not block.fields[name].is_set_on(block)


def test_attached_files_survive_a_save(course: Course) -> None:
    usage = course.add(SQUARES.replace("<solution>", '<file name="data.csv">1,2</file><solution>'))
    assert post(course.block(usage, AUTHOR), "studio_save", {"settings": SETTINGS}).status == 200
    assert course.block(usage).problem.files == {"data.csv": b"1,2\n"}


@pytest.mark.parametrize(("change", "field"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_said_and_nothing_is_saved(course: Course, change: dict[str, Any], field: str) -> None:
    usage = course.add(SQUARES)
    before = stored(course, usage)
    body = json.dumps({"settings": SETTINGS | change}).encode()
    reply = post(course.block(usage, AUTHOR), "studio_save", body)
    assert reply.status == 400
    assert field in [error["field"] for error in reply.json["errors"]]
    assert all(error["message"] for error in reply.json["errors"])
    assert stored(course, usage) == before
    checked = post(course.block(usage, AUTHOR), "studio_check", body)
    assert (checked.status, checked.json) == (200, reply.json)
    tried = post(course.block(usage, AUTHOR), "studio_try", body)
    assert tried.status == 200
    assert tried.json["status"] != "graded" or field in ("prompt", "inputs")


def test_a_grader_that_does_not_compile_is_refused_with_its_line(course: Course) -> None:
    faulty = SETTINGS | {"grader": "def grade(answer, problem):\n    return 1 +\n"}
    reply = post(course.block(course.add(SQUARES), AUTHOR), "studio_save", {"settings": faulty})
    (error,) = reply.json["errors"]
    assert (error["field"], error["line"]) == ("grader", 2)
    assert error["column"] > 1


@pytest.mark.parametrize("body", [{}, {"settings": None}, {"settings": []}, {"settings": "x"}])
def test_no_settings_at_all(course: Course, body: Any) -> None:
    assert post(course.block(course.add(SQUARES), AUTHOR), "studio_save", body).status == 400


def test_text_that_no_database_takes_is_mended(course: Course) -> None:
    usage = course.add(SQUARES)
    odd = SETTINGS | {"prompt": "{{n}} \0 \ud800"}
    assert post(course.block(usage, AUTHOR), "studio_save", {"settings": odd}).status == 200
    assert course.block(usage).prompt == "{{n}} \ufffd \ufffd"


def test_trying_runs_the_grader_that_is_not_saved(course: Course) -> None:
    usage = course.add(SQUARES)
    before = stored(course, usage)
    reply = post(
        course.block(usage, READER), "studio_try", {"settings": SETTINGS, "answers": {"answer": "14"}, "seed": 7}
    )
    told = reply.json
    assert (told["status"], told["score"], told["stdout"], told["errors"]) == ("graded", 1.0, "hello\n", [])
    assert told["variables"] == {"n": 7}
    assert told["prompt_html"] == "<p>What is twice <strong>7</strong>?</p>\n"
    assert told["usage"]["fuel"] > 0
    assert stored(course, usage) == before
    assert course.events == []


def test_trying_shows_why_a_grader_fails(course: Course) -> None:
    faulty = SETTINGS | {
        "grader": "def grade(answer, problem):\n    print('so far')\n    return answer.missing\n",
        "prompt": "",
    }
    told = post(
        course.block(course.add(SQUARES), AUTHOR), "studio_try", {"settings": faulty, "answers": {"answer": "1"}}
    ).json
    assert (told["status"], told["score"], told["stdout"]) == ("failed", None, "so far\n")
    assert (told["failure"]["cause"], told["failure"]["line"]) == ("raised", 3)
    assert "missing" in told["failure"]["trace"]


def test_trying_shows_an_author_the_hidden_tests(course: Course) -> None:
    grader = (
        "def grade(answer, problem):\n"
        "    return {'score': 0, 'tests': [{'name': 'big numbers', 'passed': False, 'message': 'Think of 0.',"
        " 'visibility': 'hidden'}]}\n"
    )
    body = {"settings": SETTINGS | {"grader": grader, "prompt": ""}, "answers": {"answer": "1"}}
    told = post(course.block(course.add(SQUARES), AUTHOR), "studio_try", body).json
    (test,) = told["tests"]
    assert (test["name"], test["status"], test["visibility"]) == ("big numbers", "fail", "hidden")
    assert test["message_html"] == "<p>Think of 0.</p>\n"


def test_trying_an_answer_that_cannot_be_read(course: Course) -> None:
    told = post(
        course.block(course.add(SQUARES), AUTHOR), "studio_try", {"settings": SETTINGS, "answers": {"answer": "x"}}
    ).json
    assert (told["status"], told["score"]) == ("invalid", None)
    assert [error["field"] for error in told["errors"]] == ["answers.answer"]
    assert told["variables"] == {"n": 1}


@pytest.mark.parametrize("answers", [None, [], "x", {}, {"other": "1"}])
def test_trying_without_answers(course: Course, answers: Any) -> None:
    told = post(
        course.block(course.add(SQUARES), AUTHOR), "studio_try", {"settings": SETTINGS, "answers": answers}
    ).json
    assert told["status"] == "invalid"
    assert told["errors"]


@pytest.mark.parametrize("seed", ["7", -1, 2**64, True, None, 1.5])
def test_a_seed_that_is_none_is_not_used(course: Course, seed: Any) -> None:
    body = {"settings": SETTINGS, "answers": {"answer": "2"}, "seed": seed}
    assert post(course.block(course.add(SQUARES), AUTHOR), "studio_try", body).json["variables"] == {"n": 1}


def test_checking_good_settings_finds_nothing(course: Course) -> None:
    assert post(course.block(course.add(SQUARES), AUTHOR), "studio_check", {"settings": SETTINGS}).json == {
        "errors": []
    }


def studio_data(block: Any) -> Any:
    page = html.fromstring(f"<div>{block.render('studio_view', {}).content}</div>")
    return json.loads(page.xpath("//*[@data-uid]/@data-init")[0])


def test_the_editor_gets_the_settings_the_runtimes_and_the_limits(course: Course) -> None:
    usage = course.add(SQUARES)
    data = studio_data(course.block(usage, AUTHOR))
    assert set(data) == {"settings", "runtimes", "limits"}
    assert set(data["settings"]) == {*SETTINGS, *policy_settings.EDITED}
    assert data["settings"]["grader"] == course.block(usage).grader
    assert data["settings"]["runtime"] == "python-3.14@1"
    assert "python-3.14@1" in [runtime["id"] for runtime in data["runtimes"]]
    assert data["limits"]["fuel"] > 0


def test_what_the_editor_shows_can_be_saved_as_it_is(course: Course) -> None:
    usage = course.add(SQUARES)
    before = stored(course, usage)
    data = studio_data(course.block(usage, AUTHOR))
    assert post(course.block(usage, AUTHOR), "studio_save", {"settings": data["settings"]}).status == 200
    assert stored(course, usage) == before


def test_a_new_block_opens_with_a_problem_that_can_be_saved(course: Course) -> None:
    usage = course.add("<wasm_problem/>")
    data = studio_data(course.block(usage, AUTHOR))
    assert data["settings"]["inputs"]
    assert data["settings"]["grader"]
    assert post(course.block(usage, AUTHOR), "studio_save", {"settings": data["settings"]}).status == 200
    assert course.visit(usage).submit({"answer": "something"}).state["status"] in ("correct", "incorrect")


def test_an_unknown_runtime_stays_visible(course: Course) -> None:
    data = studio_data(course.block(course.add(SQUARES.replace("python-3.14", "cobol-85@3")), AUTHOR))
    assert data["settings"]["runtime"] == "cobol-85@3"
    (unknown,) = [runtime for runtime in data["runtimes"] if runtime["id"] == "cobol-85@3"]
    assert unknown["status"] == "missing"


def test_author_s_text_cannot_leave_its_place_in_the_page(course: Course) -> None:
    usage = course.add(SQUARES)
    block = course.block(usage)
    block.grader = "# </script><script>alert(1)</script><!--"
    block.save()
    content = course.block(usage, AUTHOR).render("studio_view", {}).content
    assert "<script" not in content
    assert studio_data(course.block(usage, AUTHOR))["settings"]["grader"] == block.grader


def test_author_view_names_runtime_and_fields_but_shows_no_grader(course: Course) -> None:
    content = course.block(course.add(SQUARES), AUTHOR).render("author_view", {}).content
    assert "python-3.14@1" in content
    assert "<form" in content
    assert "problem.variables" not in content


def test_static_files_are_served_from_the_bundle_only() -> None:
    assert WasmProblemBlock.__module__ == "wasm_problem.block"
    for uri in (
        "../setup.py",
        "dist/../../setup.py",
        "src/learner.js",
        "package.json",
        "/etc/passwd",
        "dist/./learner.js",
    ):
        with pytest.raises(Exception, match="are allowed"):
            WasmProblemBlock.open_local_resource(uri)
