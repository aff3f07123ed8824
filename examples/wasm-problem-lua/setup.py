"""Builds the runtime into the package when it is missing or older than its sources. pyproject.toml holds the rest."""

from pathlib import Path

from setuptools import setup

from wasm_problem.runtime_build import RuntimeSource
from wasm_problem.runtime_build.setup_commands import commands

HERE = Path(__file__).resolve().parent

setup(cmdclass=commands(RuntimeSource(HERE / "lua-5.4", HERE / "wasm_problem_lua")))
