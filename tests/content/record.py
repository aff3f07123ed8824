"""`python -m tests.content.record VERSION`: writes what this software stores for the cases of a new version.

Once recorded, the files stay as they are for ever: they stand for courses that somebody has.
"""

from __future__ import annotations

import sys

import tests.block.conftest  # noqa: F401  sets up Django
from tests.block.support import Course
from wasm_problem.sandbox import default_sandbox

from .stored import CONTENT, OWN, Case, act, as_text, cases, page_of, store, stored_fields, verdict_of


def record(case: Case) -> None:
    course = Course()
    usage = course.add(case.xml)
    fields = stored_fields(course.block(usage), CONTENT)
    states = {}
    for name, learner in case.learners.items():
        course = Course()
        usage = course.add(case.xml)
        store(course, usage, {"seed": learner["seed"]})
        act(course.visit(usage), learner)
        block = course.block(usage)
        states[name] = {
            "stored": stored_fields(block, OWN),
            "page": page_of(course.visit(usage)),
            "verdict": verdict_of(default_sandbox(), block, learner["types"], block.attempts + 1),
        }
    for file, content in (("fields.json", fields), ("states.json", states)):
        (case.folder / file).write_text(as_text(content), "utf-8")


def main(version: str) -> None:
    for case in cases(version):
        if (case.folder / "fields.json").exists():
            sys.exit(f"{case.folder} is recorded already. It stands for courses that exist: leave it as it is.")
        record(case)


if __name__ == "__main__":
    main(sys.argv[1])
