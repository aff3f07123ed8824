"""Runs inside the sandbox: pytest on one file of an upstream test suite. Its results are data, never parsed text.

The host attaches tools.zip, which is pytest and what it needs, and the suite's files, and calls run_tests. Each result
is printed at once, as JSON after a MARK: should a test end the instance, those before it are known.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import io
import json
import os
import sys
import types
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

ROOT = "/upstream"
SUITE = "suite.archive"
"""Not named .zip: nothing may be imported from it before it is unpacked."""

ONLY_A_PACKAGE = b"# Only says that this folder is a package.\n"
"""What the host writes for a package that the runtime has and whose tests the suite brings."""

LONGEST_DETAIL = 1500

MARK = "\x1e"
out = sys.stdout


class SuiteModules:
    """Imports what the suite brings, also into packages that the runtime already has, like numpy._core.tests.

    Test files are the most of a suite, and few of them import another: each is unpacked when it is imported.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.paths = set(archive.namelist())
        self.names = _modules(archive)

    def unpack(self, path: str) -> None:
        if path in self.paths:
            self.archive.extract(path, ROOT)

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if name not in self.names:
            return None
        self.unpack(f"{name.replace('.', '/')}.py")
        return importlib.machinery.PathFinder.find_spec(name, ["/".join([ROOT, *name.split(".")[:-1]])])


class Results:
    """A pytest plugin: tells the host which test begins, and what comes of it."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.has_any = False

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        # After every other plugin: the numbers then mean the same tests in each run.
        items[:] = items[self.start :]

    pytest_collection_modifyitems.pytest_impl = {"trylast": True}  # type: ignore[attr-defined]

    def pytest_runtest_logstart(self, nodeid: str, location: object) -> None:
        self._tell(begins=nodeid)

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self._add(report.nodeid, "error", report.longreprtext)
        elif report.skipped and report.nodeid:
            self._skip(report)

    def pytest_runtest_logreport(self, report: Any) -> None:
        expected = hasattr(report, "wasxfail")
        if report.failed:
            self._add(report.nodeid, "failed" if report.when == "call" else "error", report.longreprtext)
        elif report.skipped and expected:
            self._add(report.nodeid, "xfailed")
        elif report.skipped:
            self._skip(report)
        elif report.when == "call":
            self._add(report.nodeid, "xpassed" if expected else "passed")

    def _skip(self, report: Any) -> None:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
        self._add(report.nodeid, "skipped", skip=reason.removeprefix("Skipped: ")[:200])

    def _add(self, test: str, outcome: str, detail: str = "", skip: str = "") -> None:
        self.has_any = True
        self._tell(test=test, outcome=outcome, detail=detail[-LONGEST_DETAIL:], skip=skip)

    def _tell(self, **record: str) -> None:
        print(MARK + json.dumps(record), file=out, flush=True)


class StandIn:
    """For an attribute of a module that the sandbox has not: can be named, and does nothing."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self._name}.{name}")

    def __call__(self, *args: object, **kwargs: object) -> Any:
        raise NotImplementedError(f"the sandbox has no {self._name}: this is the stand-in of the test runner")

    __mul__ = __rmul__ = __call__

    def __repr__(self) -> str:
        return self._name


def run_tests(request: dict[str, Any]) -> dict[str, Any]:
    """Runs the tests of one file from number start on.

    request: path, package, start, options (of pytest), stand_ins and import_again (names of modules),
    before: what to run first.
    """
    archive = zipfile.ZipFile(SUITE)
    for path in archive.namelist():
        if not _is_test_file(path):
            archive.extract(path, ROOT)
    modules = SuiteModules(archive)
    modules.unpack(request["path"])
    sys.meta_path.insert(0, modules)
    os.chdir(ROOT)
    Path(os.devnull).parent.mkdir(exist_ok=True)
    Path(os.devnull).touch()  # pytest logs into it.
    os.getuid = lambda: -1  # pytest asks whose temporary folders are; this stands for nobody's.
    _import_anew(modules.names.union(request["import_again"]))
    package = importlib.import_module(request["package"])
    exec(request["before"], {})
    _stand_in(request["stand_ins"])

    import pytest

    pytest.hookimpl(trylast=True)(Results.pytest_collection_modifyitems)
    results = Results(request["start"])
    arguments = [request["path"], f"--rootdir={ROOT}", "--assert=plain", "--capture=sys", "--tb=short", "-q"]
    arguments += [f"-pno:{name}" for name in ("cacheprovider", "faulthandler", "threadexception")]
    sys.stdout = io.StringIO()  # What pytest prints is for nobody.
    try:
        status = pytest.main([*arguments, *request["options"]], plugins=[results])
    finally:
        said, sys.stdout = sys.stdout.getvalue(), out
    return {
        "status": int(status),
        "version": getattr(package, "__version__", ""),
        "from": getattr(package, "__file__", "") or "",
        "has_any": results.has_any,
        "said": said[-LONGEST_DETAIL:] if status > 1 else "",
    }


def _is_test_file(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name.startswith("test_") and name.endswith(".py")


def _modules(archive: zipfile.ZipFile) -> set[str]:
    """The names of the suite's modules, packages and namespace packages."""
    paths = [info for info in archive.infolist() if info.filename.endswith(".py")]
    others = {info.filename for info in paths if info.file_size == len(ONLY_A_PACKAGE)}
    others = {path for path in others if archive.read(path) == ONLY_A_PACKAGE}
    names = {info.filename for info in paths} - others
    own = {path.removesuffix(".py").removesuffix("/__init__") for path in names}
    folders = {parent for path in own for parent in _parents(path)} - {path.rpartition("/")[0] for path in others}
    return {path.replace("/", ".") for path in own | folders}


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _import_anew(names: set[str]) -> None:
    """Forgets what the runtime imported of the suite while it was built."""
    for name in names.intersection(sys.modules):
        del sys.modules[name]


def _stand_in(names: list[str]) -> None:
    for name in names:
        module = types.ModuleType(name)
        module.__getattr__ = partial(_attribute, name)  # type: ignore[method-assign]
        sys.modules[name] = module


def _attribute(module: str, name: str) -> StandIn:
    if name.startswith("__"):
        raise AttributeError(name)
    return StandIn(f"{module}.{name}")
