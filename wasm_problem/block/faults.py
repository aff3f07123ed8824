"""Faults of a grader: logged for the operator without anybody's text, described for those who may see the grader."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from wasm_problem.block.i18n import translator
from wasm_problem.sandbox import Cause, Failure

log = logging.getLogger(__name__)


def report(block: Any, what: str, failure: Failure | None) -> str:
    """Logs a fault of the grader for the operator, without any text of author or learner. Returns its reference."""
    reference = secrets.token_hex(4)
    cause, line = (failure.cause.value, failure.line) if failure else ("no-verdict", None)
    log.error("%s reference=%s usage=%s cause=%s line=%s", what, reference, block.scope_ids.usage_id, cause, line)
    return reference


def describe(failure: Failure | None, message: str = "") -> str:
    """A fault of the grader, for those who may see the grader."""
    if failure is None:
        return message
    place = f" (line {failure.line})" if failure.line else ""
    return "\n".join(text for text in (f"{failure.cause.value}{place}: {failure.message}", failure.trace) if text)


def cannot_be_shown(block: Any, what: str, failure: Failure | None = None) -> str:
    """Says to a learner why there is no problem to see. A fault is logged, and the text names its reference."""
    _ = translator(block)
    if failure is not None and failure.cause is Cause.NOT_READY:
        return _("This problem is being prepared. Load the page again in a minute.")
    text = _("This problem cannot be shown at the moment. Please tell your course team; the reference is {reference}.")
    return text.format(reference=report(block, what, failure))


def state_cannot_be_read(block: Any) -> str:
    """Says to a learner why there is no problem to see after an operator went back to an older release."""
    log.error("A newer version of wasm_problem stored this learner's state: usage=%s", block.scope_ids.usage_id)
    return translator(block)(
        "This problem is not available right now, for the site is being updated. Nothing is lost: what you typed, your "
        "attempts and your score are kept. Come back later."
    )
