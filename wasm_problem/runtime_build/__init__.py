"""Builds the runtimes in `runtimes/` from their sources. Imports the standard library only: setup.py uses it, too."""

from .builder import BuildFailed, RuntimeSource, build, sources

__all__ = ["BuildFailed", "RuntimeSource", "build", "sources"]
