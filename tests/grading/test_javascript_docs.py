"""Every table in the guide to tests in JavaScript grades as it says, and its tables of words name all there are."""

from __future__ import annotations

import json
import re

import pytest

from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import check, grade
from wasm_problem.grading.inputs import Input, InputKind
from wasm_problem.grading.problem import Problem
from wasm_problem.sandbox import Invocation, Program

from .javascript_vocabulary import IMPORT, JAVASCRIPT, passes
from .test_docs import DOCS

GUIDE = (DOCS / "testing-javascript.md").read_text("utf-8")
TABLES = re.findall(r"^<!-- try ([^\n]*) -->\n```js\n(.*?)^```", GUIDE, re.M | re.S)


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a row of headings."""
    table = GUIDE.partition(f"\n{heading}\n")[2].partition("\n\n")[0]
    found = [[cell.strip() for cell in re.split(r"(?<!`)\|(?!`)", row.strip("|"))] for row in table.splitlines()[1:]]
    assert found
    return found


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_table_is_found():
    assert GUIDE.count("```js") == len(TABLES) > 12


@pytest.mark.parametrize(("trial", "source"), TABLES)
def test_a_table_grades_as_the_guide_says(sandbox, trial, source):
    spec = json.loads(trial)
    fields = spec["fields"] if isinstance(spec["fields"], dict) else {"answer": spec["fields"]}
    runtimes = (spec["runtime"],) if "runtime" in spec else ()
    inputs = tuple(
        Input(name, InputKind(kind), runtimes=runtimes if kind == "code" else ()) for name, kind in fields.items()
    )
    problem = Problem(JAVASCRIPT, source, inputs=inputs)
    assert check(sandbox, problem) == []
    for typed, expected in spec["cases"]:
        answers = read_answers(inputs, {inputs[0].name: typed} if len(inputs) == 1 else typed)
        graded = grade(sandbox, problem, answers, variables=spec.get("variables"))
        assert (graded.verdict.score if graded.verdict else graded.status.value) == expected, (typed, graded)


def test_each_way_to_compare_is_one(sandbox):
    program = "const isEven = (n) => n % 2 === 0; const f = () => 4;"
    for cell, _ in rows("| comparison | accepts |"):
        for written in words(cell):
            test = f'call("f", [], {{ returns: {written} }})'
            assert passes(sandbox, test, program, grader=program) is written.startswith("satisfies"), written


def test_each_generator_makes_something(sandbox):
    for cell, _ in rows("| generator | makes |"):
        for written in words(cell):
            assert passes(sandbox, f'holds("f", () => true, {{ given: [{written}] }})', "const f = (x) => x;"), written


def test_each_construct_is_one(sandbox):
    for cell, _ in rows("| construct | found when the program has |"):
        for written in words(cell):
            assert not passes(sandbox, f"uses({written})", ""), written


def test_each_option_of_a_group_is_one(sandbox):
    values = {"visibility": 'visibility: "hidden"', "hint": 'hint: "Hm."', "of": 'of: "code"'}
    for cell, _ in rows("| option | what it does |"):
        for written in words(cell):
            options = values.get(written, written)
            test = f'group("g", [call("f", [], {{ returns: 4 }})], {{ {options} }})'
            assert passes(sandbox, test, "const f = () => 4;"), written


def test_each_function_is_there(sandbox):
    cells = [cell for cell, _ in rows("| function | tests |")]
    named = {re.match(r"\w+", written)[0] for cell in cells for written in words(cell)}
    assert named == {"call", "run", "script", "uses", "avoids", "agrees", "holds", "grows", "group"}
    tell = f"function told() {{ return [{', '.join(sorted(named))}].map((each) => typeof each); }}"
    found = sandbox.run(JAVASCRIPT, Program(IMPORT + tell), Invocation("told", []))
    assert found.value == ["function"] * len(named)


def test_links_lead_somewhere():
    for name, anchor in re.findall(r"\]\((?!https?://|/)([\w.-]*)#([\w-]+)\)", GUIDE):
        target = (DOCS / name).read_text("utf-8") if name else GUIDE
        headings = re.findall(r"^#+ (.*)$", target, re.M)
        assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
