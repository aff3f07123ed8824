"""SciPy's sources made ready: amended, and its dependencies as subprojects that say where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

from .amendments import amend

HERE = Path(__file__).parent
FALLBACKS = ("numpy", "pybind11", "lapack")
BOOST_ERRORS = ("DOMAIN", "POLE", "OVERFLOW", "EVALUATION", "ROUNDING")


def prepare(sources: Path, numpy_version: str, pybind11: Path) -> None:
    """pybind11: its folder of headers. Raises NotThere."""
    amend(sources)
    shutil.copy(HERE / "no_ctypes.py", sources / "scipy" / "_lib" / "_no_ctypes.py")
    # LAPACK's routines stay imports of the modules; nothing is linked.
    _subproject(
        sources, "lapack", "project('lapack', version: '3.12.1')\nfound = declare_dependency(version: '3.12.1')\n"
    )
    version = f"version: '{numpy_version}'"
    _subproject(sources, "numpy", f"project('numpy', {version})\nfound = declare_dependency({version})\n")
    _subproject(
        sources,
        "pybind11",
        "project('pybind11', 'cpp', version: '3.1.0')\n"
        "python = import('python').find_installation(pure: false).dependency()\n"
        "found = declare_dependency(version: '3.1.0', include_directories: include_directories('include'),\n"
        "    dependencies: python)\n",
    )
    shutil.copytree(pybind11, sources / "subprojects" / "found_pybind11" / "include")


def options(numpy_include: Path) -> list[str]:
    """For meson, besides what every package gets. numpy-include-dir and f2py go into the cross file."""
    shim = [f"-I{HERE / 'c' / 'threadless'}"]
    boost = ["-DBOOST_MATH_DISABLE_THREADS"]
    # A C++ exception ends the program here; with these policies Boost gives NaN, infinity or its best guess.
    boost += [f"-DBOOST_MATH_{kind}_ERROR_POLICY=errno_on_error" for kind in BOOST_ERRORS]
    return [
        "-Dblas=lapack",
        "-Dlapack=lapack",
        "-D_without-fortran=true",
        "-Duse-pythran=false",
        f"--force-fallback-for={','.join(FALLBACKS)}",
        f"-Dc_args={_list(['-O2', *shim])}",
        f"-Dcpp_args={_list(['-O2', *shim, *boost, '-DDUCC0_NO_LOWLEVEL_THREADING'])}",
    ]


def finish(site: Path, lapack: Path) -> None:
    """What meson does not install."""
    shutil.copy(lapack, site / "scipy" / "linalg")
    shutil.copytree(HERE / "without_highs", site / "scipy" / "optimize" / "_highspy", dirs_exist_ok=True)


def _subproject(sources: Path, name: str, text: str) -> None:
    folder = sources / "subprojects" / f"found_{name}"
    folder.mkdir()
    (folder / "meson.build").write_text(text, "utf-8")
    wrap = f"[wrap-file]\ndirectory = found_{name}\n[provide]\n{name} = found\n"
    folder.with_suffix(".wrap").write_text(wrap, "utf-8")


def _list(values: list[str]) -> str:
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"
