"""What a course team may set, and where a learner stands. The values of the settings are capa's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ShowAnswer(StrEnum):
    """When learners may see the solution."""

    ALWAYS = "always"
    ANSWERED = "answered"
    """Solved. The name is capa's, and older than its meaning."""
    ATTEMPTED = "attempted"
    """After an attempt, or past due."""
    CLOSED = "closed"
    """No attempt left, or past due."""
    FINISHED = "finished"
    """Solved, no attempt left, or past due."""
    CORRECT_OR_PAST_DUE = "correct_or_past_due"
    PAST_DUE = "past_due"
    NEVER = "never"
    """For the course's staff, too."""
    AFTER_ATTEMPTS = "after_attempts"
    """After `attempts_before_showanswer_button` attempts."""
    AFTER_ALL_ATTEMPTS = "after_all_attempts"
    AFTER_ALL_ATTEMPTS_OR_CORRECT = "after_all_attempts_or_correct"
    ATTEMPTED_NO_PAST_DUE = "attempted_no_past_due"


class ShowCorrectness(StrEnum):
    """When learners may see whether an answer is correct."""

    ALWAYS = "always"
    NEVER = "never"
    PAST_DUE = "past_due"
    NEVER_BUT_INCLUDE_GRADE = "never_but_include_grade"
    """As `never` here; the platform's progress page still counts the grade."""


class Rerandomize(StrEnum):
    """When a learner gets another variant of the problem."""

    ALWAYS = "always"
    """At each reset, and a reset has to come between two submissions."""
    ONRESET = "onreset"
    NEVER = "never"
    PER_STUDENT = "per_student"


class GradingMethod(StrEnum):
    """Which of several attempts counts."""

    LAST = "last_score"
    FIRST = "first_score"
    HIGHEST = "highest_score"
    AVERAGE = "average_score"


class Closed(StrEnum):
    """Why a learner may not submit now."""

    NOT_STARTED = "not_started"
    PAST_DUE = "past_due"
    NO_ATTEMPTS = "no_attempts"
    NEEDS_RESET = "needs_reset"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Policies:
    """What holds for a problem, inherited settings included. Dates are aware."""

    max_attempts: int | None = None
    """None: as often as they like. 0: never, a survey in capa's words."""
    submission_wait_seconds: int = 0
    showanswer: ShowAnswer = ShowAnswer.FINISHED
    attempts_before_showanswer_button: int = 0
    show_correctness: ShowCorrectness = ShowCorrectness.ALWAYS
    rerandomize: Rerandomize = Rerandomize.PER_STUDENT
    grading_method: GradingMethod = GradingMethod.LAST
    show_reset_button: bool = False
    due: datetime | None = None
    """Without grace."""
    grace: timedelta = timedelta(0)
    start: datetime | None = None
    days_early_for_beta: float = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """One learner at one moment. Dates are aware."""

    now: datetime
    attempts: int = 0
    """The submissions that were counted."""
    submitted: bool = False
    """The present variant was submitted, and not reset since; capa's `done`."""
    solved: bool = False
    """The score that holds is full."""
    last_submission: datetime | None = None
    is_staff: bool = False
    """Of the course, and not masquerading as a learner."""
    is_beta_tester: bool = False
