"""What packages.toml says: which suites there are, and which of their tests are known to fail, and why."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wasm_problem.runtime_build.packages import Package

FILE = Path(__file__).with_name("packages.toml")


@dataclass(frozen=True)
class Known:
    """Tests that fail, and why. In a pattern only * is special."""

    cause: str
    why: str
    tests: tuple[str, ...]

    def matches(self, test: str) -> bool:
        return any(_expression(pattern).fullmatch(test) for pattern in self.tests)

    def unused(self, tests: Iterable[str]) -> list[str]:
        """The patterns that are none of these tests."""
        return [pattern for pattern in self.tests if not any(map(_expression(pattern).fullmatch, tests))]


@dataclass(frozen=True)
class Suite:
    """The tests of one package.

    root: the folder of the sdist that imports are relative to. files: globs of all that the tests need;
    tests: globs of the files to run. leave_out: glob -> why. sample: files of the ordinary test run.
    """

    name: str
    module: str
    package: Package
    runtime: str
    root: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    leave_out: Mapping[str, str]
    options: tuple[str, ...]
    stand_ins: tuple[str, ...]
    import_again: tuple[str, ...]
    attach: tuple[str, ...]
    before: str
    sample: tuple[str, ...]
    known: tuple[Known, ...]

    def known_failure(self, test: str) -> Known | None:
        return next((known for known in self.known if known.matches(test)), None)


@dataclass(frozen=True)
class Plan:
    """All of packages.toml. causes: id -> one sentence. not_run: package of the runtime without a suite here -> why.

    tools: pytest and what it needs, with its folders to attach.
    """

    causes: Mapping[str, str]
    not_run: Mapping[str, str]
    tools: tuple[tuple[Package, tuple[str, ...]], ...]
    suites: tuple[Suite, ...]

    def suite(self, name: str) -> Suite:
        return next(suite for suite in self.suites if suite.name == name)


def read_plan(file: Path = FILE) -> Plan:
    """Raises ValueError for a failure whose cause is not one of the causes."""
    data = tomllib.loads(file.read_text())
    causes = {str(name): str(text) for name, text in data["causes"].items()}
    tools = tuple((_package(tool), tuple(tool["folders"])) for tool in data["tool"])
    suites = tuple(_suite(suite, data["runtime"], causes) for suite in data["suite"])
    not_run = {str(name): str(why) for name, why in data["not_run"].items()}
    return Plan(causes, not_run, tools, suites)


def _package(data: Mapping[str, Any]) -> Package:
    return Package("pypi", data["package"], data["version"], data["sha256"])


def _suite(data: Mapping[str, Any], runtime: str, causes: Mapping[str, str]) -> Suite:
    known = tuple(Known(one["cause"], one["why"], tuple(one["tests"])) for one in data.get("known", ()))
    unknown = {one.cause for one in known} - causes.keys()
    if unknown:
        raise ValueError(f"{FILE.name}: {data['package']}: no such cause: {', '.join(sorted(unknown))}")
    return Suite(
        name=data.get("name", data["package"]),
        module=data.get("module", data["package"]),
        package=_package(data),
        runtime=data.get("runtime", runtime),
        root=data.get("root", ""),
        files=_texts(data, "files"),
        tests=_texts(data, "tests"),
        leave_out=dict(data.get("leave_out", {})),
        options=_texts(data, "options"),
        stand_ins=_texts(data, "stand_ins"),
        import_again=_texts(data, "import_again"),
        attach=_texts(data, "attach"),
        before=data.get("before", ""),
        sample=_texts(data, "sample"),
        known=known,
    )


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values: Sequence[str] = data.get(name, ())
    return tuple(values)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)
