"""The shapes of capa's events, and whether a value has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Shape = Mapping[str, Any]


def each(inner: Any) -> Callable[[Any], bool]:
    """An object whose keys are ids of answer fields."""
    return lambda value: (
        isinstance(value, dict) and all(_is_id(key) and fits(item, inner) for key, item in value.items())
    )


def one_of(*words: Any) -> Callable[[Any], bool]:
    return lambda value: value in words


def is_text_or_texts(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_above_zero(value: Any) -> bool:
    return is_number(value) and value > 0


def _is_id(key: str) -> bool:
    return "_2_" in key and key.replace("_", "").replace("-", "").isalnum()


# xblocks-contrib b257b9b (2026-05-04): problem/capa_block.py (publish_unmasked, get_submission_metadata),
# problem/capa/correctmap.py (set), problem/capa/capa_problem.py (get_state; the history is left out here).
# The response types are those that event-routing-backends 10.0.0 knows: processors/xapi/event_transformers/
# problem_interaction_events.py (INTERACTION_TYPES_MAP).
CORRECT_MAP = {
    "correctness": one_of("correct", "partially-correct", "incorrect"),
    "npoints": lambda value: value is None or is_number(value),
    "msg": str,
    "hint": "",
    "hintmode": None,
    "queuestate": None,
    "answervariable": None,
}
STATE = {
    "seed": int,
    "student_answers": each(is_text_or_texts),
    "has_saved_answers": bool,
    "correct_map": each(CORRECT_MAP),
    "input_state": each({}),
    "done": bool,
}
SUBMISSION = {
    "question": str,
    "answer": is_text_or_texts,
    "response_type": one_of("customresponse", "coderesponse"),
    "input_type": one_of("textline", "choicegroup", "checkboxgroup", "codeinput"),
    "correct": bool,
    "variant": lambda value: value == "" or isinstance(value, int),
    "group_label": "",
}
ANSWERS = {"problem_id": str, "state": STATE, "answers": each(is_text_or_texts)}
OUTCOME = {"correct_map": each(CORRECT_MAP), "success": one_of("correct", "incorrect"), "attempts": int}
RESCORE = {"problem_id": str, "state": STATE, "orig_score": is_number, "orig_total": is_above_zero}
SHAPES: Mapping[str, Shape] = {
    "problem_check": ANSWERS
    | OUTCOME
    | {"grade": is_number, "max_grade": is_above_zero, "submission": each(SUBMISSION)},
    "problem_check_fail": ANSWERS | {"failure": one_of("closed", "unreset")},
    "save_problem_success": ANSWERS,
    "save_problem_fail": ANSWERS | {"failure": one_of("closed", "done")},
    "reset_problem": {"problem_id": str, "old_state": STATE, "new_state": STATE},
    "reset_problem_fail": {"problem_id": str, "old_state": STATE, "failure": one_of("closed", "not_done")},
    "showanswer": {"problem_id": str},
    "problem_rescore": RESCORE | OUTCOME | {"new_score": is_number, "new_total": is_above_zero},
    "problem_rescore_fail": RESCORE | {"failure": one_of("unanswered", "input_error", "unexpected")},
    "grade": {"value": is_number, "max_value": is_above_zero, "only_if_higher": one_of(None, True, False)},
}


def fits(value: Any, shape: Any) -> bool:
    """Whether a value has this shape: exactly these keys, this type, this value, or what a function says."""
    if isinstance(shape, dict):
        return (
            isinstance(value, dict) and set(value) == set(shape) and all(fits(value[key], shape[key]) for key in shape)
        )
    if isinstance(shape, type):
        return type(value) is shape
    return bool(shape(value) if callable(shape) else value == shape)
