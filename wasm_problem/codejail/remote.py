"""What the platform's setting CODE_JAIL_REST_SERVICE_REMOTE_EXEC names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors import SafeExecException
from .executing import safe_exec


def remote_exec(data: Mapping[str, Any]) -> tuple[str | None, SafeExecException | None]:
    """Runs the platform's request in this process: the error's text and the error, or None twice.

    data["globals_dict"] is updated. Raises SandboxUnavailable, which the platform does not keep as it does the error of
    a script. Whether the course may run code without a sandbox (`unsafely`) does not matter: there is always one.
    """
    try:
        safe_exec(
            data["code"],
            data["globals_dict"],
            python_path=data.get("python_path"),
            limit_overrides_context=data.get("limit_overrides_context"),
            slug=data.get("slug"),
            extra_files=data.get("extra_files"),
        )
    except SafeExecException as error:
        return str(error), error
    return None, None
