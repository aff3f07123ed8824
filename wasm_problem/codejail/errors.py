"""What safe_exec raises."""

from __future__ import annotations

try:
    from codejail.safe_exec import SafeExecException
except ImportError:  # codejail need not be there, and is not on every system.

    class SafeExecException(Exception):  # type: ignore[no-redef]
        """A script failed in the sandbox. The text has what it wrote and its traceback, as codejail words it."""


class SandboxUnavailable(RuntimeError):
    """No script can run on this server at the moment: not the fault of a script. The text names no path."""


__all__ = ["SafeExecException", "SandboxUnavailable"]
