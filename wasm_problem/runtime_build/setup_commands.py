"""What the setup.py of a package with a runtime hands to setuptools."""

from __future__ import annotations

import sys

from setuptools.command.build_py import build_py

from .builder import bring_up_to_date
from .source import BuildFailed, RuntimeSource


def commands(source: RuntimeSource) -> dict[str, type[build_py]]:
    """For `cmdclass`: builds the runtime into the package when it is missing or older than its sources.

    A wheel carries the built runtime; an editable install finds it where it is built.
    """

    class BuildPackage(build_py):
        def run(self) -> None:
            try:
                bring_up_to_date(source, print)
            except BuildFailed as error:
                sys.exit(f"\n{error}")
            super().run()

    return {"build_py": BuildPackage}
