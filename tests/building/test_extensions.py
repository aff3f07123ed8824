"""Extension modules of CPython: the headers they are compiled with are checked, and a failure says at which step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wasm_problem.runtime_build import BuildFailed
from wasm_problem.runtime_build.extensions import GENERATORS, add_extensions, c_modules, compiler
from wasm_problem.runtime_build.extensions.abi import check_abi
from wasm_problem.runtime_build.extensions.headers import VARIABLE, python_headers
from wasm_problem.runtime_build.extensions.probe import Probe
from wasm_problem.runtime_build.extensions.toolchain import Toolchain, make_toolchain
from wasm_problem.runtime_build.source import RuntimeSource


@pytest.fixture(scope="module")
def headers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("headers")
    python_headers(folder / "headers", Probe(folder / "probe"), print)
    return folder / "headers"


@pytest.fixture(scope="module")
def toolchain(tmp_path_factory: pytest.TempPathFactory) -> Toolchain:
    return make_toolchain(tmp_path_factory.mktemp("toolchain") / "made", "")


def replace_once(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, path
    path.write_text(text.replace(old, new), "utf-8")


def test_headers_that_do_not_describe_the_interpreter_are_refused(
    headers: Path, toolchain: Toolchain, tmp_path: Path
) -> None:
    wrong = tmp_path / "headers"
    shutil.copytree(headers, wrong)
    # tuple: as in 3.13; its size by Python's own account is the same.
    replace_once(wrong / "cpython" / "tupleobject.h", "    Py_hash_t ob_hash;\n", "")
    replace_once(wrong / "cpython" / "floatobject.h", "    double ob_fval;", "    double unknown; double ob_fval;")
    replace_once(wrong / "refcount.h", "return op->ob_refcnt >= _Py_IMMORTAL_MINIMUM_REFCNT;", "return 0;")
    state = wrong / "cpython" / "pystate.h"
    replace_once(state, "    PyObject *current_exception;", "    PyObject *unknown; PyObject *current_exception;")
    replace_once(wrong / "cpython" / "unicodeobject.h", "    unsigned int ascii:1;", "    unsigned int :1, ascii:1;")
    with pytest.raises(BuildFailed, match="do not describe the interpreter of componentize-py") as refused:
        check_abi(toolchain, wrong, tmp_path / "work")
    named = str(refused.value)
    for part in (
        "PyTupleObject.ob_item",
        "size of PyFloatObject",
        "immortality of None",
        "PyThreadState",
        "str of kind 1",
    ):
        assert part in named, named
    assert "PyListObject" not in named


def test_headers_of_another_release_are_refused(headers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    shutil.copytree(headers, other)
    version = next(line for line in (headers / "patchlevel.h").read_text().splitlines() if "PY_VERSION " in line)
    replace_once(other / "patchlevel.h", version, '#define PY_VERSION "3.15.0"')
    monkeypatch.setenv(VARIABLE, str(other))

    class NeverAsked(Probe):
        def __init__(self) -> None:
            pass

    with pytest.raises(BuildFailed, match=r"of version 3\.15\.0, and 3\.14 is needed"):
        python_headers(tmp_path / "first", NeverAsked(), print)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(BuildFailed, match="cannot be read"):
        python_headers(tmp_path / "second", NeverAsked(), print)


def test_a_c_file_that_does_not_compile_is_named_with_the_error(
    headers: Path, toolchain: Toolchain, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    (sources / "package").mkdir(parents=True)
    (sources / "wrong.c").write_text("#include <Python.h>\nint f(void) { return missing; }\n")
    entry = {"name": "package", "version": "1", "copy": "package", "modules": {"package.wrong": ["wrong.c"]}}
    with pytest.raises(BuildFailed, match=r"(?s)compiling wrong\.c ended with status 1.*missing"):
        c_modules.build(entry, sources, tmp_path / "site", headers, toolchain, tmp_path / "objects", print)
    entry |= {"copy": "elsewhere"}
    with pytest.raises(BuildFailed, match="has no folder elsewhere"):
        c_modules.build(entry, sources, tmp_path / "site", headers, toolchain, tmp_path / "more", print)


def test_what_a_build_system_asks_the_compiler_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASM_PROBLEM_OBJECTS", "/made")
    monkeypatch.setenv("WASM_PROBLEM_FLAGS_OWNER", "_multiarray_umath")
    assert compiler.command("cc", ["-Wl,--version"]) == ["wasm-ld", "--version"]
    compiled = compiler.command("c++", ["-c", "a.cpp", "-pthread", "-Wl,-rpath,/x", "-o", "a.o"])
    assert compiled[0] == "c++"
    assert compiled[-4:] == ["-c", "a.cpp", "-o", "a.o"]
    assert "-D_LIBCPP_ABI_VERSION=2" in compiled
    assert "-lwasi-emulated-signal" not in compiled
    owner = compiler.command("cc", ["-shared", "a.o", "-o", "x/_multiarray_umath.cpython-314-wasm32-wasi.so"])
    assert owner[0] == "wasm-ld"
    assert {"--export-if-defined=PyInit__multiarray_umath", f"--export={compiler.FLAGS}", "/made/flags_owner.o"} <= {
        *owner
    }
    other = compiler.command("cc", ["-shared", "a.o", "-o", "x/_other.so"])
    assert "/made/flags.o" in other
    assert f"--export={compiler.FLAGS}" not in other


def test_what_a_response_file_holds_is_taken_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASM_PROBLEM_OBJECTS", "/made")
    response = tmp_path / "link.rsp"
    response.write_text("-shared 'with space.o' -o out.so")
    linked = compiler.command("cc", [f"@{response}"])
    assert linked[0] == "wasm-ld"
    assert "with space.o" in linked
    assert linked[-2:] == ["-o", "out.so"]


def test_f2py_needs_no_numpy_of_the_building_machine(tmp_path: Path) -> None:
    package = tmp_path / "built" / "numpy"
    (package / "f2py").mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('made for WebAssembly')")
    (package / "version.py").write_text("version = '9.9'")
    (package / "f2py" / "__init__.py").write_text("")
    (package / "f2py" / "__main__.py").write_text(
        "import numpy\nfrom numpy.version import version\nprint(version, numpy.intp().itemsize)"
    )
    search = os.pathsep.join([str(GENERATORS), str(tmp_path / "built")])
    command = [sys.executable, "-m", "numpy.f2py"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": search}, capture_output=True, text=True, check=True)
    assert done.stdout == "9.9 4\n"


def test_a_package_is_compiled_with_those_before_it_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "guest").mkdir()
    source = RuntimeSource(tmp_path)
    (tmp_path / "manifest.toml").write_text(MANIFEST)
    with pytest.raises(BuildFailed, match="second 1 uses third, which no entry before it builds"):
        add_extensions(source, tmp_path / "work", tmp_path / "site", print)


MANIFEST = """
name = "toy"
version = 1
title = "Toy"
language = "python"
contract = "1.0.0"
[build]
tool = "componentize-py"
tool_version = "1"
guest = "guest"
module = "app"
[[build.extensions]]
registry = "pypi"
name = "first"
version = "1"
sha256 = "00"
build = "modules"
[[build.extensions]]
registry = "pypi"
name = "second"
version = "1"
sha256 = "00"
build = "modules"
uses = ["first", "third"]
"""
