"""The learners of a problem, for its staff: who they are, what is stored of them, and where they stand."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterator
from typing import Any

from xblock.field_data import DictFieldData, FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope

from wasm_problem.block import compat, disclosure
from wasm_problem.block.compat import NoLearners, StoredState
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.requests import Json, Refused, not_ours, refusal
from wasm_problem.block.submissions import kept_submissions

log = logging.getLogger(__name__)

PAGE = 50
"""Learners of a page of the list, and those whose states are in memory at a time."""
MAX_SEARCH = 100
MAX_NAME = 255


def listed(block: Any, posted: Json) -> Json:
    """A page of the learners who have a state in this problem, by name."""
    after, search = cursor(block, posted), posted.get("search", "")
    if not isinstance(search, str):
        raise not_ours(translator(block))
    try:
        found = compat.stored_states(block, most=PAGE + 1, after=after, search=search.strip()[:MAX_SEARCH])
    except NoLearners:
        raise unavailable(translator(block)) from None
    page, reading = found[:PAGE], Reading(block)
    return {
        "learners": [_row_or_unreadable(reading, stored) for stored in page],
        "next": page[-1].name if len(found) > PAGE else None,
    }


def found(block: Any, learner: Any) -> StoredState:
    """One learner of the problem; None stands for who asks. Refuses anybody who has no state in it."""
    me = str(block.scope_ids.user_id)
    learner = me if learner is None else learner
    if not isinstance(learner, str):
        raise not_ours(translator(block))
    _ = translator(block)
    try:
        states = compat.stored_states(block, most=1, learner=learner)
    except NoLearners:
        if learner != me:
            raise unavailable(_) from None
        states = []
    if learner == me:
        return StoredState(me, states[0].name if states else me, _own_fields(block))
    if not states:
        raise refusal(400, "bad-request", _("This learner has done nothing in this problem. Load the list again."))
    return states[0]


def after_name(block: Any, name: str) -> Iterator[StoredState]:
    """The learners after that name, by name. Refuses where the platform tells of none."""
    while True:
        try:
            page = compat.stored_states(block, most=PAGE, after=name)
        except NoLearners:
            raise unavailable(translator(block)) from None
        yield from page
        if len(page) < PAGE:
            return
        name = page[-1].name


def cursor(block: Any, posted: Json) -> str:
    """The name after which to go on; "" from the beginning."""
    after = posted.get("after")
    if after is None:
        return ""
    if not isinstance(after, str) or len(after) > MAX_NAME:
        raise not_ours(translator(block))
    return after


class Reading:
    """Blocks as learners have them, only to be looked at: what is set is forgotten, and saving raises.

    The runtime's user stays the one of the block that is given, or with `as_learner` is nobody in particular.
    """

    def __init__(self, block: Any, *, as_learner: bool = False) -> None:
        self._block, self._hidden = block, frozenset({"user"} if as_learner else ())
        shared: FieldData = ReadOnlyFieldData(_ReadOnce(block._field_data))
        nothing = ReadOnlyFieldData(DictFieldData({}))
        scopes = (*Scope.named_scopes(), Scope.parent, Scope.children)
        self._by_scope = dict.fromkeys(scopes, shared) | {Scope.preferences: nothing, Scope.user_info: nothing}

    def of(self, stored: StoredState) -> Any:
        """The block of one learner."""
        fields = ReadOnlyFieldData(DictFieldData(dict(stored.fields)))
        field_data = SplitFieldData(self._by_scope | {Scope.user_state: fields})
        runtime = _ReadingRuntime(self._block.runtime, field_data, self._hidden)
        ids = self._block.scope_ids
        learner = int(stored.learner) if isinstance(ids.user_id, int) else stored.learner
        return type(self._block)(runtime, scope_ids=ids._replace(user_id=learner))


class _ReadOnce(FieldData):
    """The values that all learners share: with a database behind them, one query for a field and not for each block."""

    def __init__(self, source: FieldData) -> None:
        self._source = source
        self._values: dict[str, Any] = {}
        self._defaults: dict[str, Any] = {}

    def get(self, block: Any, name: str) -> Any:
        return self._once(self._values, self._source.get, block, name)

    def default(self, block: Any, name: str) -> Any:
        return self._once(self._defaults, self._source.default, block, name)

    def set(self, block: Any, name: str, value: Any) -> None:
        raise TypeError("only to be read")

    def delete(self, block: Any, name: str) -> None:
        raise TypeError("only to be read")

    @staticmethod
    def _once(known: dict[str, Any], read: Callable[[Any, str], Any], block: Any, name: str) -> Any:
        if name not in known:
            try:
                known[name] = read(block, name)
            except KeyError:
                known[name] = KeyError
        if known[name] is KeyError:
            raise KeyError(name)
        return copy.deepcopy(known[name])


class _ReadingRuntime:
    """A runtime with another field data and without some services, that publishes nothing."""

    def __init__(self, runtime: Any, field_data: FieldData, hidden: frozenset[str]) -> None:
        self._runtime, self._field_data, self._hidden = runtime, field_data, hidden

    def service(self, block: Any, name: str) -> Any:
        if name == "field-data":
            return self._field_data
        return None if name in self._hidden else self._runtime.service(block, name)

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        raise TypeError("a block that is only looked at publishes nothing")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runtime, name)


def row(learners_block: Any, name: str) -> Json:
    """LearnerRow."""
    block = learners_block
    told = read_versioned(block.result).get("status", "new")
    return {
        "learner": str(block.scope_ids.user_id),
        "name": name,
        "attempts": block.attempts,
        "score": None if block.score is None else score(block, block.get_score().raw_earned),
        "status": "draft" if block.has_saved_answers else str(told),
        "last": _last(block),
        "overridden": is_overridden(block),
    }


def _row_or_unreadable(reading: Reading, stored: StoredState) -> Json:
    """One state that cannot be read must not hide all others."""
    try:
        return row(reading.of(stored), stored.name)
    except Exception as error:
        log.error("The state of a learner cannot be read: %s", type(error).__name__)
        unknown = {"attempts": 0, "score": None, "status": "unreadable", "last": None, "overridden": False}
        return {"learner": stored.learner, "name": stored.name, **unknown}


def score(block: Any, earned: float) -> Json | None:
    """A score from 0 to 1 as the page shows it; None for a problem of no points."""
    return disclosure.weighted(earned, block.weight, shown=True)


def is_overridden(block: Any) -> bool:
    """Whether staff set the score that holds."""
    return bool(read_versioned(block.override))


def unavailable(_: Translate) -> Refused:
    """The refusal where the platform tells of no learners."""
    return refusal(
        503,
        "unavailable",
        _(
            "This part of the platform gives problems no access to the states of learners. You can see and change your "
            "own. For all others there are the tools of the instructor dashboard, which work with this problem, too."
        ),
    )


def _last(block: Any) -> int | None:
    """When an answer was graded last; state of version 1 says so in the submission only."""
    if block.last_submission_time is not None:
        return int(block.last_submission_time.timestamp())
    kept = kept_submissions(block)
    return kept[-1].get("time") if kept else None


def _own_fields(block: Any) -> Json:
    theirs = [field for field in block.fields.values() if field.scope == Scope.user_state]
    return {field.name: field.read_json(block) for field in theirs if field.is_set_on(block)}
