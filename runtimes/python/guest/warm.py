"""What every instance starts with already imported and already run."""

from __future__ import annotations

import base64
import importlib
import json
from collections.abc import Iterable
from typing import Any

from componentize_py_types import Err, Ok
from wit_world.imports import submission
from wit_world.imports.types import Cause, Failure, File, Invocation, Place, Program

from wasm_problem import answers

# What graders and learners use; an import of any other module costs 0.2 to 50 ms in each instance.
MODULES = (
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "base64",
    "bisect",
    "calendar",
    "cmath",
    "codecs",
    "collections",
    "collections.abc",
    "colorsys",
    "concurrent.futures",
    "configparser",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "encodings.ascii",
    "encodings.cp1252",
    "encodings.cp437",
    "encodings.idna",
    "encodings.latin_1",
    "encodings.utf_16",
    "encodings.utf_8_sig",
    "enum",
    "errno",
    "fractions",
    "functools",
    "glob",
    "graphlib",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "html.parser",
    "importlib.resources",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "math",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "pprint",
    "queue",
    "random",
    "re",
    "reprlib",
    "secrets",
    "select",
    "selectors",
    "shlex",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "stat",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "token",
    "tokenize",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "unittest.mock",
    "urllib.parse",
    "uuid",
    "warnings",
    "weakref",
    "xml.etree.ElementTree",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
)

GRADER = """
import math, random, re, json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

@dataclass
class Point:
    x: float
    y: float = 0.0

def generate(problem):
    a = problem.random.randint(2, 9)
    return {"n": a ** 2, "b": problem.random.choice([25, 50, 65]), "t": f"{a:.2f}", "w": random.sample(range(9), 3)}

def grade(answer, problem):
    print("grading", answer)
    if isinstance(answer, dict):
        answer = answer["a"]
    words = re.findall(r"\\w+", str(answer).strip().lower())
    text = json.dumps({"a": [1, 2.5, None, True]}) + json.dumps(json.loads('{"b": [1, {"c": "d"}]}'))
    near = math.isclose(float(len(words)), 1.0, rel_tol=1e-9) and abs(Fraction(1, 3) - Decimal("0.3").__float__()) < 1
    count = Counter(words).most_common(2), [p for p in permutations((1, 2, 3))], sorted({3, 1}), Point(1), text
    ok = near and sum(x * x for x in range(5)) == 30 and len(str(count)) > 3
    return {"score": 1 if ok else 0.5, "message": "" if ok else "Check.", "tests": [{"name": "t", "ok": ok}]}

async def later(answer):
    import asyncio
    await asyncio.sleep(1)
    return answer

def broken(answer):
    try:
        return {}[answer]
    except KeyError:
        raise ValueError("broken") from None

def wrong(answer):
    return {"a": {1, 2}}

def reading():
    with open("notes.txt") as file:
        return [file.read(), input()]
"""

TESTS = """
from wasm_problem import agrees, avoids, call, close, exactly, group, grows, holds, integers, lists, matches, run
from wasm_problem import script, text, unordered, uses

def tests(problem):
    return [
        call("mean", [1, 2, "x", None, True, {"a": 1.5}], returns=3, visibility="example"),
        call("mean", [0.1, 0.2], returns=close(3.0), hint="Think."),
        call("mean", [], raises="ValueError", points=2),
        call("fails", [], raises="ValueError", prints="out\\n"),
        call("fails", [], returns=[1, close(2)]),
        call("mean", 1, returns=lambda value: value == 3),
        call("mean", 1, returns=unordered([3, close(1)]), prints=matches("^out")),
        run("3\\n", prints="out\\n\\n", max_fuel=10_000_000),
        run("3\\n", prints=text("other")),
        script("x = mean([1])\\nx", returns=exactly(3)),
        group("Hidden", call("mean", 1, returns=1), call("mean", 1, returns=3), visibility="hidden", points=3,
              stop_at_first_failure=True, all_or_nothing=True, fresh=False),
        uses("recursion", "for", "sum()", "import math"), avoids("while", "import", "lambda"),
        agrees("mean", like=lambda items: 3, given=[lists(integers(-9, 9))], cases=5),
        holds("mean", lambda result, items: len(items) < 2, given=[lists(integers(-9, 9))], cases=5),
        grows("mean", given=lambda n: [list(range(n))], at_most="linear", n=2),
    ]
"""
LEARNERS = """
import math

def mean(items):
    for item in items:
        print(item)
    return sum(items) / len(items) if items else mean([0])
"""

PROBLEM = '{"$wasm-problem": "problem", "seed": 7, "variables": {"n": 25, "names": ["a", "b"]}, "attempt": 1}'
CALLS = (
    ("generate", f"[{PROBLEM}]", ""),
    ("grade", f'[{{"a": "3", "b": "4.5"}}, {PROBLEM}]', ""),
    ("grade", f'["some text", {PROBLEM}]', ""),
    ("later", '["x"]', ""),
    ("broken", '["x"]', ""),
    ("wrong", "[1]", ""),
    ("nothing", "[]", ""),
    ("reading", "[]", "a line\n"),
)
CODE = f'{{"$wasm-problem": "code", "input": "code", "source": {json.dumps(LEARNERS)}, "runtime": "python-3.14@1"}}'
TEST_CALLS = (
    ("grade", f"[{CODE}, {PROBLEM}]", ""),
    ("run_examples", f"[{CODE}, {PROBLEM}]", ""),
    ("examples", f"[{PROBLEM}]", ""),
)
FAILING = ("broken", "wrong", "nothing")
# CPython specialises code that ran a few times.
ROUNDS = 20


class LearnersProgram:
    """Stands for the learner's program, which there is none of while the component is built."""

    def open(self, input: str) -> int:
        return 1

    def call(self, session: int, invocation: Invocation) -> submission.Outcome:
        if invocation.entry == "fails":
            raised = Failure(Cause.RAISED, "ValueError: no", Place(2, 1), "Traceback\nValueError: no", "ValueError")
            return submission.Outcome(Err(raised), "out\n", "", 1000)
        return submission.Outcome(Ok("3"), "out\n", "", 1000)

    def evaluate(self, session: int, code: str, stdin: str) -> submission.Outcome:
        return submission.Outcome(Ok("3"), "", "", 1000)

    def run(self, input: str, stdin: str) -> submission.Outcome:
        return submission.Outcome(Ok("null"), "out\n", "", 1000)

    def close(self, session: int) -> None:
        pass


def import_modules(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)


def run(evaluator: Any) -> None:
    """Loads, calls and runs GRADER and TESTS a few times."""
    notes = File("notes.txt", base64.b64encode(b"some notes\n").decode())
    answers.submission = LearnersProgram()
    for _ in range(ROUNDS):
        _use(evaluator, Program(TESTS, [], 7), TEST_CALLS)
        _use(evaluator, Program(GRADER, [notes], 7), CALLS)
        evaluator.evaluate("x = generate(1) if False else 3\nx", "", False)
        evaluator.evaluate("x", "", True)
        evaluator.run(Program("print(1 + 1)", [], 7), "")
    answers.submission = submission


def _use(evaluator: Any, program: Program, calls: tuple[tuple[str, str, str], ...]) -> None:
    evaluator.check(program)
    evaluator.load(program)
    for entry, args, stdin in calls:
        try:
            evaluator.call(Invocation(entry, args, stdin))
        except Err as error:
            if entry not in FAILING:
                raise RuntimeError(f"warming up failed: {error.value}") from None
