"""Scripts, run as the platform runs them."""

from __future__ import annotations

import io
import textwrap
import zipfile
from typing import Any

import pytest

from wasm_problem.codejail import SafeExecException, safe_exec


def variables(code: str, before: dict[str, Any] | None = None, **options: Any) -> dict[str, Any]:
    """What a script leaves behind, but for Python's own note that it warned of a file that nobody closed."""
    found = dict(before or {})
    safe_exec(textwrap.dedent(code), found, **options)
    found.pop("__warningregistry__", None)
    return found


def error(code: str, before: dict[str, Any] | None = None, **options: Any) -> str:
    """The message of a script that fails. Its variables must not have changed."""
    given = dict(before or {})
    kept = dict(given)
    with pytest.raises(SafeExecException) as raised:
        safe_exec(textwrap.dedent(code), given, **options)
    assert given == kept
    return str(raised.value)


def zipped(**modules: str) -> bytes:
    """A zip file with these modules."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in modules.items():
            archive.writestr(f"{name}.py", source)
    return content.getvalue()
