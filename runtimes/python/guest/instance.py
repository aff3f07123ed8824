"""The one program that an instance holds: compiled, loaded, called."""

from __future__ import annotations

import asyncio
import atexit
import binascii
import builtins
import linecache
import sys
import warnings
from collections.abc import Callable, Iterable
from types import CodeType, CoroutineType, ModuleType
from typing import Any, TypeVar

import seeds
from componentize_py_types import Err
from failures import PROGRAM, TEST, BadSource, compiled, compiled_test, exit_status, raised, simple
from files import HOME, Disk, File
from streams import Streams
from values import BadValue, UnknownArgument, from_json, to_json
from virtual_time import clock
from wit_world.imports.types import Cause, Failure
from wit_world.imports.types import Program as Source

from wasm_problem import running

T = TypeVar("T")

MODULE = "program"
OWN_ROOT = "/0/"
NOT_HIDDEN = ("app", "wasm_problem")
RECURSION_LIMIT = 1000
RESERVE_BYTES = 1 << 20

_hopeless = Failure(Cause.RAISED, "the program failed, and so did telling how", None, "", "")
_run_code, _value_of, _builtins = exec, eval, builtins.__dict__
_set_recursion_limit, _set_trace, _set_profile = sys.setrecursionlimit, sys.settrace, sys.setprofile
_run_asyncio, _run_exit_functions = asyncio.run, atexit._run_exitfuncs
_print = print
_decode = binascii.a2b_base64
_lines = linecache.cache
_modules = sys.modules


class Instance:
    """Holds at most one program. Every method raises Err with a Failure, and nothing else."""

    def __init__(self, streams: Streams, disk: Disk) -> None:
        self._streams = streams
        self._disk = disk
        self._names: dict[str, Any] = {}
        self._hidden = ""
        # Given back when memory runs out, to have some for telling so. By clear(): the object itself is never freed.
        self._reserve = bytearray(RESERVE_BYTES)

    def check(self, source: Source) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._compiled(source)

    def load(self, source: Source) -> None:
        """Runs the program's top level as a module."""
        code = self._begin(source, MODULE, "")
        self._guard(lambda: _run_code(code, self._names))

    def call(self, entry: str, args: str, stdin: str) -> str:
        """Returns the JSON text of what a function of the program returns."""
        function = self._names.get(entry) or running.offered(entry, self._names)
        if not callable(function):
            raise Err(simple(Cause.MISSING_ENTRY, f'the program defines no function "{entry}"'))
        self._streams.give(stdin)
        return self._guard(lambda: to_json(_call(function, from_json(args))))

    def evaluate(self, code: str, stdin: str, echo: bool) -> str:
        """Runs code in the program's namespace. Returns the JSON text of the value of its last expression.

        echo: writes that value as an interactive session does, and returns the JSON text null.
        """
        try:
            body, last = compiled_test(code)
        except BadSource as bad:
            raise Err(bad.failure) from None
        _lines[TEST] = (len(code), None, code.splitlines(keepends=True), TEST)
        self._streams.give(stdin)
        return self._guard(lambda: to_json(_evaluated(body, last, self._names, echo)))

    def run(self, source: Source, stdin: str) -> None:
        """Runs the program as the main program, with its exit functions."""
        code = self._begin(source, "__main__", stdin)
        try:
            self._guard(lambda: _run_main(code, self._names))
        finally:
            self._guard(_run_exit_functions)

    def forget(self) -> None:
        """Leaves nothing of the programs that warmed this up."""
        self._names = {}
        for name in (MODULE, "__main__"):
            _modules.pop(name, None)
        _modules["__main__"] = ModuleType("__main__")
        _lines.pop(PROGRAM, None)
        _lines.pop(TEST, None)
        self._disk.forget_home()
        self._streams.forget()
        clock.stop()
        sys.path_importer_cache.pop(HOME, None)

    def hide_when_loading(self, module: str) -> None:
        """Takes this module away from where programs import, but not yet: it is being imported."""
        self._hidden = module

    def _compiled(self, source: Source) -> CodeType:
        try:
            return compiled(source.source)
        except BadSource as bad:
            raise Err(bad.failure) from None

    def _begin(self, source: Source, name: str, stdin: str) -> CodeType:
        _modules.pop(self._hidden, None)
        self._streams.install()
        self._streams.give(stdin)
        clock.restart()
        seeds.restart(source.seed)
        sys.argv[:] = [PROGRAM]
        self._attach(source)
        text = source.source
        _lines[PROGRAM] = (len(text), None, text.splitlines(keepends=True), PROGRAM)
        code = self._compiled(source)
        module = ModuleType(name)
        _modules[name] = module
        self._names = module.__dict__
        self._names["__builtins__"] = _builtins  # Not this module's own.
        return code

    def _attach(self, source: Source) -> None:
        for file in source.files:
            name = file.name
            if name in ("", ".", "..") or "/" in name or "\0" in name:
                raise Err(simple(Cause.REFUSED, f"{name!r} is not a plain file name"))
            try:
                content = _decode(file.base64)
            except ValueError:
                raise Err(simple(Cause.REFUSED, f"the file {name!r} is not base64")) from None
            self._disk.put(f"{HOME}/{name}", File(content))
            if name.endswith(".zip"):
                sys.path.insert(1, f"{HOME}/{name}")

    def _guard(self, action: Callable[[], T]) -> T:
        """Returns what `action` returns. Raises Err for whatever it raises."""
        try:
            failure = self._attempt(action)
        except BaseException:
            failure = _hopeless
        if type(failure) is Failure:
            raise Err(failure)
        return failure[0]

    def _attempt(self, action: Callable[[], T]) -> tuple[T] | Failure:
        result: tuple[T] | Failure
        try:
            result = (action(),)
        except BadValue as error:
            result = simple(Cause.BAD_VALUE, str(error))
        except UnknownArgument as error:
            result = simple(Cause.REFUSED, str(error))
        except MemoryError as error:
            self._reserve.clear()
            result = self._failure(error)
        except BaseException as error:
            result = self._failure(error)
        try:
            self._streams.flush()
        except BaseException as error:
            result = self._failure(error)
        return result

    def _failure(self, error: BaseException) -> Failure:
        _set_recursion_limit(RECURSION_LIMIT)
        _set_trace(None)
        _set_profile(None)
        return raised(error)


def hide_own_modules(offered: Iterable[str]) -> list[ModuleType]:
    """Takes this guest's modules away from where programs import, for theirs may have the same names.

    offered: those that programs import.
    """
    own = [name for name, module in _modules.items() if (getattr(module, "__file__", None) or "").startswith(OWN_ROOT)]
    return [_modules.pop(name) for name in own if name not in (*NOT_HIDDEN, *offered)]


def _call(function: Callable[..., Any], arguments: list[Any]) -> Any:
    return _awaited(function(*arguments))


def _evaluated(body: CodeType, last: CodeType | None, names: dict[str, Any], echo: bool) -> Any:
    _run_code(body, names)
    value = None if last is None else _awaited(_value_of(last, names))
    if not echo:
        return value
    if value is not None:
        _print(repr(value))
    return None


def _awaited(value: Any) -> Any:
    return _run_asyncio(value) if type(value) is CoroutineType else value


def _run_main(code: CodeType, names: dict[str, Any]) -> None:
    try:
        _run_code(code, names)
    except SystemExit as error:
        if exit_status(error):
            raise
