"""What a program's runtime says went wrong, where a program that took over its runtime could blame somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .outcome import Cause, Failure, Outcome

MARKER = '"$wasm-problem"'
"""Arguments of kinds that a runtime may not know have it in their JSON text."""


def believed(outcome: Outcome, *, may_refuse: Callable[[], bool], is_readable: Callable[[], bool] | None) -> Outcome:
    """The outcome, with `crashed` for a cause that cannot be true.

    may_refuse: whether something was asked of the runtime that it may not have. is_readable: whether the text that was
    run compiles, found out by somebody else; None when no text was compiled.
    """
    failure = outcome.failure
    if failure is None or not _is_untrue(failure.cause, may_refuse, is_readable):
        return outcome
    untrue = Failure(Cause.CRASHED, f'The program ended with the cause "{failure.cause}", which cannot be.')
    return replace(outcome, failure=untrue)


def _is_untrue(cause: Cause, may_refuse: Callable[[], bool], is_readable: Callable[[], bool] | None) -> bool:
    if cause is Cause.REFUSED:
        return not may_refuse()
    return cause is Cause.SYNTAX and (is_readable is None or is_readable())
