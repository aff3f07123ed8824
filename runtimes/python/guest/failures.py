"""What went wrong, told to the program's author: own lines only, whatever the exception tries."""

from __future__ import annotations

import ast
import traceback
from collections.abc import Callable, Iterator
from types import CodeType, TracebackType
from typing import TypeVar

from files import HOME
from streams import OutputLimit
from wit_world.imports.types import Cause, Failure, Place

from wasm_problem import BadTest, InvalidAnswer, SubmissionError

PROGRAM = "program.py"
"""The file name of the program in tracebacks."""
TEST = "test"
"""The file name of code that is evaluated in the program."""

# Where the standard library, this guest and componentize-py's bindings are.
_HIDDEN = ("/python/", "/0/", "/world/", "/bundled/", "<frozen ")
LONGEST_MESSAGE = 2000
LONGEST_TRACE = 8000
LONGEST_NAME = 100
MOST_KINDS = 20
LONGEST_CHAIN = 8
DEEPEST_FRAMES = 60

T = TypeVar("T")

_type_name = type.__dict__["__name__"].__get__
_supertypes = type.__dict__["__mro__"].__get__
_traceback_of = BaseException.__dict__["__traceback__"].__get__
_context_of = BaseException.__dict__["__context__"]
_cause_of = BaseException.__dict__["__cause__"]
_arguments_of = BaseException.__dict__["args"].__get__
_ExpressionStatement, _Expression, _only_tree = ast.Expr, ast.Expression, ast.PyCF_ONLY_AST
_Trace, _Frame = traceback.TracebackException, traceback.FrameSummary


class BadSource(Exception):
    """The source does not compile."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure


def compiled(source: str) -> CodeType:
    """Returns the program's code. Raises BadSource."""
    return _readable(lambda: compile(source.removeprefix("\ufeff"), PROGRAM, "exec", dont_inherit=True))


def compiled_test(code: str) -> tuple[CodeType, CodeType | None]:
    """Returns code to evaluate: all but the last expression, and that expression. Raises BadSource."""
    return _readable(lambda: _split(code))


def _split(code: str) -> tuple[CodeType, CodeType | None]:
    tree = compile(code.removeprefix("\ufeff"), TEST, "exec", _only_tree, dont_inherit=True)
    last = None
    if tree.body and type(tree.body[-1]) is _ExpressionStatement:
        last = compile(_Expression(tree.body.pop().value), TEST, "eval", dont_inherit=True)
    return compile(tree, TEST, "exec", dont_inherit=True), last


def _readable(compiling: Callable[[], T]) -> T:
    """Returns what `compiling` returns. Raises BadSource for what the compiler raises."""
    try:
        return compiling()
    except SyntaxError as error:
        raise BadSource(_syntax(error)) from None
    except (ValueError, OverflowError) as error:
        raise BadSource(simple(Cause.SYNTAX, f"{type(error).__name__}: {error}")) from None
    except RecursionError:
        raise BadSource(simple(Cause.SYNTAX, "the source nests too deeply to be compiled")) from None
    except MemoryError as error:
        if str(error):
            raise BadSource(simple(Cause.SYNTAX, "the source nests too deeply to be compiled")) from None
        raise BadSource(simple(Cause.MEMORY, "the program's source takes more memory than there is")) from None


def raised(error: BaseException) -> Failure:
    """Returns the failure of a program that raised `error`."""
    kind = type(error)
    at, kinds = _place(_traceback_of(error)), _kinds(kind)
    if issubclass(kind, InvalidAnswer):
        return Failure(Cause.INVALID_ANSWER, bounded(_text(error), LONGEST_MESSAGE), at, "", kinds)
    if issubclass(kind, SubmissionError):
        return _submission_failed(error)
    if issubclass(kind, SystemExit):
        return Failure(Cause.RAISED, _exit_message(error), at, "", kinds)
    if issubclass(kind, OutputLimit):
        return Failure(Cause.RAISED, _text(error), at, "", kinds)
    if issubclass(kind, BadTest) and type(error.line) is int:
        at = Place(error.line, 0)
    cause = Cause.RAISED
    if issubclass(kind, RecursionError):
        cause = Cause.STACK
    elif issubclass(kind, MemoryError):
        # The parser raises it, too, for source that nests too deeply.
        cause = Cause.STACK if _text(error).startswith("Parser stack overflowed") else Cause.MEMORY
    return Failure(cause, _message(error), at, _trace(error), kinds)


def _submission_failed(error: BaseException) -> Failure:
    """Returns the failure of a grader that let an error of the learner's program pass."""
    cause, trace = getattr(error, "cause", ""), getattr(error, "trace", "")
    if cause == "refused" or type(trace) is not str:  # The grader asked for what there is not.
        place, kinds = _place(_traceback_of(error)), _kinds(type(error))
        return Failure(Cause.RAISED, _message(error), place, _trace(error), kinds)
    line = getattr(error, "line", None)
    at = Place(line, 0) if type(line) is int and line > 0 else None
    message = bounded(_text(error), LONGEST_MESSAGE)
    return Failure(Cause.SUBMISSION_FAILED, message, at, bounded(trace, LONGEST_TRACE), "")


def exit_status(error: SystemExit) -> int:
    """Returns the status that an exit stands for: 0 is success."""
    arguments = _arguments_of(error)
    if not arguments or arguments[0] is None:
        return 0
    code = arguments[0] if len(arguments) == 1 else arguments
    return int(code) if type(code) in (int, bool) else 1


def bounded(text: str, longest: int) -> str:
    """Returns Unicode text of at most `longest` characters."""
    if len(text) > longest:
        half = longest // 2 - 2
        text = f"{text[:half]} … {text[-half:]}"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def simple(cause: Cause, message: str) -> Failure:
    return Failure(cause, bounded(message, LONGEST_MESSAGE), None, "", "")


def _syntax(error: SyntaxError) -> Failure:
    at = None
    if error.filename == PROGRAM and type(error.lineno) is int and error.lineno > 0:
        at = Place(error.lineno, max(error.offset or 0, 0))
    message = f"{type(error).__name__}: {error.msg}"
    trace = "".join(traceback.format_exception_only(error))
    return Failure(Cause.SYNTAX, bounded(message, LONGEST_MESSAGE), at, bounded(trace, LONGEST_TRACE), "")


def _text(error: BaseException) -> str:
    try:
        text = str(error)
        return text if type(text) is str else str.__str__(text)
    except BaseException:
        return "(the exception has no readable message)"


def _message(error: BaseException) -> str:
    text = _text(error)
    name = _type_name(type(error))
    return bounded(f"{name}: {text}" if text else name, LONGEST_MESSAGE)


def _kinds(kind: type) -> str:
    """Returns the names of an exception's type and its supertypes."""
    names = [_type_name(each) for each in _supertypes(kind)[:MOST_KINDS] if each is not object]
    return " ".join(bounded(name, LONGEST_NAME) for name in names if name.isidentifier())


def _exit_message(error: BaseException) -> str:
    arguments = _arguments_of(error)
    code = arguments[0] if arguments else 0
    if code is None or type(code) in (int, bool):
        return f"exited with status {int(code or 0)}"
    return bounded(f"exited with status 1: {_text(error)}", LONGEST_MESSAGE)


def _place(trace: TracebackType | None) -> Place | None:
    """Returns the innermost position in the program's source."""
    innermost = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PROGRAM:
            innermost = trace
        trace = trace.tb_next
    if innermost is None or innermost.tb_lineno is None:
        return None
    return Place(innermost.tb_lineno, _column(innermost))


def _column(trace: TracebackType) -> int:
    import itertools
    import linecache

    try:
        positions = itertools.islice(trace.tb_frame.f_code.co_positions(), trace.tb_lasti // 2, None)
        _, _, offset, _ = next(positions)
        if offset is None:
            return 0
        line = linecache.getline(PROGRAM, trace.tb_lineno)
        return len(line.encode()[:offset].decode("utf-8", "replace")) + 1
    except Exception:
        return 0


def _trace(error: BaseException) -> str:
    try:
        _cut_chain(error)
        trace = _Trace(type(error), error, _traceback_of(error), limit=-DEEPEST_FRAMES, compact=True)
        for part in _parts(trace, set()):
            if part.stack:
                part.stack[:] = [_shown(frame) for frame in part.stack if not frame.filename.startswith(_HIDDEN)]
        return bounded("".join(trace.format(colorize=False)), LONGEST_TRACE)
    except BaseException:
        return ""  # The exception's own code failed, or memory is short.


def _shown(frame: traceback.FrameSummary) -> traceback.FrameSummary:
    frame.filename = frame.filename.removeprefix(f"{HOME}/")
    return frame


def _parts(trace: traceback.TracebackException | None, seen: set[int]) -> Iterator[traceback.TracebackException]:
    if trace is None or id(trace) in seen:
        return
    seen.add(id(trace))
    yield trace
    yield from _parts(trace.__cause__, seen)
    yield from _parts(trace.__context__, seen)
    for part in trace.exceptions or ():
        yield from _parts(part, seen)


def _cut_chain(error: BaseException) -> None:
    for _ in range(LONGEST_CHAIN):
        following = _cause_of.__get__(error) or _context_of.__get__(error)
        if following is None:
            return
        error = following
    _context_of.__set__(error, None)
    _cause_of.__set__(error, None)
