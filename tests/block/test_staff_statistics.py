"""How a problem goes, for its staff."""

from __future__ import annotations

import json
from typing import Any

import pytest
from workbench.models import XBlockState
from xblock.scorable import Score

from wasm_problem.grading.evidence import grader_digest

from .support import STAFF, Who, Workbench, code_field, one_field, post
from .test_staff import ask, stored

SCORES = "def grade(answer, problem):\n    return float(answer)"


def overview(bench: Workbench, usage: Any) -> Any:
    return ask(bench, usage, "staff_statistics")


def submit(bench: Workbench, usage: Any, **answers: Any) -> None:
    for name, typed in answers.items():
        visit = bench.visit(usage, Who(name))
        for answer in typed if isinstance(typed, list) else [typed]:
            assert visit.submit({next(iter(visit.state["answers"]), "answer"): answer}).status == 200


def test_a_problem_that_nobody_opened(workbench: Workbench) -> None:
    reply = overview(workbench, workbench.add(one_field(SCORES)))
    assert reply == {
        "learners": 0,
        "attempts": {**{str(number): 0 for number in range(1, 10)}, "10+": 0},
        "scores": [0] * 10,
        "solved": 0,
        "tests": [],
        "wrong_answers": [],
        "fuel": None,
        "ms": None,
        "faults": {},
        "complete": True,
    }


def test_attempts_scores_and_wrong_answers_of_last_submissions(workbench: Workbench) -> None:
    usage = workbench.add(one_field(SCORES))
    submit(workbench, usage, ada=["0.1", "1"], bob="0.3", carl=["0.1", "0.30"], dora="0.3", eve=["0.7"] * 12)
    workbench.visit(usage, Who("zoe"))
    before = stored(usage)
    reply = overview(workbench, usage)
    assert (reply["learners"], reply["solved"], reply["complete"]) == (5, 1, True)
    assert {count: number for count, number in reply["attempts"].items() if number} == {"1": 2, "2": 2, "10+": 1}
    assert reply["scores"] == [0, 0, 0, 3, 0, 0, 0, 1, 0, 1]
    wrong = [(each["answers"], each["count"]) for each in reply["wrong_answers"]]
    assert wrong[0] == ({"answer": "0.3"}, 2)
    assert sorted(wrong[1:], key=str) == [({"answer": "0.30"}, 1), ({"answer": "0.7"}, 1)]
    assert {name: stored(usage)[name] for name in before} == before


@pytest.mark.parametrize(
    ("earned", "tenth"), [(0.0, 0), (0.09, 0), (0.1, 1), (0.3, 3), (0.1 + 0.2, 3), (0.7, 7), (0.99, 9), (1.0, 9)]
)
def test_tenths_of_the_score_that_holds(workbench: Workbench, earned: float, tenth: int) -> None:
    usage = workbench.add(one_field(SCORES))
    submit(workbench, usage, ada="0.55")
    block = workbench.block(usage, Who("ada"))
    block.set_score(Score(earned, 1.0))
    block.save()
    reply = overview(workbench, usage)
    assert [at for at, count in enumerate(reply["scores"]) if count] == [tenth]
    assert reply["solved"] == (earned == 1.0)


TESTS = """
from wasm_problem import call
tests = [
    call("f", 1, returns=1, name="One"),
    call("f", 2, returns=2, name="Two", visibility="hidden"),
    call("f", 3, returns=3, name="Three", visibility="hidden"),
]
"""


def test_the_tests_that_fail_most_are_named_though_no_state_has_the_names(workbench: Workbench) -> None:
    usage = workbench.add(code_field(TESTS))
    for name, body in {"ada": "n", "bob": "n if n < 3 else 0", "carl": "n if n < 2 else 0", "dora": "0"}.items():
        workbench.visit(usage, Who(name)).submit({"program": f"def f(n):\n    return {body}"})
    reply = overview(workbench, usage)
    assert reply["tests"] == [
        {"name": "Three", "failed": 3, "of": 4},
        {"name": "Two", "failed": 2, "of": 4},
        {"name": "One", "failed": 1, "of": 4},
    ]
    assert "Three" not in "".join(stored(usage).values())
    assert [each["answers"]["program"][:8] for each in reply["wrong_answers"]] == ["def f(n)"] * 3


def test_a_program_that_cannot_start_has_one_test_and_gives_the_others_no_name(workbench: Workbench) -> None:
    usage = workbench.add(code_field(TESTS))
    workbench.visit(usage, Who("ada")).submit({"program": "1 / 0"})
    workbench.visit(usage, Who("bob")).submit({"program": "def f(n):\n    return 1"})
    names = {each["name"]: each["failed"] for each in overview(workbench, usage)["tests"]}
    assert {"Two", "Three"} <= set(names)


def test_tests_of_another_grader_are_not_counted(workbench: Workbench) -> None:
    usage = workbench.add(code_field(TESTS))
    workbench.visit(usage, Who("ada")).submit({"program": "def f(n):\n    return 0"})
    block = workbench.block(usage)
    block.grader = TESTS.replace("Three", "Drei")
    block.save()
    workbench.visit(usage, Who("bob")).submit({"program": "def f(n):\n    return n % 3"})
    reply = overview(workbench, usage)
    assert reply["tests"] == [{"name": "Drei", "failed": 1, "of": 1}]
    assert reply["learners"] == 2


def test_tests_that_cannot_be_named_have_their_numbers(workbench: Workbench) -> None:
    """As when a runtime is gone: the submission is of today's grader, but cannot be graded again."""
    grader = "def grade(answer, problem):\n    raise KeyError"
    once = "def grade(answer, problem):\n    return {'tests': [{'name': 'A', 'passed': False}]}"
    usage = workbench.add(one_field(once))
    submit(workbench, usage, ada="x")
    block = workbench.block(usage)
    block.grader = grader
    block.save()
    row = XBlockState.objects.get(scope_id=usage, user_id="ada")
    state = json.loads(row.state)
    state["history"]["submissions"][0]["evidence"]["grader"] = grader_digest(block.problem)
    row.state = json.dumps(state)
    row.save()
    assert overview(workbench, usage)["tests"] == [{"name": "Test 1", "failed": 1, "of": 1}]


def test_cost_and_faults(workbench: Workbench) -> None:
    grader = "def grade(answer, problem):\n    return sum(range(int(answer))) > 0"
    usage = workbench.add(one_field(grader))
    submit(workbench, usage, ada="1", bob="1", carl="1000000", dora=["x", "y"])
    reply = overview(workbench, usage)
    assert reply["fuel"]["p50"] < reply["fuel"]["p90"] < reply["fuel"]["p99"]
    assert all(isinstance(steps, int) for steps in reply["fuel"].values())
    assert 0 < reply["ms"]["p50"] <= reply["ms"]["p99"]
    assert (reply["faults"], reply["learners"]) == ({"raised": 2}, 3)


def test_one_submission_has_percentiles_too(workbench: Workbench) -> None:
    usage = workbench.add(one_field(SCORES))
    submit(workbench, usage, ada="1")
    fuel = overview(workbench, usage)["fuel"]
    assert fuel["p50"] == fuel["p90"] == fuel["p99"] > 100_000


def test_no_more_states_are_read_than_there_is_room_for(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wasm_problem.block.statistics.MOST_STATES", 2)
    usage = workbench.add(one_field(SCORES))
    submit(workbench, usage, ada="1", bob="1", carl="0")
    reply = overview(workbench, usage)
    assert (reply["learners"], reply["solved"], reply["complete"]) == (2, 2, False)
    monkeypatch.setattr("wasm_problem.block.statistics.MOST_STATES", 3)
    assert overview(workbench, usage)["complete"] is True


def test_long_programs_are_cut_and_lists_are_texts(workbench: Workbench) -> None:
    usage = workbench.add(code_field("def grade(answer, problem): return False"))
    workbench.visit(usage, Who("ada")).submit({"program": "#" * 50_000})
    (wrong,) = overview(workbench, usage)["wrong_answers"]
    assert 1_000 < len(wrong["answers"]["program"]) < 2_500
    choices = """<wasm_problem display_name="Choices" runtime="python-3.14"><prompt>Choose.</prompt>
        <input name="which" kind="choices" label="W"><choice value="a">A</choice><choice value="b">B</choice></input>
        <grader>def grade(answer, problem): return False</grader></wasm_problem>"""
    usage = workbench.add(choices)
    workbench.visit(usage, Who("ada")).submit({"which": ["a", "b"]})
    assert overview(workbench, usage)["wrong_answers"] == [{"answers": {"which": "a, b"}, "count": 1}]


def test_a_problem_that_cannot_be_read_says_so(workbench: Workbench) -> None:
    usage = workbench.add(one_field(SCORES))
    block = workbench.block(usage)
    block.inputs = {"version": 99, "inputs": []}
    block.save()
    for handler in ("staff_statistics", "staff_learner", "staff_rescore_preview"):
        reply = post(workbench.block(usage, STAFF), handler, {})
        assert (reply.status, reply.error["name"]) == (409, "stale")
