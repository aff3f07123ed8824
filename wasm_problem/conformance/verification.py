"""All that is known of one runtime: its file, its own self-tests, and the cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..sandbox import BadManifest, Invocation, Program, Runtime, Sandbox
from .case import AREAS, Case
from .suite import Job, Result, Standing, jobs, run_job
from .translation import strays

Progress = Callable[[Job, int, int], None]
"""Told before each case: which it is, how many were done, and how many there are."""


NEEDED = {"name": str, "source": str, "expect": dict}
"""Of each test in self_test.json."""


class BadSelfTest(ValueError):
    """self_test.json cannot be used; says why."""


@dataclass(frozen=True, slots=True)
class Verification:
    """fault: why nothing was run, or empty. self_tests: how many there are; self_test_faults: of those that failed."""

    runtime: Runtime
    fault: str = ""
    self_tests: int = 0
    self_test_faults: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    """What its folder of translations has for cases that do not exist."""
    results: tuple[Result, ...] = ()

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(each for each in self.results if each.standing is Standing.FAILED)

    @property
    def run(self) -> int:
        """How many cases were run."""
        return sum(each.standing in (Standing.PASSED, Standing.FAILED) for each in self.results)

    @property
    def ok(self) -> bool:
        return not (self.fault or self.self_test_faults or self.strays or self.failed)


def verify(
    sandbox: Sandbox,
    runtime: Runtime,
    cases: Sequence[Case],
    areas: Collection[str] = AREAS,
    progress: Progress = lambda *_: None,
) -> Verification:
    """cases: all there are; areas: of these they are run. Never raises for what a runtime does or brings."""
    try:
        runtime.read_wasm()
        sandbox.compile(runtime)
        tests = _self_tests(runtime)
    except (BadManifest, BadSelfTest) as error:
        return Verification(runtime, str(error))
    faults = [fault for test in tests if (fault := self_test_fault(sandbox, runtime, test))]
    installed = sandbox.catalog.runtimes()
    todo = jobs(runtime, installed, [case for case in cases if case.area in areas])
    return Verification(
        runtime,
        self_tests=len(tests),
        self_test_faults=tuple(faults),
        strays=tuple(strays(runtime, cases)),
        results=tuple(_done(sandbox, todo, installed, progress)),
    )


def _done(sandbox: Sandbox, todo: Sequence[Job], installed: Sequence[Runtime], progress: Progress) -> Iterable[Result]:
    for number, job in enumerate(todo):
        progress(job, number, len(todo))
        yield run_job(sandbox, job, installed)


def _self_tests(runtime: Runtime) -> list[dict[str, Any]]:
    """Raises BadSelfTest."""
    where = f"{runtime.folder / 'self_test.json'}"
    try:
        tests = runtime.self_tests()
    except (OSError, ValueError, TypeError) as error:
        raise BadSelfTest(f"{where}: not a JSON list of tests ({error})") from None
    for number, test in enumerate(tests, 1):
        for key, kind in NEEDED.items():
            if not isinstance(test, dict) or not isinstance(test.get(key), kind):
                raise BadSelfTest(f"{where}: test {number} has to be an object with {', '.join(NEEDED)}")
    return tests


def self_test_fault(sandbox: Sandbox, runtime: Runtime, test: Mapping[str, Any]) -> str | None:
    """What is wrong with the outcome of a program of self_test.json; None when it is as expected."""
    program = Program(test["source"], {name: text.encode() for name, text in test.get("files", {}).items()})
    invocation = Invocation(test.get("entry"), test.get("args", ()), test.get("stdin", ""))
    outcome = sandbox.run(runtime.id, program, invocation)
    cause = outcome.failure.cause.value if outcome.failure else None
    found = {"value": outcome.value, "stdout": outcome.stdout, "cause": cause}
    expected = {"cause": None, **test["expect"]}
    differing = {key: found[key] for key in expected if found[key] != expected[key]}
    if not differing:
        return None
    detail = f" ({outcome.failure.message})" if outcome.failure else ""
    return f"self-test {test['name']!r}: expected {expected}, found {differing}{detail}"
