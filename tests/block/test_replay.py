"""What is kept of a submission is enough to grade it again, bit for bit, and to see that it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from xblock.scorable import Score

import wasm_problem
from wasm_problem.block import regrading, submissions
from wasm_problem.block.regrading import CannotGrade, Replayed
from wasm_problem.grading.evidence import grader_digest, verdict_digest
from wasm_problem.grading.olx import parse, to_text

from .runtimes import installed, python_of_this_checkout
from .support import Course, code_field, one_field

DEMOS = Path(wasm_problem.__file__).parent / "block" / "demos"
SAME = Replayed(same_grader=True, same_runtimes=True, same_verdict=True, same_fuel=True)

ANSWERS: dict[str, list[dict[str, Any]]] = {
    "two_squares": [{"a": "3", "b": "4"}, {"a": "1", "b": "1"}, {"a": "1", "b": "7"}],
    "monthly_payment": [{}, {}],
    "count_the_files": [
        {"program": "def count_files(folder):\n    return 2\n"},
        {
            "program": "def count_files(folder):\n    return sum(1 if isinstance(each, str) else count_files(each) "
            "for each in folder)\n"
        },
    ],
    "bank_account": [
        {"program": "class Account:\n    def __init__(self, owner):\n        self.owner, self.balance = owner, 0\n"},
        {"program": "raise SystemExit('at once')\n"},
    ],
    "count_the_words": [
        {"program": "function wordCounts(text) {\n  return {};\n}\n"},
        {
            "program": "function wordCounts(text) {\n  const counts = {};\n"
            "  for (const word of text.toLowerCase().match(/[a-z0-9']+/g) || []) {\n"
            "    counts[word] = (counts[word] || 0) + 1;\n  }\n  return counts;\n}\n"
        },
    ],
    "gc_content": [
        {"program": "def gc_content(strand):\n    return 0\n"},
        {
            "program": "def gc_content(strand):\n    letters = strand.upper()\n    if set(letters) - set('ACGT'):\n"
            "        raise ValueError(strand)\n    return sum(map('GC'.count, letters)) / max(1, len(letters))\n"
        },
    ],
    "library_loans": [{"program": "SELECT name, 0 AS loans, 0 AS still_out FROM members;\n"}],
    "faster_pairs": [{"program": "def has_pair(numbers, total):\n    return hash(str(total)) % 2 == 0\n"}],
}
LUCK = """
import random, time
def generate(problem):
    return {"n": problem.random.randint(1, 10**9)}
def grade(answer, problem):
    said = f"{random.random()} {problem.random.random()} {time.time()} {hash(answer)} {id(problem) % 7} {set(answer)}"
    return {"score": random.random(), "message": said, "tests": [
        {"name": said, "passed": random.random() < 0.5, "visibility": "hidden"}
    ]}
"""


def with_own_answers(name: str, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fills in the fields that are left out: what a learner could choose or type first."""
    problem = parse((DEMOS / f"{name}.xml").read_text("utf-8"))
    first = {each.name: each.choices[0].value if each.choices else "12.5" for each in problem.inputs}
    return [first | each for each in answers]


def replays(block: Any) -> list[Replayed]:
    return [regrading.replay(block, kept) for kept in submissions.kept_submissions(block)]


@pytest.mark.parametrize("name", ANSWERS)
def test_each_submission_to_a_demo_replays_bit_for_bit(course: Course, name: str) -> None:
    usage = course.add((DEMOS / f"{name}.xml").read_text("utf-8"))
    visit = course.visit(usage)
    answers = with_own_answers(name, ANSWERS[name])
    for each in answers:
        reply = visit.submit(each)
        assert (reply.status, reply.state["status"] in ("correct", "partial", "incorrect")) == (200, True), reply.text
    block = course.block(usage)
    assert replays(block) == [SAME] * len(answers)
    assert replays(course.block(usage)) == [SAME] * len(answers)  # by whatever instances are spare by now


def test_a_grader_that_relies_on_luck_has_the_same_luck_again(course: Course) -> None:
    usage = course.add(one_field(LUCK, rerandomize="onreset", show_reset_button="true"))
    visit = course.visit(usage)
    said = []
    for answer in ("first", "second"):
        said.append(visit.submit({"answer": answer}).state["message_html"])
        visit.reset()
        visit = course.visit(usage)
    assert said[0] != said[1]
    block = course.block(usage)
    kept = submissions.kept_submissions(block)
    assert kept[0]["seed"] != kept[1]["seed"]
    assert replays(block) == [SAME, SAME]


ELSEWHERE = """
import json, sys
from wasm_problem.grading import evidence
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import grade
from wasm_problem.grading.olx import parse
from wasm_problem.sandbox import server_sandbox
xml, kept, variables = json.load(sys.stdin)
problem = parse(xml)
graded = grade(
    server_sandbox(), problem, read_answers(problem.inputs, kept["typed"]), kept["seed"], variables, kept["attempt"]
)
print(json.dumps(evidence.to_dict(evidence.evidence(server_sandbox().catalog, problem, graded))))
"""


@pytest.mark.parametrize("name", ["two_squares", "count_the_files", "count_the_words"])
def test_another_server_gets_the_same(course: Course, name: str) -> None:
    usage = course.add((DEMOS / f"{name}.xml").read_text("utf-8"))
    course.visit(usage).submit(ANSWERS[name][-1])
    block = course.block(usage)
    (kept,) = submissions.kept_submissions(block)
    given = json.dumps([to_text(block.problem), kept, submissions.variables_of(block, kept)])
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], input=given, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == kept["evidence"]


def test_only_digests_of_what_is_hidden_are_kept(course: Course) -> None:
    usage = course.add(one_field(LUCK))
    course.visit(usage).submit({"answer": "x"})
    block = course.block(usage)
    (kept,) = submissions.kept_submissions(block)
    graded = regrading.grade_kept(block, kept)
    assert graded.verdict is not None
    assert graded.verdict.tests[0].name not in json.dumps(kept)
    assert kept["evidence"]["verdict"] == verdict_digest(graded.verdict)
    assert kept["evidence"]["grader"] == grader_digest(block.problem)
    assert kept["evidence"]["fuel"] == graded.usage.fuel > 0


SCORE = "def grade(answer, problem):\n    return {'score': 0.5, 'message': 'Half.'}"


def kept_block(course: Course, grader: str = SCORE) -> Any:
    usage = course.add(one_field(grader))
    course.visit(usage).submit({"answer": "x"})
    return course.block(usage)


def test_another_grader_is_told_and_so_is_whether_it_matters(course: Course) -> None:
    block = kept_block(course)
    block.grader = SCORE + "  # the same but for this remark"
    assert replays(block) == [Replayed(same_grader=False, same_runtimes=True, same_verdict=True, same_fuel=False)]
    block.grader = SCORE.replace("Half.", "A half.")
    (replayed,) = replays(block)
    assert (replayed.same_grader, replayed.same_runtimes, replayed.same_verdict) == (False, True, False)


def test_a_file_of_the_grader_is_a_part_of_it(course: Course) -> None:
    block = kept_block(course)
    block.files = {"version": 1, "files": {"table.txt": "MQ=="}}
    assert replays(block)[0].same_grader is False


@pytest.mark.parametrize("field", ["variables", "typed", "seed", "attempt"])
def test_what_the_grader_is_given_is_a_part_of_the_submission(course: Course, field: str) -> None:
    grader = (
        "def grade(answer, problem):\n    return {'score': 1, 'message': f'{answer} {problem.seed} {problem.attempt}'}"
    )
    block = kept_block(course, grader)
    (kept,) = submissions.kept_submissions(block)
    assert regrading.replay(block, kept) == SAME
    changes: dict[str, Any] = {"typed": {"answer": "y"}, "seed": kept["seed"] + 1, "attempt": 7, "variables": None}
    if field == "variables":
        block.grader = "def generate(problem):\n    return {'n': 2}\n" + grader  # drawn for others, not for this one
        assert regrading.replay(block, kept).same_verdict is True
    else:
        assert regrading.replay(block, kept | {field: changes[field]}).same_verdict is False


def test_a_runtime_that_is_gone_is_no_verdict(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = kept_block(course)
    (kept,) = submissions.kept_submissions(block)
    with installed(tmp_path, monkeypatch=monkeypatch), pytest.raises(CannotGrade, match="unknown-runtime"):
        regrading.replay(block, kept)
    with installed(python_of_this_checkout(), monkeypatch=monkeypatch):
        assert regrading.replay(block, kept) == SAME


def test_another_build_of_a_runtime_is_told(course: Course) -> None:
    block = kept_block(course)
    (kept,) = submissions.kept_submissions(block)
    ((runtime, digest),) = kept["evidence"]["runtimes"].items()
    assert digest.startswith("sha256:")
    older = kept | {"evidence": kept["evidence"] | {"runtimes": {runtime: "sha256:" + "0" * 64}}}
    assert regrading.replay(block, older) == Replayed(True, False, True, True)


def test_what_version_1_kept_cannot_be_compared(course: Course) -> None:
    stored = json.loads((Path(__file__).parent / "data" / "v1" / "code_answer.json").read_text("utf-8"))["stored"]
    block = course.block(course.add(code_field("def grade(answer, problem): return answer.call('double', 3) / 6")))
    for name, value in stored.items():
        setattr(block, name, Score(**value) if name == "score" else value)
    found = replays(block)
    assert found
    assert set(found) == {Replayed(None, None, None, None)}


def test_a_rescore_renews_what_is_kept(course: Course) -> None:
    block = kept_block(course)
    block.grader = SCORE.replace("0.5", "0.25")
    assert replays(block)[0].same_verdict is False
    block.rescore(only_if_higher=False)
    assert replays(block) == [SAME]
    assert block.get_score().raw_earned == 0.25
