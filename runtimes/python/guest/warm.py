"""What every instance starts with already imported and already run."""

from __future__ import annotations

import base64
import importlib
from typing import Any

from componentize_py_types import Err
from wit_world.imports.types import File, Invocation, Program

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
FAILING = ("broken", "wrong", "nothing")
# CPython specialises code that ran a few times.
ROUNDS = 20


def import_modules() -> None:
    for name in MODULES:
        importlib.import_module(name)


def run(evaluator: Any) -> None:
    """Loads, calls and runs GRADER a few times."""
    notes = File("notes.txt", base64.b64encode(b"some notes\n").decode())
    program = Program(GRADER, [notes], 7)
    for _ in range(ROUNDS):
        evaluator.check(program)
        evaluator.load(program)
        for entry, args, stdin in CALLS:
            try:
                evaluator.call(Invocation(entry, args, stdin))
            except Err as error:
                if entry not in FAILING:
                    raise RuntimeError(f"warming up failed: {error.value}") from None
        evaluator.run(Program("print(1 + 1)", [], 7), "")
