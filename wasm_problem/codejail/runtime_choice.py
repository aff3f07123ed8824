"""Which runtime a script runs in, and where the author's own part of it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..sandbox import Catalog, Runtime, UnknownRuntime
from .errors import SafeExecException, SandboxUnavailable

PREFERRED = ("python-3.14-science", "python-3.14")

LANGUAGES = ("python", "javascript")

_LAST_OF_PROLOG = re.compile(r"^\w+ = LazyModule\('[\w.]+'\)\n", re.MULTILINE)
"""The platform puts lines of its own before the author's: these are the last ones."""
_CHOICE = re.compile(r"\s*^(?:#|//) runtime: ([A-Za-z0-9][\w.-]*(?:@\d+)?)[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """A script and its runtime."""

    runtime: Runtime
    code: str


def chosen(catalog: Catalog, code: str, setting: str | None) -> Script:
    """The script, ready for its runtime. Raises SafeExecException for what the author can change, or
    SandboxUnavailable for what the operator can.
    """
    start = _authors_part(code)
    choice = _CHOICE.match(code, start)
    if choice is None:
        return Script(_preferred(catalog, setting), code)
    runtime = _named(catalog, choice[1])
    if runtime.language == "python":
        return Script(runtime, code)
    # The platform's lines are Python, and so is the mark of the comment.
    return Script(runtime, code[start:].replace("# runtime:", "// runtime:", 1))


def _authors_part(code: str) -> int:
    if not code.startswith("from __future__ import"):
        return 0
    end = 0
    for line in _LAST_OF_PROLOG.finditer(code):
        if end and line.start() != end:
            break
        end = line.end()
    return end


def _named(catalog: Catalog, name: str) -> Runtime:
    try:
        runtime = catalog.get(name)
    except UnknownRuntime as error:
        raise SafeExecException(f'The script asks for a runtime by "runtime: {name}". {error}') from None
    if runtime.language not in LANGUAGES:
        raise SafeExecException(
            f'The script asks for the runtime "{name}", which is for {runtime.language_title}: scripts can be in '
            "Python and in JavaScript."
        )
    return runtime


def _preferred(catalog: Catalog, setting: str | None) -> Runtime:
    for name in (setting,) if setting else PREFERRED:
        try:
            runtime = catalog.get(name)
        except UnknownRuntime:
            continue
        if runtime.language == "python":
            return runtime
    raise SandboxUnavailable(
        "Scripts cannot run on this server: it has no runtime "
        + (f'"{setting}" for Python, which its settings name' if setting else " or ".join(PREFERRED))
        + ". `wasm-problem runtimes list` shows what is installed."
    )
