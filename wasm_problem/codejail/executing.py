"""safe_exec, as codejail has it: a script, its variables, and what became of them."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterable, MutableMapping
from typing import Any

from ..sandbox import Cause, Failure, Outcome, Program, Runtime
from . import settings
from .errors import SafeExecException, SandboxUnavailable
from .handed_in import ExtraFiles, HandedIn, handed_in
from .inside import json_text
from .preludes import prelude
from .runtime_choice import Script, chosen

log = logging.getLogger(__name__)

STATUS = {Cause.FUEL: -24, Cause.TIME: -9, Cause.STACK: -11, Cause.CRASHED: -11}
"""As the operating system ends codejail's process: SIGXCPU, SIGKILL, SIGSEGV."""

BEFORE = {
    Cause.MEMORY: "MemoryError: ",
    Cause.BAD_VALUE: "The script's variables cannot be handed over. ",
    Cause.TOO_LARGE: "The script was not run, for what it is given is too large. ",
}

LONGEST_REPORT = 20_000
"""Bytes of each stream in a message: a script may write until its limit."""


def safe_exec(
    code: str,
    globals_dict: MutableMapping[str, Any],
    files: Iterable[str] | None = None,
    python_path: Iterable[str] | None = None,
    limit_overrides_context: str | None = None,
    slug: str | None = None,
    extra_files: ExtraFiles | None = None,
) -> None:
    """Runs Python code in a sandbox, with the variables of globals_dict, which it changes and adds to.

    files: paths of files and folders that the code can read, by their last part.
    python_path: folders and zip files that it can import from; names in extra_files, or paths like those in files.
    limit_overrides_context: the name of a set of limits. slug: what the caller calls the script; not used.
    extra_files: names and contents of more files.

    Raises SafeExecException when the script fails, and changes nothing then; SandboxUnavailable when none can run here.
    """
    sandbox = settings.sandbox()
    script = chosen(sandbox.catalog, code, settings.runtime())
    given = handed_in(files, python_path, extra_files)
    around = prelude(sandbox, script.runtime)
    if isinstance(around, Failure):
        raise _failed(Outcome(failure=around), around)
    invocation = around.invocation(_request(script, given, globals_dict), prepared=not given.attached)
    limits, seed = settings.limits(limit_overrides_context), secrets.randbits(64)
    if given.attached:
        program = Program(around.ground.source, given.attached, seed)
        outcome = sandbox.run(script.runtime.id, program, invocation, limits)
    else:
        outcome = sandbox.run_on(script.runtime.id, around.ground, invocation, limits, seed)
    _note(script.runtime, outcome)
    globals_dict.update(_variables(outcome))


def json_safe(d: MutableMapping[Any, Any]) -> dict[str, Any]:
    """The variables that JSON can hold, as they come back from it."""
    safe: dict[str, Any] = json.loads(json_text(d))
    return safe


def _note(runtime: Runtime, outcome: Outcome) -> None:
    """For the operator: no text of anybody's."""
    cause = outcome.failure.cause.value if outcome.failure else "error" if isinstance(outcome.value, list) else None
    log.info("script runtime=%s cause=%s fuel=%d ms=%.1f", runtime.id, cause, outcome.usage.fuel, outcome.usage.wall_ms)


def _request(script: Script, given: HandedIn, globals_dict: MutableMapping[str, Any]) -> str:
    """JSON in which NaN and halves of surrogate pairs may occur: a text for the sandbox, whose own JSON has neither."""
    variables = json_text(globals_dict)
    if script.runtime.language == "javascript" and ("NaN" in variables or "Infinity" in variables):
        variables = json.dumps(json.loads(variables, parse_constant=lambda name: None))
    rest = json.dumps([given.import_from, given.moved])
    return f"[{json.dumps(script.code)}, {variables}, {rest[1:]}"


def _variables(outcome: Outcome) -> dict[str, Any]:
    """What the script leaves behind. It may be anything: a script can take over the program around it."""
    if outcome.failure is not None:
        raise _failed(outcome, outcome.failure)
    value = outcome.value
    if isinstance(value, str):
        try:
            variables = json.loads(value)
        except (ValueError, RecursionError):
            variables = None
        if isinstance(variables, dict):
            variables.pop("__builtins__", None)
            return variables
    elif isinstance(value, list) and len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], str):
        status, report = value
        if status == 0:
            report = "The script ended itself by sys.exit(), so that its variables are lost.\n"
        raise _exception(outcome, report, status)
    raise _exception(outcome, "The script's variables could not be read: it changed the program around it.\n", 1)


def _failed(outcome: Outcome, failure: Failure) -> SafeExecException | SandboxUnavailable:
    if failure.cause in (Cause.NOT_READY, Cause.UNKNOWN_RUNTIME):
        return SandboxUnavailable(f"Scripts cannot run on this server at the moment. {failure.message}")
    report = failure.trace or BEFORE.get(failure.cause, "") + failure.message
    return _exception(outcome, report if report.endswith("\n") else f"{report}\n", STATUS.get(failure.cause, 1))


def _exception(outcome: Outcome, report: str, status: int) -> SafeExecException:
    stdout, stderr = _bytes(outcome.stdout), _bytes(outcome.stderr + report)
    return SafeExecException(
        f"Couldn't execute jailed code: stdout: {stdout!r}, stderr: {stderr!r} with status code: {status}"
    )


def _bytes(text: str) -> bytes:
    content = text.encode("utf-8", "backslashreplace")
    half = LONGEST_REPORT // 2
    return content if len(content) <= LONGEST_REPORT else content[:half] + b"\n...\n" + content[-half:]
