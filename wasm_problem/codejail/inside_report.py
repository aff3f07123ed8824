"""What an error of a script looks like: as codejail's Python prints it. Runs in the sandbox, like inside.py."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Any

# The sandbox's own parts; what opens a file is C code elsewhere.
HIDDEN = ("/0/", "/world/", "/bundled/", "/python/_pyio.py")
# Where codejail's own program calls the script: the platform compares messages with its.
CALLER = "jailed_code", 19, "<module>", "exec(code, g_dict)"


def report(error: BaseException) -> str:
    """Returns what codejail's Python prints for an error that nobody caught."""
    trace = traceback.TracebackException(type(error), error, error.__traceback__, compact=True)
    for part in parts(trace, set()):
        if part.stack:
            part.stack[:] = [plain(frame) for frame in part.stack if not frame.filename.startswith(HIDDEN)]
    file, line, function, text = CALLER
    trace.stack[0] = traceback.FrameSummary(file, line, function, lookup_line=False, line=text)
    return "".join(trace.format())


def plain(frame: traceback.FrameSummary) -> traceback.FrameSummary:
    """Returns the frame without marks below its line: every version of Python makes others."""
    return traceback.FrameSummary(frame.filename, frame.lineno, frame.name, lookup_line=False, line=frame.line)


def parts(trace: Any, seen: set[int]) -> Iterator[Any]:
    if trace is None or id(trace) in seen:
        return
    seen.add(id(trace))
    yield trace
    yield from parts(trace.__cause__, seen)
    yield from parts(trace.__context__, seen)
    for part in getattr(trace, "exceptions", None) or ():
        yield from parts(part, seen)
