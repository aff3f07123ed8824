"""Builds runtimes from their sources.

setup.py uses it: what is imported here needs the standard library only. Building one written in C needs wasmtime.
"""

from .builder import bring_up_to_date, build
from .source import BuildFailed, RuntimeSource, sources

__all__ = ["BuildFailed", "RuntimeSource", "bring_up_to_date", "build", "sources"]
