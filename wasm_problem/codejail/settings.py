"""What an operator sets: in Django's settings, or, without Django, by the functions here, which go first."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..sandbox import Limits, Sandbox, server_sandbox
from .limits import BadLimit, sandbox_limits

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Configured:
    """What was set by a program."""

    sandbox: Sandbox | None = None
    runtime: str | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    overrides: dict[str, dict[str, Any]] = field(default_factory=dict)


_configured = _Configured()


def configure(runtime: str | None = None, sandbox: Sandbox | None = None) -> None:
    """Sets the runtime of scripts that name none, and the sandbox that they run in; None: as without this call."""
    _configured.runtime = runtime
    _configured.sandbox = sandbox


def set_limit(limit_name: str, value: Any) -> None:
    """Sets a limit as codejail's function of this name does: CPU, REALTIME or VMEM. The others have no meaning here."""
    _configured.limits[limit_name] = value


def override_limit(limit_name: str, value: Any, limit_overrides_context: str) -> None:
    """Sets a limit for one context only, such as a course run."""
    _configured.overrides.setdefault(limit_overrides_context, {})[limit_name] = value


def forget() -> None:
    """Undoes all that was set by these functions."""
    global _configured
    _configured = _Configured()


def sandbox() -> Sandbox:
    """The sandbox that scripts run in: the server's, unless another one was set."""
    return _configured.sandbox or server_sandbox()


def runtime() -> str | None:
    """The runtime of scripts that name none, when one is set."""
    if _configured.runtime is not None:
        return _configured.runtime
    bucket = (_django("XBLOCK_SETTINGS") or {}).get("wasm_problem") or {}
    return bucket.get("codejail_runtime") if isinstance(bucket, Mapping) else None


def limits(context: str | None) -> Limits:
    """The limits of a script in this context, codejail's own settings first."""
    jail = _django("CODE_JAIL") or {}
    given = {
        **(jail.get("limits") or {}),
        **_configured.limits,
        **((jail.get("limit_overrides") or {}).get(context) or {} if context else {}),
        **(_configured.overrides.get(context, {}) if context else {}),
    }
    try:
        return sandbox_limits(given)
    except BadLimit as error:
        _tell_once(str(error))
        return sandbox_limits({})


@lru_cache(maxsize=100)
def _tell_once(wrong: str) -> None:
    log.error('CODE_JAIL["limits"] or ["limit_overrides"]: %s The defaults are used.', wrong)


def _django(name: str) -> Mapping[str, Any] | None:
    """A setting of Django, in a process that uses Django."""
    if "django.conf" not in sys.modules:
        return None
    from django.conf import settings

    value = getattr(settings, name, None) if settings.configured else None
    return value if isinstance(value, Mapping) else None
