"""Runs inside the sandbox: compiles the modules of tools.zip, which costs every instance seconds otherwise."""

from __future__ import annotations

import base64
import importlib.util
import marshal
import zipfile

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""The header of a compiled module that is not compared with its source (PEP 552)."""


def compile_modules() -> dict[str, str]:
    """Path -> the compiled module's file in base64, for each module that compiles."""
    compiled = {}
    with zipfile.ZipFile("tools.zip") as archive:
        for path in archive.namelist():
            if path.endswith(".py"):
                try:
                    code = compile(archive.read(path), f"/program/tools.zip/{path}", "exec", dont_inherit=True)
                except SyntaxError:
                    continue  # Written for another version of Python.
                content = importlib.util.MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)
                compiled[path + "c"] = base64.b64encode(content).decode()
    return compiled
