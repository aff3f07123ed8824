"""The settings of a course team that decide when a learner may do what, and which attempt counts.

Names and values are capa's, so that what is set for a course or a subsection is inherited. `due`, `graceperiod`,
`start` and `days_early_for_beta` have no field here: the platform gives every block them, and the workbench
overwrites them at each request.
"""

from __future__ import annotations

from typing import Any

from xblock.fields import Integer, Scope, String

from wasm_problem.block.i18n import noop as _


def _values(*values: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"value": value, "display_name": title} for value, title in values]


class WasmProblemPolicyFields:
    """max_attempts, weight and show_reset_button are among the fields of the problem itself."""

    showanswer = String(
        display_name=_("Show the solution"),
        help=_("When learners may see the solution."),
        default="finished",
        scope=Scope.settings,
        values=_values(
            ("always", _("Always")),
            ("answered", _("When their answer is correct")),
            ("attempted", _("After an attempt, or when it is past due")),
            ("closed", _("When no attempt is left, or when it is past due")),
            ("finished", _("When their answer is correct, no attempt is left, or it is past due")),
            ("correct_or_past_due", _("When their answer is correct, or when it is past due")),
            ("past_due", _("When it is past due")),
            ("never", _("Never")),
            ("after_attempts", _("After a number of attempts")),
            ("after_all_attempts", _("When no attempt is left")),
            ("after_all_attempts_or_correct", _("When their answer is correct, or no attempt is left")),
            ("attempted_no_past_due", _("After an attempt")),
        ),
    )
    attempts_before_showanswer_button = Integer(
        display_name=_("Attempts before the solution is shown"),
        help=_(
            'For "After a number of attempts". Empty or 0: at once. If it is more than the maximum, after the last one.'
        ),
        values={"min": 0},
        default=0,
        scope=Scope.settings,
    )
    show_correctness = String(
        display_name=_("Show results"),
        help=_("Whether learners see if their answer is correct. Set for the subsection."),
        default="always",
        scope=Scope.settings,
        values=_values(
            ("always", _("Always")),
            ("never", _("Never")),
            ("past_due", _("When it is past due")),
            ("never_but_include_grade", _("Never, but the grade counts on the progress page")),
        ),
    )
    submission_wait_seconds = Integer(
        display_name=_("Seconds between attempts"),
        help=_("How long a learner has to wait before submitting again. Empty or 0: not at all."),
        values={"min": 0},
        default=0,
        scope=Scope.settings,
    )
    rerandomize = String(
        display_name=_("Variants"),
        help=_("When a learner gets another variant, if the grader generates any."),
        default="per_student",
        scope=Scope.settings,
        values=_values(
            ("per_student", _("One of 20 variants for each learner")),
            ("never", _("The same variant for everybody")),
            ("onreset", _("A new variant at each reset")),
            ("always", _("A new variant at each reset, which has to come before each further attempt")),
        ),
    )
    grading_method = String(
        display_name=_("Which attempt counts"),
        help=_("How several attempts make one score."),
        default="last_score",
        scope=Scope.settings,
        values=_values(
            ("last_score", _("The last one")),
            ("first_score", _("The first one")),
            ("highest_score", _("The best one")),
            ("average_score", _("The average of all")),
        ),
    )
