"""`wasm-problem import-capa`: from problems of capa to problems of ours, and a report of what is lost."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ..capa_import import Conversion, Kind, Unreadable, convert
from ..capa_import.reading import MAX_BYTES
from ..grading import olx
from .common import BAD_INPUT, FAILED, OK, BadInput, as_json, print_json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. target: where the problem is to be written, or None for standard output."""

    file: Path
    target: Path | None
    conversion: Conversion | None
    error: str = ""
    line: int | None = None

    @property
    def olx(self) -> str | None:
        """The problem as text, if there is one."""
        problem = self.conversion.problem if self.conversion else None
        return None if problem is None else olx.to_text(problem)

    @property
    def status(self) -> str:
        """In one word, as the report has it."""
        if self.conversion is None:
            return "unreadable"
        if self.conversion.problem is None:
            return "nothing left"
        return "whole" if self.conversion.is_whole else "partly"

    @property
    def exit_status(self) -> int:
        """For this file alone."""
        return {"unreadable": BAD_INPUT, "whole": OK}.get(self.status, FAILED)


@click.command("import-capa")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE...")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="The folder for the converted files.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The converted file, of one FILE."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@as_json
def import_capa(files: tuple[Path, ...], into: Path | None, output: Path | None, force: bool, as_json: bool) -> None:
    """Convert capa problems (<problem>) in FILES to problems of this block.

    Without --into and -o the problem goes to standard output. What is not converted is told on standard error, with
    its line.

    Exits 0 when all was converted, 1 when something was not, 2 when a file cannot be read.
    """
    targets = _targets(files, into, output)
    for file, target in zip(files, targets, strict=True):
        _check_target(file, target, force)
    outcomes = [_converted(file, target) for file, target in zip(files, targets, strict=True)]
    for outcome in outcomes:
        _write(outcome)
        if not as_json:
            _tell(outcome)
    status = max(outcome.exit_status for outcome in outcomes)
    if as_json:
        print_json({"files": [_report(outcome) for outcome in outcomes]})
    elif len(outcomes) > 1:
        counts = {name: sum(each.status == name for each in outcomes) for name in ("whole", "partly")}
        rest = len(outcomes) - sum(counts.values())
        click.echo(f"{counts['whole']} converted whole, {counts['partly']} in part, {rest} not", err=True)
    if not as_json and output is None and into is None and outcomes[0].olx is not None:
        click.echo(outcomes[0].olx, nl=False)
    sys.exit(status)


def _targets(files: Sequence[Path], into: Path | None, output: Path | None) -> list[Path | None]:
    """Where each problem goes. Raises BadInput."""
    if into is not None and output is not None:
        raise BadInput("--into and -o exclude each other; give one of them")
    if output is not None and len(files) > 1:
        raise BadInput("-o is for one FILE; for several give --into FOLDER")
    if into is None:
        if output is None and len(files) > 1:
            raise BadInput("several problems need a folder: give --into FOLDER")
        return [output]
    names = [file.name for file in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadInput(f"two files are called {twice}, and one would replace the other; convert them into two folders")
    return [into / name for name in names]


def _check_target(file: Path, target: Path | None, force: bool) -> None:
    if target is None or not target.exists():
        return
    if file.exists() and target.samefile(file):
        raise BadInput(f"{target} is the file that is read; choose another folder or name")
    if not force:
        raise BadInput(f"{target} is there already; choose another folder or name, or replace it with --force")


def _converted(file: Path, target: Path | None) -> Outcome:
    try:
        with file.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
        return Outcome(file, target, convert(data))
    except OSError as error:
        return Outcome(file, target, None, f"It cannot be read: {error.strerror}.")
    except Unreadable as error:
        return Outcome(file, target, None, str(error), error.line)


def _write(outcome: Outcome) -> None:
    text = outcome.olx
    if outcome.target is None or text is None:
        return
    try:
        outcome.target.parent.mkdir(parents=True, exist_ok=True)
        outcome.target.write_text(text, "utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {outcome.target}: {error.strerror}") from None


def _tell(outcome: Outcome) -> None:
    if outcome.conversion is None:
        click.echo(f"error: {_place(outcome.file, outcome.line)}: {outcome.error}", err=True)
        return
    for note in outcome.conversion.notes:
        click.echo(f"{note.kind.value}: {_place(outcome.file, note.line)}: {note.text}", err=True)
    lost = sum(note.kind is Kind.LOST for note in outcome.conversion.notes)
    told = {"whole": "converted", "partly": f"converted in part, {lost} not converted"}
    result = told.get(outcome.status, "not converted")
    written = f" -> {outcome.target}" if outcome.target and outcome.conversion.problem else ""
    click.echo(f"{outcome.file}: {result}{written}", err=True)


def _place(file: Path, line: int | None) -> str:
    return f"{file}:{line}" if line else str(file)


def _report(outcome: Outcome) -> dict[str, Any]:
    notes = outcome.conversion.notes if outcome.conversion else ()
    problem = outcome.conversion.problem if outcome.conversion else None
    return {
        "file": str(outcome.file),
        "status": outcome.status,
        "written": str(outcome.target) if outcome.target and problem else None,
        "fields": [each.name for each in problem.inputs] if problem else [],
        "notes": [
            {"kind": note.kind.value, "line": note.line, "what": note.what, "means": note.means, "advice": note.advice}
            for note in notes
        ],
        "error": {"message": outcome.error, "line": outcome.line} if outcome.error else None,
        "olx": outcome.olx if outcome.target is None else None,
    }
