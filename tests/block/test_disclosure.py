"""What exactly does the browser get?"""

from __future__ import annotations

from tests.examples import SQUARES

from .support import Course, one_field

TESTS = """
def grade(answer, problem):
    def test(name, passed, visibility):
        return {"name": name, "passed": passed, "call": "f(1)", "expected": 2, "actual": 3, "message": f"hint {name}",
                "output": "printed", "visibility": visibility}
    return {"tests": [
        test("A", True, "shown"), test("B", False, "shown"),
        test("C", True, "hidden"), test("D", False, "hidden"),
        test("E", True, "shown-on-failure"), test("F", False, "shown-on-failure"),
        {"name": "G", "status": "error"},
        {"name": "H", "status": "error", "visibility": "hidden"},
        {"name": "I", "status": "skipped", "visibility": "hidden"},
        {"name": "J", "status": "skipped"},
    ]}
"""


EMPTY = {
    **{"points": 1.0, "call": "", "stdin": "", "expected": "", "actual": "", "output": "", "error": "", "cause": ""},
    **{"line": None, "field": "", "message_html": "", "visibility": "shown"},
}
SEEN = EMPTY | {"call": "f(1)", "expected": "2", "actual": "3", "output": "printed"}
UNSEEN = {"visibility": "hidden"}


def test_of_a_hidden_test_only_the_result_and_the_hint(course: Course) -> None:
    usage = course.add(one_field(TESTS))
    visit = course.visit(usage)
    assert visit.submit({"answer": "x"}).state["tests"] == [
        SEEN | {"name": "A", "status": "pass", "message_html": "<p>hint A</p>\n"},
        SEEN | {"name": "B", "status": "fail", "message_html": "<p>hint B</p>\n"},
        UNSEEN | {"status": "pass", "message_html": "<p>hint C</p>\n"},
        UNSEEN | {"status": "fail", "message_html": "<p>hint D</p>\n"},
        UNSEEN | {"status": "pass", "message_html": "<p>hint E</p>\n"},
        SEEN | {"name": "F", "status": "fail", "message_html": "<p>hint F</p>\n", "visibility": "shown-on-failure"},
        EMPTY | {"name": "G", "status": "error"},
        UNSEEN | {"status": "fail", "message_html": ""},
        UNSEEN | {"status": "fail", "message_html": ""},
        EMPTY | {"name": "J", "status": "skipped"},
    ]
    assert course.visit(usage).state == visit.state


def test_what_earlier_versions_stored_of_tests_is_still_shown(course: Course) -> None:
    usage = course.add(one_field(TESTS))
    block = course.block(usage)
    old = [{"name": "A", "status": "pass", "message": "*a*"}, {"status": "fail", "message": ""}]
    block.result = {"version": 1, "status": "incorrect", "message": "", "tests": old}
    block.attempts = 1
    block.save()
    assert course.visit(usage).state["tests"] == [
        {"name": "A", "status": "pass", "message_html": "<p><em>a</em></p>\n"},
        {"status": "fail", "message_html": ""},
    ]


def test_tests_of_the_last_submission_are_not_shown_with_a_draft(course: Course) -> None:
    visit = course.visit(course.add(one_field(TESTS)))
    visit.submit({"answer": "x"})
    assert visit.save({"answer": "y"}).state["tests"] == []


def test_student_view_data(course: Course) -> None:
    field = {"help": "", "kind": "number", "choices": [], "starter": ""}
    assert course.block(course.add(SQUARES)).student_view_data() == {
        "display_name": "Sum of two squares",
        "max_attempts": 3,
        "weight": 2.0,
        "inputs": [{"name": "a", "label": "a"} | field, {"name": "b", "label": "b"} | field],
    }


def test_index_dictionary(course: Course) -> None:
    xml = SQUARES.replace("up to **", "up to <!-- a comment --> &lt;b&gt; &lt;!-- another --&gt; **")
    assert course.block(course.add(xml)).index_dictionary() == {
        "content": {
            "display_name": "Sum of two squares",
            "prompt": "Give two integers whose squares add up to {{n}} .",
        },
        "content_type": "Sandboxed Code Problem",
    }


def test_repr_has_the_class_and_the_usage_id(course: Course) -> None:
    usage = course.add(SQUARES)
    block = course.block(usage)
    assert repr(block) == str(block) == f"<WasmProblemBlockWithMixins {usage}>"


def test_the_fingerprint_does_not_depend_on_content_alone(course: Course) -> None:
    """Otherwise somebody who guesses the hidden part of a prompt could confirm it."""
    usage = course.add(one_field("def grade(answer, problem): return 1"))
    block = course.block(usage)
    first = course.visit(usage).fingerprint
    assert course.visit(usage).fingerprint == first
    block.seed = 5
    block.save()
    assert course.visit(usage).fingerprint != first


def test_the_name_under_which_a_browser_keeps_text_is_not_the_learner_s(course: Course) -> None:
    content = course.visit(course.add(SQUARES)).fragment.content
    assert "learner&#34;: &#34;" in content
    assert "&#34;learner&#34;: &#34;learner" not in content
