"""Builds runtimes from their sources.

setup.py uses it: what is imported here needs the standard library only. Building one written in C needs wasmtime.
"""

from .builder import build
from .source import BuildFailed, RuntimeSource, sources

__all__ = ["BuildFailed", "RuntimeSource", "build", "sources"]
