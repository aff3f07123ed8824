"""Every value that a grader may return, and the sentence its author gets for every other."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading.test_result import (
    MAX_DETAIL_LENGTH,
    MAX_DETAILS_LENGTH,
    MAX_MESSAGE_LENGTH,
    MAX_TESTS,
    MIN_DETAIL_LENGTH,
    BadVerdict,
    TestResult,
    TestStatus,
    Visibility,
)
from wasm_problem.grading.verdict import Verdict, read_verdict

ADVICE = "return True, False, a number from 0 to 1, or a dictionary"
PASSED = {"passed": True}
FAILED = {"passed": False}

OWN_KEYS = ["score", "message", "tests", "figure"]
CAPA_KEYS = ["ok", "msg", "grade_decimal", "overall_message", "input_list", "partial"]
TEST_KEYS = [
    *("name", "points", "passed", "status", "call", "stdin", "expected", "actual", "output", "visibility"),
    *("error", "cause", "line", "field"),
]
KEYS = st.sampled_from([*OWN_KEYS, *CAPA_KEYS, *TEST_KEYS])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters()) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(), inner, max_size=5),
    max_leaves=25,
)


@pytest.mark.parametrize(
    ("returned", "verdict"),
    [
        (True, Verdict(1.0)),
        (False, Verdict(0.0)),
        (1, Verdict(1.0)),
        (0, Verdict(0.0)),
        (0.25, Verdict(0.25)),
        (1.0000000000000002, Verdict(1.0)),
        (-1e-17, Verdict(0.0)),
        ("partial", Verdict(0.5)),
        ({"score": 0.5}, Verdict(0.5)),
        ({"score": True, "message": "Yes."}, Verdict(1.0, "Yes.")),
        ({"score": 0, "message": None, "tests": None}, Verdict(0.0)),
        ({"score": 0, "message": "a\0b"}, Verdict(0.0, "a\ufffdb")),
        ({"ok": True}, Verdict(1.0)),
        ({"ok": False, "msg": "No."}, Verdict(0.0, "No.")),
        ({"ok": "partial", "msg": "Half."}, Verdict(0.5, "Half.")),
        ({"ok": "Partial", "grade_decimal": 0.8}, Verdict(0.8)),
        ({"ok": "true"}, Verdict(1.0)),
        ({"ok": True, "msg": "", "grade_decimal": None}, Verdict(1.0)),
        ({"ok": False, "grade_decimal": 0.2}, Verdict(0.2)),
        (
            {
                "overall_message": "So.",
                "input_list": [{"ok": True, "msg": "a"}, {"ok": False}, {"ok": True, "msg": "c"}],
            },
            Verdict(2 / 3, "So.\n\na\n\nc"),
        ),
        ({"input_list": [{"ok": "partial"}, {"ok": True, "grade_decimal": 1}]}, Verdict(0.75)),
    ],
)
def test_good_verdicts(returned, verdict):
    assert read_verdict(returned) == verdict


@pytest.mark.parametrize(
    ("returned", "sentence"),
    [
        (None, f"grade returned None; {ADVICE}"),
        ("yes", f'grade returned the text "yes"; {ADVICE}'),
        ([True], f"grade returned a list; {ADVICE}"),
        (2, "grade returned the number 2; a score is from 0 to 1"),
        (-0.5, "grade returned the number -0.5; a score is from 0 to 1"),
        (math.nan, "grade returned the number nan; a score is from 0 to 1"),
        (math.inf, "grade returned the number inf; a score is from 0 to 1"),
        ({}, 'grade returned a dictionary without "score"; add "score": a number from 0 to 1'),
        ({"message": "hm"}, 'grade returned a dictionary without "score"; add "score": a number from 0 to 1'),
        (
            {"score": 1, "tests": []} | {"mesage": ""},
            'the unknown key "mesage"; the keys are "score", "message", "tests" and "figure"',
        ),
        ({"score": "1"}, 'whose "score" is the text "1"; it is a number from 0 to 1'),
        ({"score": math.nan}, 'whose "score" is the number nan; it is a number from 0 to 1'),
        ({"score": 1, "message": 3}, 'whose "message" is the number 3; a message is text'),
        ({"ok": 1}, 'whose "ok" is the number 1; "ok" is True, False or "partial"'),
        ({"ok": None}, 'whose "ok" is None; "ok" is True, False or "partial"'),
        ({"ok": "yes"}, 'whose "ok" is the text "yes"; "ok" is True, False or "partial"'),
        ({"ok": True, "message": ""}, 'the unknown key "message"; the keys are "ok", "msg" and "grade_decimal"'),
        ({"ok": True, "grade_decimal": 1.5}, 'whose "grade_decimal" is the number 1.5; it is a number from 0 to 1'),
        ({"input_list": []}, '"input_list" is an empty list; it is a list with one dictionary an input'),
        ({"input_list": [True]}, 'whose item 1 is True; it is a dictionary with "ok", "msg" and "grade_decimal"'),
        ({"input_list": [{"ok": True}, {"ok": 2}]}, 'whose item 2 is a dictionary whose "ok" is the number 2'),
        ({"tests": {}}, 'whose "tests" is a dictionary; it is a list of dictionaries'),
        ({"tests": [PASSED] * (MAX_TESTS + 1)}, "grade returned 501 tests; at most 500 are allowed"),
        ({"tests": [True]}, 'grade returned "tests" whose item 1 is True; it is a dictionary'),
        (
            {"tests": [PASSED, {}]},
            'whose item 2 is a dictionary that needs either "passed": True or False, or "status"',
        ),
        ({"tests": [{"passed": True, "status": "passed"}]}, "that needs either"),
        ({"tests": [{"passed": 1}]}, 'whose "passed" is the number 1; "passed" is True or False'),
        (
            {"tests": [{"status": "ok"}]},
            'it is one of "passed", "failed", "error" and "skipped"',
        ),
        ({"tests": [PASSED | {"visibility": "secret"}]}, 'one of "example", "shown", "hidden" and "shown-on-failure"'),
        ({"tests": [PASSED | {"cause": "bug"}]}, 'whose "cause" is the text "bug"; it is one of "syntax"'),
        ({"tests": [PASSED | {"line": "3"}]}, 'whose "line" is the text "3"; it is the number of a line'),
        ({"tests": [PASSED | {"points": -1}]}, 'whose "points" is the number -1'),
        ({"tests": [PASSED | {"points": math.nan}]}, 'whose "points" is the number nan'),
        ({"tests": [PASSED | {"hint": ""}]}, 'the unknown key "hint"'),
    ],
)
def test_bad_verdicts_get_an_exact_sentence(returned, sentence):
    with pytest.raises(BadVerdict) as refused:
        read_verdict(returned)
    assert sentence in str(refused.value)


def test_a_number_that_python_will_not_print_gets_a_sentence_too():
    with pytest.raises(BadVerdict, match="a number with thousands of digits; a score is from 0 to 1"):
        read_verdict(10**5000)


def test_a_test_result_keeps_all_that_it_says():
    given = {
        "name": "adds",
        "points": 2,
        "status": "error",
        "call": "add(1, 2)",
        "expected": 3,
        "actual": None,
        "stdin": "1 2",
        "message": "See *addition*.",
        "output": "1\n",
        "error": "ZeroDivisionError",
        "cause": "raised",
        "line": 3,
        "field": "program",
        "visibility": "hidden",
    }
    test = TestResult(
        name="adds",
        status=TestStatus.ERROR,
        points=2.0,
        call="add(1, 2)",
        stdin="1 2",
        expected="3",
        actual="null",
        message="See *addition*.",
        output="1\n",
        error="ZeroDivisionError",
        cause="raised",
        line=3,
        field="program",
        visibility=Visibility.HIDDEN,
    )
    assert read_verdict({"score": 0, "tests": [given]}).tests == (test,)
    assert read_verdict({"tests": [PASSED]}).tests == (TestResult("Test 1", TestStatus.PASSED),)


@pytest.mark.parametrize(
    ("tests", "score"),
    [
        ([PASSED, FAILED], 0.5),
        ([PASSED | {"points": 3}, FAILED], 0.75),
        ([PASSED, {"status": "error"}], 0.5),
        ([FAILED | {"points": 0}, PASSED | {"points": 0}], 0.0),
        ([PASSED | {"points": 0}], 1.0),
    ],
)
def test_without_a_score_the_tests_give_it(tests, score):
    assert read_verdict({"tests": tests}).score == score
    assert read_verdict({"score": 0.1, "tests": tests}).score == 0.1


def test_what_a_learners_program_wrote_is_cut_and_not_refused():
    test = read_verdict({"tests": [FAILED | {"output": "x" * 1_000_000}]}).tests[0]
    assert test.output == "x" * MAX_DETAIL_LENGTH + "… (990,000 more characters)"


@pytest.mark.parametrize(
    "returned",
    [
        {"score": 1, "message": "x" * 10_000_000},
        {"ok": True, "msg": "x" * 30_000},
        {"input_list": [{"ok": True, "msg": "x" * 15_000}] * 2},
        {"tests": [PASSED | {"message": "x" * 30_000}], "message": "x" * 30_000},
    ],
)
def test_a_long_message_is_cut_and_not_refused(returned):
    verdict = read_verdict(returned)
    assert verdict.score == 1
    for message in (verdict.message, *(test.message for test in verdict.tests)):
        assert message.startswith("xxx")
        assert message.endswith("more characters)")
        assert len(message) < MAX_MESSAGE_LENGTH + 40


def test_the_texts_of_all_tests_together_are_bounded():
    tests = read_verdict({"tests": [FAILED | {"output": "x" * 9_000, "error": "y" * 9_000}] * 60}).tests
    assert tests[0].output == "x" * 9_000
    assert tests[-1].error.startswith("y" * MIN_DETAIL_LENGTH + "… (")
    assert sum(len(test.output) + len(test.error) for test in tests) < MAX_DETAILS_LENGTH + 60 * 1_000


@pytest.mark.parametrize("line", [0, -4, 10**9])
def test_a_line_that_cannot_be_is_left_out(line):
    assert read_verdict({"tests": [FAILED | {"line": line}]}).tests[0].line is None


@given(JSON)
def test_any_value_is_a_verdict_or_a_sentence(value):
    try:
        verdict = read_verdict(value)
    except BadVerdict as refused:
        sentence = str(refused)
    else:
        sentence = "grade returned a verdict"
        assert 0 <= verdict.score <= 1
        assert len(verdict.message) <= MAX_MESSAGE_LENGTH + 40
        json.dumps([verdict.message, *(test.name for test in verdict.tests)], ensure_ascii=False).encode()
    assert sentence.startswith("grade returned ")
    assert len(sentence) < 400
    sentence.encode()


@given(st.floats(0, 1), st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=100))
def test_all_shapes_agree(score, message):
    assert read_verdict(score).score == score
    own = read_verdict({"score": score, "message": message})
    assert own == Verdict(score, message)
    assert read_verdict({"ok": True, "msg": message, "grade_decimal": score}) == own
    assert read_verdict({"input_list": [{"ok": False, "msg": message, "grade_decimal": score}]}) == own
