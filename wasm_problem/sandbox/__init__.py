"""A general library: run a program in a WebAssembly runtime under limits. Knows nothing of XBlock or Django."""

from .cache import CacheUnusable, CompiledCache
from .catalog import BadManifest, Catalog, Runtime, UnknownRuntime
from .instance import Ground
from .limits import DEFAULT_LIMITS, Limits
from .outcome import Cause, Failure, Invocation, Json, Outcome, Program, Usage
from .sandbox import Sandbox, default_sandbox, server_sandbox
from .session import Session

__all__ = [
    "DEFAULT_LIMITS",
    "BadManifest",
    "CacheUnusable",
    "Catalog",
    "Cause",
    "CompiledCache",
    "Failure",
    "Ground",
    "Invocation",
    "Json",
    "Limits",
    "Outcome",
    "Program",
    "Runtime",
    "Sandbox",
    "Session",
    "UnknownRuntime",
    "Usage",
    "default_sandbox",
    "server_sandbox",
]
