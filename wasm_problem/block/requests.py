"""JSON in and out of a handler. XBlock.json_handler parses before it measures and has another error format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from webob import Request, Response

from wasm_problem.block.i18n import Translate, translator
from wasm_problem.grading.text import storable

ErrorName = Literal[
    "stale", "two-tabs", "no-attempts", "too-large", "bad-request", "forbidden", "fields", "too-many-runs"
]
Json = dict[str, Any]

LEARNER_POST_BYTES = 1024 * 1024
AUTHOR_POST_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20


class Refused(Exception):
    """A request that is answered with an error.

    body: what is sent besides status. The exception's own text is the error's name, nothing a person typed.
    """

    def __init__(self, status: int, name: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None):
        super().__init__(f"{status} {name}")
        self.status = status
        self.body = body
        self.headers = headers or {}


def refusal(status: int, name: ErrorName, message: str, **details: Any) -> Refused:
    """The error format of the learner's handlers: {"error": {"name", "message", ...}}."""
    headers = {"Allow": "POST"} if status == 405 else None
    if "retry_after" in details:
        headers = {"Retry-After": str(details["retry_after"])}
    return Refused(status, name, {"error": {"name": name, "message": message, **details}}, headers)


def not_ours(_: Translate) -> Refused:
    """The refusal of what our page does not send."""
    return refusal(400, "bad-request", _("The page sent something that cannot be read. Reload it and try again."))


def answer(block: Any, request: Request, act: Callable[[Any, Json], Json], max_bytes: int) -> Response:
    """Runs `act` on the JSON object that was POSTed and returns its result, or the error it refused with."""
    try:
        return _response(200, act(block, _read_object(request, max_bytes, translator(block))))
    except Refused as refused:
        return _response(refused.status, refused.body, refused.headers)


def _read_object(request: Request, max_bytes: int, _: Translate) -> Json:
    if request.method != "POST":
        raise refusal(405, "bad-request", _("This address only takes POST requests."))
    too_large = refusal(413, "too-large", _("That is too much text to send at once. Shorten it and try again."))
    if (request.content_length or 0) > max_bytes:
        raise too_large
    body = request.body
    if len(body) > max_bytes:
        raise too_large
    try:
        posted = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):  # their texts quote what was sent
        raise not_ours(_) from None
    if not isinstance(posted, dict):
        raise not_ours(_)
    return posted


def storable_json(value: Any, depth: int = MAX_DEPTH) -> Any:
    """`value` without what JSON can spell but databases refuse. Raises ValueError when it is nested too deeply."""
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [storable_json(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable_json(item, depth - 1) for key, item in value.items()}
    return value


def _response(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    response = Response(json.dumps(body), content_type="application/json", charset="utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response
