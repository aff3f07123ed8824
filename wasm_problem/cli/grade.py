"""`wasm-problem grade`: the verdict on an answer to a problem in a file."""

from __future__ import annotations

import dataclasses
import json
import sys
import textwrap
from pathlib import Path
from typing import Any

import click

from ..grading import answers, grader, olx
from ..grading.grader import NOT_GRADED_FAULT, Graded, Status
from ..grading.inputs import InputKind
from ..grading.problem import Problem
from ..sandbox import Failure, Usage, default_sandbox
from .common import (
    BAD_INPUT,
    FAILED,
    OK,
    BadInput,
    as_json,
    failure_report,
    print_failure,
    print_json,
    print_usage,
    read_text,
    readable_file,
    refusals_reported,
    seed_option,
    usage_report,
)

NO_REPORT: dict[str, Any] = {
    "status": "invalid",
    "score": None,
    "message": "",
    "tests": [],
    "variables": {},
    "runtime": None,
    "usage": usage_report(Usage()),
    "failure": None,
}


SHOWN_OF_A_TEST = ("stdin", "expected", "actual", "output", "error", "message")
"""What is printed of a test that did not pass. Whoever has the file may know all of it."""


@click.command()
@click.argument("file", type=readable_file)
@click.option(
    "--answer",
    required=True,
    help="JSON: one value, or an object by field name. @FILE reads a file; of a problem for one program, the program.",
)
@seed_option
@as_json
def grade(file: Path, answer: str, seed: int, as_json: bool) -> None:
    """Grade an answer to the problem in FILE (OLX).

    Exits 0 when graded, 1 when the grader failed, 2 when the problem or the answer cannot be used.
    """
    with refusals_reported(as_json, NO_REPORT):
        text = read_text(file)
        try:
            problem = olx.parse(text)
        except olx.OlxError as error:
            raise BadInput(f"{file}:{error.line or 1}: {error.message}") from None
        result, variables = _grade(problem, _raw_answers(problem, answer), seed)
    verdict = result.verdict
    report = {
        "status": result.status.value,
        "score": verdict.score if verdict else None,
        "message": result.message,
        "tests": [dataclasses.asdict(test) for test in verdict.tests] if verdict else [],
        "variables": variables,
        "runtime": grader.pin(default_sandbox().catalog, problem.runtime),
        "usage": usage_report(result.usage),
        "failure": failure_report(result.failure),
    }
    if as_json:
        print_json(report)
    else:
        _print_graded(result, report)
        if result.failure is not None:
            print_failure(str(file), _placed_in_file(text, result.failure))
        print_usage(result.usage)
    sys.exit({Status.GRADED: OK, Status.FAILED: FAILED, Status.INVALID: BAD_INPUT}[result.status])


def _grade(problem: Problem, raw: dict[str, Any], seed: int) -> tuple[Graded, dict[str, Any]]:
    """The result, and the variables that `generate` made for the seed."""
    sandbox = default_sandbox()
    generated = grader.generate(sandbox, problem, seed)
    if generated.failure is not None:
        failed = Graded(
            Status.FAILED, NOT_GRADED_FAULT, failure=generated.failure, stdout=generated.stdout, usage=generated.usage
        )
        return failed, {}
    variables = dict(generated.variables)
    try:
        read = answers.read_answers(problem.inputs, raw)
    except answers.AnswerError as error:
        problems = " ".join(f"{name}: {message}" for name, message in error.field_errors.items())
        return Graded(Status.INVALID, problems), variables
    return grader.grade(sandbox, problem, read, seed=seed, variables=variables, attempt=1), variables


def _raw_answers(problem: Problem, text: str) -> dict[str, Any]:
    """What the block would get from the browser: a text or a list of texts by field name. Raises BadInput."""
    if text.startswith("@"):
        text = read_text(Path(text[1:]), "--answer")
        if [each.kind for each in problem.inputs] == [InputKind.CODE]:
            return {problem.inputs[0].name: text}
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadInput(
            f"--answer is not JSON ({error}). Text needs two pairs of quotes: --answer '\"Paris\"'"
        ) from None
    names = [each.name for each in problem.inputs]
    if not isinstance(value, dict):
        if len(names) != 1:
            raise BadInput(f"--answer must be an object with the fields {', '.join(names)}")
        value = {names[0]: value}
    return {name: _as_typed(item) for name, item in value.items()}


def _as_typed(value: Any) -> Any:
    """A JSON number as the text that a learner would type."""
    return json.dumps(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _print_graded(result: Graded, report: dict[str, Any]) -> None:
    if report["variables"]:
        click.echo("variables: " + json.dumps(report["variables"], ensure_ascii=False))
    if result.stdout:
        click.echo(f"--- the grader wrote ---\n{result.stdout.rstrip()}\n---")
    click.echo(f"status:  {result.status}")
    if report["score"] is not None:
        click.echo(f"score:   {report['score']:g}")
    if report["message"]:
        click.echo(f"message: {report['message']}")
    for test in report["tests"]:
        click.echo(f"test:    {test['name'] or '-'}: {test['status']}")
        for part in SHOWN_OF_A_TEST if test["status"] in ("failed", "error") else ():
            if test[part]:
                click.echo(textwrap.indent(f"{part + ':':<9} {test[part].strip()}", " " * 9))


def _placed_in_file(text: str, failure: Failure) -> Failure:
    """The failure with its line counted in the file instead of in the grader."""
    first = olx.first_line(text, "grader")
    if first is None or failure.line is None:
        return failure
    return dataclasses.replace(failure, line=first + failure.line - 1)
