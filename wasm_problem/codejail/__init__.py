"""In the place of edx-codejail: runs the platform's Python in WebAssembly. docs/codejail.md is for operators."""

from .errors import SafeExecException, SandboxUnavailable
from .executing import json_safe, safe_exec
from .remote import remote_exec
from .settings import configure, override_limit, set_limit

__all__ = [
    "SafeExecException",
    "SandboxUnavailable",
    "configure",
    "json_safe",
    "override_limit",
    "remote_exec",
    "safe_exec",
    "set_limit",
]
