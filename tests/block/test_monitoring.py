"""What operators can count of gradings."""

from __future__ import annotations

import sys
import types
from typing import Any

import pytest

from .support import Course, one_field

GRADER = "def grade(answer, problem):\n    return {'score': 1 / int(answer), 'message': 'secret'}"


def test_each_grading_is_a_log_line_and_attributes_of_the_trace_without_content(
    course: Course, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """`set_custom_attribute(key, value)` of edx_django_utils.monitoring, as in edx-django-utils 5 to 8."""
    traced: dict[str, Any] = {}
    module = types.ModuleType("edx_django_utils.monitoring")
    module.set_custom_attribute = traced.__setitem__  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "edx_django_utils", types.ModuleType("edx_django_utils"))
    monkeypatch.setitem(sys.modules, "edx_django_utils.monitoring", module)
    caplog.set_level("INFO", "wasm_problem")
    usage = course.add(one_field(GRADER))
    visit = course.visit(usage)
    visit.submit({"answer": "2"})
    assert f"grading usage={usage} status=graded cause= fuel=" in caplog.text
    assert traced["wasm_problem.status"] == "graded"
    assert traced["wasm_problem.runtime"] == "python-3.14@1"
    assert traced["wasm_problem.fuel"] > 0
    assert traced["wasm_problem.ms"] > 0
    visit.submit({"answer": "0"})
    assert "status=failed cause=raised" in caplog.text
    assert traced["wasm_problem.cause"] == "raised"
    assert "secret" not in caplog.text + repr(traced)


def test_without_the_platform_s_monitoring_nothing_is_missing(course: Course) -> None:
    assert "edx_django_utils" not in sys.modules
    assert course.visit(course.add(one_field(GRADER))).submit({"answer": "1"}).status == 200
