"""Builds the runtime into the package when it is missing or older than its sources. pyproject.toml holds the rest."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

from wasm_problem.runtime_build import BuildFailed, RuntimeSource, bring_up_to_date

HERE = Path(__file__).resolve().parent


def build_runtime() -> None:
    source = RuntimeSource(HERE / "python-scipy", HERE / "wasm_problem_scipy")
    try:
        bring_up_to_date(source, print)
    except BuildFailed as error:
        sys.exit(f"\n{error}")


class BuildPackage(build_py):
    """The wheel carries the built runtime; an editable install finds it where it is built."""

    def run(self) -> None:
        build_runtime()
        super().run()


setup(cmdclass={"build_py": BuildPackage})
