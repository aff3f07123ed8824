"""codejail's REST service as a WSGI application, for those who want scripts to run on another machine.

The platform's own client talks to it: a form with the field `payload`, a JSON object, and perhaps the file
`python_lib.zip`. There is no login, as codejail's service has none: let nobody but the platform reach it.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .errors import SafeExecException, SandboxUnavailable
from .executing import safe_exec
from .service_requests import BadRequest, CodeExec, read_code_exec

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]

log = logging.getLogger(__name__)


def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answers POST /api/v0/code-exec and GET /health/. Safe for threads."""
    started = time.perf_counter()
    path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
    try:
        status, answer = _answer(path, method, environ)
    except BadRequest as refused:
        status, answer = refused.status, {"error": str(refused)}
    except SandboxUnavailable as error:
        log.error("%s", error)
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        answer = {"error": "Codejail service is not correctly configured"}
    if path != "/health/":
        log.info("code-exec status=%d ms=%.0f", status, (time.perf_counter() - started) * 1000)
    content = json.dumps(answer).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(content)))]
    start_response(f"{status.value} {status.phrase}", headers)
    return [] if method == "HEAD" else [content]


def _answer(path: str, method: str, environ: Environ) -> tuple[HTTPStatus, dict[str, Any]]:
    if path == "/health/":
        _expect(method, "GET", "HEAD")
        return _health()
    if path == "/api/v0/code-exec":
        _expect(method, "POST")
        return HTTPStatus.OK, _execute(read_code_exec(environ))
    raise BadRequest("There is nothing here: POST to /api/v0/code-exec", HTTPStatus.NOT_FOUND)


def _expect(method: str, *allowed: str) -> None:
    if method not in allowed:
        raise BadRequest(f"Use {' or '.join(allowed)} here", HTTPStatus.METHOD_NOT_ALLOWED)


def _health() -> tuple[HTTPStatus, dict[str, Any]]:
    """Whether scripts run: one does."""
    variables: dict[str, Any] = {}
    try:
        safe_exec("ready = 1 + 1", variables)
    except (SafeExecException, SandboxUnavailable) as error:
        log.error("Scripts do not run: %s", error)
        return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "UNAVAILABLE"}
    return HTTPStatus.OK, {"status": "OK"}


def _execute(request: CodeExec) -> dict[str, Any]:
    try:
        safe_exec(
            request.code,
            request.globals_dict,
            python_path=request.python_path,
            limit_overrides_context=request.limit_overrides_context,
            slug=request.slug,
            extra_files=request.extra_files,
        )
    except SafeExecException as error:
        return {"globals_dict": request.globals_dict, "emsg": str(error)}
    return {"globals_dict": request.globals_dict}
