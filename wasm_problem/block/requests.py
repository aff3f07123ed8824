"""JSON in and out of a handler. XBlock.json_handler parses before it measures and has another error format."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, Literal

from webob import Request, Response
from xblock.core import XBlock

from wasm_problem.block import permissions
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.permissions import Audience
from wasm_problem.grading.text import storable

log = logging.getLogger(__name__)

ErrorName = Literal[
    "stale",
    "two-tabs",
    "no-attempts",
    "past-due",
    "not-started",
    "needs-reset",
    "wait",
    "too-large",
    "bad-request",
    "forbidden",
    "fields",
    "too-many-runs",
    "too-many-readings",
    "unavailable",
]
Json = dict[str, Any]
Act = Callable[[Any, Json], Json]

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
    headers = {"Retry-After": str(details["retry_after"])} if "retry_after" in details else None
    return Refused(status, name, {"error": {"name": name, "message": message, **details}}, headers)


def not_ours(_: Translate) -> Refused:
    """The refusal of what our page does not send."""
    return refusal(400, "bad-request", _("The page sent something that cannot be read. Reload it and try again."))


def view(audience: Audience) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declares for whom a view is. The view itself shows others a page that says nothing of the problem."""

    def declared(function: Callable[..., Any]) -> Callable[..., Any]:
        function.audience = audience  # type: ignore[attr-defined]
        return function

    return declared


def handler(audience: Audience, act: Act, max_bytes: int = LEARNER_POST_BYTES, *, method: str = "POST") -> Any:
    """A handler of the block: for that audience, runs `act` on the JSON object that was sent.

    It answers with what `act` returns, or with the error it refused with. method "GET": there is nothing to be sent.
    """

    def handle(self: Any, request: Request, suffix: str = "") -> Response:
        try:
            _ = translator(self)
            if request.method != method:
                raise _wrong_method(method, _)
            if not permissions.may(self, audience):
                log.info("refused audience=%s usage=%s act=%s", audience, self.scope_ids.usage_id, act.__name__)
                raise refusal(403, "forbidden", _not_for_you(audience, _))
            posted = _read_object(request, max_bytes, _) if method == "POST" else {}
            return _response(200, act(self, posted))
        except Refused as refused:
            return _response(refused.status, refused.body, refused.headers)

    return view(audience)(XBlock.handler(handle))


def _wrong_method(method: str, _: Translate) -> Refused:
    text = _("This address only takes {method} requests.").format(method=method)
    return Refused(405, "bad-request", {"error": {"name": "bad-request", "message": text}}, {"Allow": method})


def _not_for_you(audience: Audience, _: Translate) -> str:
    if audience is Audience.LEARNER:
        return _("You are not signed in. Sign in and try again.")
    if audience is Audience.STAFF:
        return _("Only staff of the course can do this.")
    return _("You need permission to edit this course to do this.")


def _read_object(request: Request, max_bytes: int, _: Translate) -> Json:
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
