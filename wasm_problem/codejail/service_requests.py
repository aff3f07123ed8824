"""What the REST service is asked to do, read from a form that may hold anything. The texts are codejail-service's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from multipart import MultipartError, ParserLimitReached, parse_form_data

from .limits import UNLIMITED

LIBRARY = "python_lib.zip"
MIB = 1024 * 1024
MOST_PAYLOAD_BYTES = 2 * UNLIMITED.args_bytes
"""JSON may be twice as long here as where the sandbox counts it, by its escapes."""
MOST_BYTES = MOST_PAYLOAD_BYTES + UNLIMITED.files_bytes + 1 * MIB


class BadRequest(Exception):
    """The request is refused; the text says why."""

    def __init__(self, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class CodeExec:
    """A script to run, as safe_exec takes it."""

    code: str
    globals_dict: dict[str, Any]
    python_path: list[str]
    limit_overrides_context: str | None
    slug: str | None
    extra_files: list[tuple[str, bytes]]


def read_code_exec(environ: dict[str, Any]) -> CodeExec:
    """The request in a WSGI environment. Raises BadRequest."""
    forms, files = _form(environ)
    payload = forms.get("payload")
    if payload is None:
        raise BadRequest("Missing 'payload' parameter in POST body")
    try:
        params = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"Unable to parse payload JSON: {error}") from None
    wrong = _wrong(params)
    if wrong:
        raise BadRequest(f"Payload JSON did not match schema at path {wrong}")
    # Both would name files of this server, were they used as codejail uses them.
    python_path = params.get("python_path") or []
    if set(python_path) - {LIBRARY}:
        raise BadRequest(f"Only allowed entry in 'python_path' is '{LIBRARY}'")
    if set(files) - {LIBRARY}:
        raise BadRequest(f"Only allowed name for uploaded file is '{LIBRARY}'")
    if params.get("unsafely"):
        raise BadRequest("Refusing codejail execution with unsafely=true")
    extra_files = [(LIBRARY, files[LIBRARY].raw)] if LIBRARY in files else []
    if python_path and not extra_files:
        raise BadRequest(f"'{LIBRARY}' is in 'python_path' and was not uploaded")
    return CodeExec(
        code=params["code"],
        globals_dict=params["globals_dict"],
        python_path=python_path,
        limit_overrides_context=params.get("limit_overrides_context"),
        slug=params.get("slug"),
        extra_files=extra_files,
    )


def _form(environ: dict[str, Any]) -> Any:
    """The form's texts, and its files."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or -1)
    except ValueError:
        length = -1
    if length < 0:
        raise BadRequest("The request needs a Content-Length", HTTPStatus.LENGTH_REQUIRED)
    if length > MOST_BYTES:
        raise _too_large()
    try:
        return parse_form_data(
            environ, ignore_errors=False, part_limit=8, spool_limit=MOST_BYTES, memory_limit=MOST_BYTES, disk_limit=0
        )
    except ParserLimitReached:
        raise _too_large() from None
    except (MultipartError, UnicodeError, EOFError, OSError) as error:
        raise BadRequest(f"The form cannot be read: {error}") from None


def _too_large() -> BadRequest:
    return BadRequest(f"The request is larger than {MOST_BYTES:,} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _wrong(params: Any) -> str:
    """Where the parameters are not as they have to be, and why; nothing when they are."""
    if not isinstance(params, dict):
        return _not_of("$", params, "object")
    for name in ("code", "globals_dict"):
        if name not in params:
            return f"$: '{name}' is a required property"
    for name, type_, title in (
        ("code", str, "string"),
        ("globals_dict", dict, "object"),
        ("unsafely", bool, "boolean"),
    ):
        if name in params and not isinstance(params[name], type_):
            return _not_of(f"$.{name}", params[name], title)
    for name in ("python_path", "limit_overrides_context", "slug"):
        value = params.get(name)
        if value is not None and not isinstance(value, list if name == "python_path" else str):
            return f"$.{name}: {_shown(value)} is not valid under any of the given schemas"
    for index, entry in enumerate(params.get("python_path") or ()):
        if not isinstance(entry, str):
            return _not_of(f"$.python_path[{index}]", entry, "string")
    return ""


def _not_of(path: str, value: Any, type_: str) -> str:
    return f"{path}: {_shown(value)} is not of type '{type_}'"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}…"
