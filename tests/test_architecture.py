"""Dependencies point one way: block -> grading -> sandbox; only block/compat.py knows the platform."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "wasm_problem"
WEB = {"django", "xblock", "web_fragments", "webob", "mako", "workbench"}
PLATFORM = {"cms", "common", "lms", "openedx", "openedx_filters", "student", "submissions", "xmodule"}

MAY_NOT_IMPORT = {
    "sandbox": {
        "wasm_problem.grading",
        "wasm_problem.block",
        "wasm_problem.cli",
        "wasm_problem.codejail",
        "lxml",
        "markdown_it",
        "nh3",
        *WEB,
    },
    "grading": {"wasm_problem.block", "wasm_problem.cli", "wasm_problem.codejail", "wasmtime", *WEB},
    "policies": {"wasm_problem.sandbox", "wasm_problem.grading", "wasm_problem.block", "wasmtime", *WEB},
    "capa_import": {"wasm_problem.block", "wasm_problem.cli", "wasmtime", *WEB},
    "conformance": {"wasm_problem.block", "wasm_problem.cli", "wasmtime", *WEB},
    "block": {"wasm_problem.cli", "wasm_problem.devserver", "wasm_problem.codejail", "wasmtime"},
    "codejail": {
        *(f"wasm_problem.{layer}" for layer in ("block", "cli", "conformance", "grading", "policies", "runtime_build")),
        "lxml",
        "markdown_it",
        "nh3",
        "wasmtime",
        *(WEB - {"django"}),
    },
}


def imported(file: Path, package: Path = PACKAGE) -> Iterator[str]:
    """The full names of all that a module imports, inside functions, too; `from a import b` gives a and a.b."""
    parents = (package.name, *file.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(parents[: len(parents) + 1 - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def violations(forbidden: set[str], folder: Path, package: Path = PACKAGE) -> list[str]:
    return [
        f"{file.relative_to(package)} imports {name}"
        for file in sorted(folder.rglob("*.py"))
        for name in imported(file, package)
        if any(name == prefix or name.startswith(f"{prefix}.") for prefix in forbidden)
    ]


@pytest.mark.parametrize("layer", MAY_NOT_IMPORT)
def test_a_layer_imports_only_from_the_layers_below_it(layer: str) -> None:
    assert any((PACKAGE / layer).glob("*.py")), f"wasm_problem/{layer} holds no module"
    assert violations(MAY_NOT_IMPORT[layer], PACKAGE / layer) == []


def test_of_the_door_for_codejails_callers_only_the_settings_know_django() -> None:
    assert {line.split(" ")[0] for line in violations({"django"}, PACKAGE / "codejail")} == {"codejail/settings.py"}
    assert {line.split(" ")[0] for line in violations({"codejail"}, PACKAGE / "codejail")} == {"codejail/errors.py"}


def test_only_compat_imports_the_platform() -> None:
    assert {line.split(" ")[0] for line in violations(PLATFORM, PACKAGE)} <= {"block/compat.py"}


@pytest.mark.parametrize("module", ["runtime_build", "bundle_build", "i18n_build", "resources"])
def test_what_setup_py_imports_needs_the_standard_library_only(module: str) -> None:
    # -S: the folder of installed packages is not on the path.
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); import wasm_problem.{module}"]
    done = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("import django.conf", ["django.conf"]),
        ("from django import conf", ["django", "django.conf"]),
        ("from . import other", ["wasm_problem.sandbox", "wasm_problem.sandbox.other"]),
        ("from .. import block", ["wasm_problem", "wasm_problem.block"]),
        ("from ..block.fields import Fields", ["wasm_problem.block.fields", "wasm_problem.block.fields.Fields"]),
        ("def f():\n    import xblock", ["xblock"]),
    ],
)
def test_every_form_of_import_is_seen(tmp_path: Path, line: str, names: list[str]) -> None:
    module = tmp_path / "wasm_problem" / "sandbox" / "module.py"
    module.parent.mkdir(parents=True)
    module.write_text(line)
    assert list(imported(module, tmp_path / "wasm_problem")) == names
    assert bool(violations(MAY_NOT_IMPORT["sandbox"], module.parent, tmp_path / "wasm_problem")) == (
        not line.startswith("from . ")
    )
