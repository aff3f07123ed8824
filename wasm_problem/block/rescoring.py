"""Staff grade all learners' submissions again: first looking at what would change, then changing it.

The preview stores nothing and is the same however often it is done. A learner whose submission cannot be graded keeps
the score and stops nobody else.
"""

from __future__ import annotations

import copy
import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from enum import Enum, auto
from typing import Any

from wasm_problem.block import compat, counted, events, guards, learners, regrading, scoring, settings
from wasm_problem.block.compat import NoAccess, NoLearners, StoredState
from wasm_problem.block.disclosure import TOLD_STATUS
from wasm_problem.block.fields import read_versioned
from wasm_problem.block.i18n import Translate, translator
from wasm_problem.block.locks import Busy
from wasm_problem.block.policy import policies
from wasm_problem.block.regrading import CannotGrade, Regraded
from wasm_problem.block.requests import Json, not_ours, refusal
from wasm_problem.grading import evidence
from wasm_problem.grading.grader import PROGRAM_FAILED
from wasm_problem.policies import GradingMethod
from wasm_problem.sandbox import server_sandbox

log = logging.getLogger(__name__)

MOST_LEARNERS = 200
MOST_SECONDS = 5.0
"""Of one request; the page asks for the rest with the cursor."""
WAIT_SECONDS = 1.0
"""For a learner who is submitting meanwhile. Who is kept because of that is told."""
SAME_SCORE = 1e-9
_STORED = ("history", "result", "score", "override")


class Outcome(Enum):
    """What a new grading did to a learner's score."""

    NOTHING = auto()
    """There is no submission."""
    SAME = auto()
    CHANGED = auto()
    CANNOT = auto()
    """It cannot be graded; the score stays."""


def preview(block: Any, posted: Json) -> Json:
    """What a rescore would change, for some of the learners. Stores nothing."""
    rows: list[Json] = []
    reading, _ = learners.Reading(block), translator(block)

    def look(stored: StoredState) -> None:
        theirs = reading.of(stored)
        if theirs.has_submitted_answer():
            rows.append(_previewed(theirs, stored, _))

    told = token(block)
    left = _each(block, learners.cursor(block, posted), look)
    return {"rows": rows, "next": left, "token": told}


def apply(block: Any, posted: Json) -> Json:
    """Rescores some of the learners: all, or those whose score gets higher. Publishes each score that changes."""
    mode, after = posted.get("mode"), learners.cursor(block, posted)
    if mode not in ("all", "higher"):
        raise not_ours(translator(block))
    if posted.get("token") != token(block):
        message = translator(block)(
            "The problem or its runtime was changed after this preview. Nothing was rescored from here on. "
            "Look at a new preview."
        )
        raise refusal(409, "stale", message)
    reply, reading = {"done": 0, "changed": 0, "kept": 0, "busy": 0}, learners.Reading(block)

    def rescore(stored: StoredState) -> None:
        outcome = _rescored_or_kept(block, reading, stored, reply, only_if_higher=mode == "higher")
        if outcome is not Outcome.NOTHING:
            reply["done"] += 1
            reply["changed"] += outcome is Outcome.CHANGED
            reply["kept"] += outcome is Outcome.CANNOT

    left = _each(block, after, rescore)
    log.info("rescored usage=%s %s", block.scope_ids.usage_id, reply)
    return reply | {"next": left}


def rescored(block: Any, learner: str, only_if_higher: bool, wait_seconds: float | None = None) -> tuple[Outcome, str]:
    """Grades a learner's submissions again, and why it cannot. Raises Busy, NoAccess and NoLearners."""
    try:
        with guards.alone_for(block, learner, wait_seconds), compat.bound_to(block, learner) as theirs:
            return (_regraded_and_stored(theirs, only_if_higher), "")
    except CannotGrade as error:
        log.error("Not rescored, score kept: usage=%s: %s", block.scope_ids.usage_id, error)
        return Outcome.CANNOT, str(error)


def token(block: Any) -> str:
    """Changes when a preview would show something else, were the submissions the same."""
    problem = guards.stored_problem(block)
    depends_on = [
        evidence.grader_digest(problem),
        evidence.runtime_digests(server_sandbox().catalog, problem),
        asdict(settings.bounds(block)),
        policies(block).grading_method.value,
    ]
    return hashlib.sha256(json.dumps(depends_on, sort_keys=True).encode()).hexdigest()[:32]


def _each(block: Any, after: str, act: Callable[[StoredState], None]) -> str | None:
    """Does `act` for the learners after that name, as many as one request has time for.

    Returns the name to go on from; None: that were all.
    """
    end = time.monotonic() + MOST_SECONDS
    left = learners.after_name(block, after)
    for number, stored in enumerate(left, 1):
        act(stored)
        if number == MOST_LEARNERS or time.monotonic() > end:
            return None if next(left, None) is None else stored.name
    return None


def _previewed(theirs: Any, stored: StoredState, _: Translate) -> Json:
    row: Json = {
        "learner": stored.learner,
        "name": stored.name,
        "old": None,
        "new": None,
        "change": "cannot",
        "test": "",
        "test_old": "",
        "test_new": "",
        "overridden": False,
        "reason": "",
    }
    try:
        old = theirs.get_score().raw_earned
        row |= {"old": learners.score(theirs, old), "overridden": learners.is_overridden(theirs)}
        regraded = _regraded_as_needed(theirs)
        new = scoring.counted(theirs, regraded)
        name, before, after = _first_difference(theirs, regraded[-1])
    except CannotGrade as error:
        return row | {"reason": _("Today's grader does not grade it: {reason}").format(reason=error)}
    except Exception as error:  # what is stored of one learner must not hide all others
        log.error("A state cannot be read: usage=%s: %s", theirs.scope_ids.usage_id, type(error).__name__)
        return row | {"reason": _("What is stored of this learner cannot be read.")}
    return row | {
        "new": learners.score(theirs, new),
        "change": _change(old, new),
        "test": _(name) if name == PROGRAM_FAILED else name,
        "test_old": before,
        "test_new": after,
    }


def _change(old: float, new: float) -> str:
    if abs(new - old) <= SAME_SCORE:
        return "same"
    return "higher" if new > old else "lower"


def _regraded_as_needed(theirs: Any) -> list[Regraded]:
    """As regrading.regrade, but only those submissions that may count: a preview has to be quick."""
    *earlier, last = regrading.submitted(theirs)
    method = policies(theirs).grading_method
    needed = {GradingMethod.LAST: 0, GradingMethod.FIRST: 1}.get(method, len(earlier))
    first = [regrading.regrade_or_keep(theirs, kept) for kept in earlier[:needed]]
    others = [Regraded(kept, None, None) for kept in earlier[needed:]]
    return [*first, *others, regrading.regrade_one(theirs, last)]


def _first_difference(theirs: Any, last: Regraded) -> tuple[str, str, str]:
    """The first test of the last submission that ends otherwise than then: its name, how it ended, how it ends now.

    Of tests that the learner was told, the names are stored, so they are found again among others. Of hidden ones it
    is only known whether they passed, and at which place.
    """
    then = _told_then(theirs, last)
    if then is None or last.verdict is None:
        return "", "", ""
    names = {test["name"]: test["status"] for test in then if test.get("name")}
    for number, test in enumerate(last.verdict.tests):
        now = TOLD_STATUS[test.status]
        at_its_place = then[number] if number < len(then) else {}
        if at_its_place.get("name") == test.name or (test.name not in names and "name" not in at_its_place):
            before = at_its_place.get("status", "")
        else:
            before = names.get(test.name, "")
        is_other = (before == "pass") != (now == "pass") if "name" not in at_its_place else before != now
        if is_other and (before or now != "pass"):
            return test.name, before, now
    here = {test.name for test in last.verdict.tests}
    gone = [(name, status) for name, status in names.items() if name not in here and status != "pass"]
    return (gone[0][0], gone[0][1], "") if gone else ("", "", "")


def _told_then(theirs: Any, last: Regraded) -> Sequence[Mapping[str, Any]] | None:
    """How the tests of the last submission ended: what the learner was told, or else the numbers that are kept."""
    told = read_versioned(theirs.result)
    if theirs.is_submitted() and told.get("status") == last.kept.get("status"):
        return list(told.get("tests", ()))
    failed = last.kept.get("failed")
    if failed is None or last.verdict is None:
        return None
    count = max([len(last.verdict.tests), *(number + 1 for number in failed)])
    return [{"status": "fail" if number in failed else "pass"} for number in range(count)]


def _rescored_or_kept(
    block: Any, reading: learners.Reading, stored: StoredState, reply: Json, only_if_higher: bool
) -> Outcome:
    """As rescored, for one of many: nothing that goes wrong stops the others."""
    try:
        theirs = reading.of(stored)
        if not theirs.has_submitted_answer():
            return Outcome.NOTHING
        if not _would_store(theirs, only_if_higher):
            return Outcome.SAME
        outcome, _reason = rescored(block, stored.learner, only_if_higher, WAIT_SECONDS)
        return outcome
    except NoLearners:
        raise learners.unavailable(translator(block)) from None
    except Busy:
        reply["busy"] += 1
        return Outcome.CANNOT
    except (CannotGrade, NoAccess) as error:
        log.error("Not rescored, score kept: usage=%s: %s", block.scope_ids.usage_id, error or type(error).__name__)
        return Outcome.CANNOT
    except Exception as error:  # what is stored of one learner must not keep all others from being rescored
        log.error("Not rescored, score kept: usage=%s: %s", block.scope_ids.usage_id, type(error).__name__)
        return Outcome.CANNOT


def _would_store(theirs: Any, only_if_higher: bool) -> bool:
    """Whether a rescore would change anything of what is stored. Raises CannotGrade."""
    return _stored_otherwise(theirs, regrading.regrade(theirs), only_if_higher)


def _regraded_and_stored(theirs: Any, only_if_higher: bool) -> Outcome:
    if not theirs.has_submitted_answer():
        return Outcome.NOTHING
    old = theirs.get_score().raw_earned
    regraded = regrading.regrade(theirs)
    new = scoring.counted(theirs, regraded)
    if only_if_higher and _change(old, new) != "higher":
        return Outcome.SAME
    with events.rescoring(theirs):
        scoring.store_regraded(theirs, regraded)
    counted.overtake(theirs)
    theirs.save()
    is_same = _change(old, new) == "same"
    if not is_same:
        theirs.publish_grade()
    counted.tell_other_servers(theirs)
    return Outcome.SAME if is_same else Outcome.CHANGED


def _stored_otherwise(theirs: Any, regraded: Sequence[Regraded], only_if_higher: bool) -> bool:
    old, new = theirs.get_score().raw_earned, scoring.counted(theirs, regraded)
    if only_if_higher:
        return _change(old, new) == "higher"
    before = [copy.deepcopy(getattr(theirs, name)) for name in _STORED]
    scoring.store_regraded(theirs, regraded)
    return before != [getattr(theirs, name) for name in _STORED]
