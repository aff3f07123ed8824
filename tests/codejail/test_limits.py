"""codejail's limits: how they are set, what they mean here, and what a script gets that goes past one."""

from __future__ import annotations

import logging

import pytest
from django.test import override_settings

from wasm_problem.codejail import override_limit, set_limit, settings
from wasm_problem.codejail.limits import FUEL_PER_CPU_SECOND, SECONDS_PER_REAL_SECOND, UNLIMITED, sandbox_limits
from wasm_problem.sandbox import Limits

from .running import error, variables

COURSE = "course-v1:Org+Course+Run"


@pytest.mark.parametrize(
    ("codejail", "ours"),
    [
        ({}, {"fuel": 30_000_000_000, "seconds": 8.0, "memory_bytes": 512 * 2**20}),
        ({"CPU": 3}, {"fuel": 90_000_000_000}),
        ({"CPU": 0.5}, {"fuel": 15_000_000_000}),
        ({"CPU": 0}, {"fuel": UNLIMITED.fuel}),
        ({"CPU": 10**12}, {"fuel": UNLIMITED.fuel}),
        ({"REALTIME": 2}, {"seconds": 16.0}),
        ({"REALTIME": 0}, {"seconds": UNLIMITED.seconds}),
        ({"REALTIME": 10**6}, {"seconds": UNLIMITED.seconds}),
        ({"VMEM": 268435456}, {"memory_bytes": 268435456}),
        ({"VMEM": 0}, {"memory_bytes": UNLIMITED.memory_bytes}),
        ({"VMEM": 2**50}, {"memory_bytes": 2**32}),
        ({"FSIZE": 0, "NPROC": 15, "PROXY": 0}, {"fuel": 30_000_000_000}),
    ],
)
def test_codejails_limits_are_ours(codejail, ours):
    limits = sandbox_limits(codejail)
    assert {name: getattr(limits, name) for name in ours} == ours


def test_limits_are_set_for_all_and_for_one_context():
    set_limit("CPU", 2)
    override_limit("CPU", 7, COURSE)
    override_limit("VMEM", 300_000_000, COURSE)
    assert settings.limits(None).fuel == settings.limits("other").fuel == 2 * FUEL_PER_CPU_SECOND
    assert settings.limits(COURSE).fuel == 7 * FUEL_PER_CPU_SECOND
    assert settings.limits(COURSE).memory_bytes == 300_000_000


JAIL = {
    "python_bin": "/nowhere",
    "user": "sandbox",
    "limits": {"CPU": 3, "REALTIME": 4, "PROXY": 0, "VMEM": 268435456},
    "limit_overrides": {COURSE: {"CPU": 9, "NPROC": 30}},
}


@pytest.mark.usefixtures("django")
def test_djangos_settings_are_codejails():
    with override_settings(CODE_JAIL=JAIL):
        assert settings.limits(None).fuel == 3 * FUEL_PER_CPU_SECOND
        assert settings.limits(None).seconds == 4 * SECONDS_PER_REAL_SECOND
        assert settings.limits(None).memory_bytes == 268435456
        assert settings.limits(COURSE).fuel == 9 * FUEL_PER_CPU_SECOND
        assert settings.limits(COURSE).seconds == 4 * SECONDS_PER_REAL_SECOND


@pytest.mark.usefixtures("django")
def test_what_a_program_sets_goes_before_djangos_settings():
    set_limit("CPU", 1)
    override_limit("REALTIME", 2, COURSE)
    with override_settings(CODE_JAIL=JAIL):
        assert settings.limits(None).fuel == FUEL_PER_CPU_SECOND
        assert settings.limits(COURSE).fuel == 9 * FUEL_PER_CPU_SECOND
        assert settings.limits(COURSE).seconds == 2 * SECONDS_PER_REAL_SECOND


@pytest.mark.usefixtures("django")
@pytest.mark.parametrize(
    "jail", [None, {}, {"limits": None, "limit_overrides": None}, "nonsense", {"python_bin": None}]
)
def test_without_limits_in_the_settings_the_defaults_hold(jail):
    with override_settings(CODE_JAIL=jail):
        assert settings.limits(COURSE) == sandbox_limits({})


@pytest.mark.usefixtures("django")
@pytest.mark.parametrize("value", ["1", -1, None, True, float("nan"), float("inf"), [1]])
def test_a_limit_that_makes_no_sense_is_logged_and_not_used(value, caplog):
    settings._tell_once.cache_clear()
    with override_settings(CODE_JAIL={"limits": {"CPU": value}}), caplog.at_level(logging.ERROR):
        assert settings.limits(None) == settings.limits(COURSE) == sandbox_limits({})
    assert [record.getMessage() for record in caplog.records] == [
        'CODE_JAIL["limits"] or ["limit_overrides"]: The limit CPU has to be a number from 0. The defaults are used.'
    ]


def test_too_much_cpu_ends_as_in_codejail():
    set_limit("CPU", 0.05)
    message = error("print(sum(range(2**31 - 1)))")
    assert message == (
        "Couldn't execute jailed code: stdout: b'', "
        r"stderr: b'The program used up its budget of 1,500,000,000 fuel.\n' with status code: -24"
    )


def test_too_much_time_ends_as_in_codejail():
    set_limit("CPU", 0)
    set_limit("REALTIME", 0.05)
    assert error("while True: pass") == (
        "Couldn't execute jailed code: stdout: b'', "
        r"stderr: b'The program ran longer than 0.4 seconds.\n' with status code: -9"
    )


def test_an_override_gives_one_course_more():
    set_limit("CPU", 0.002)
    override_limit("CPU", 1, COURSE)
    code = "total = sum(range(1_000_000))"
    assert "status code: -24" in error(code)
    assert variables(code, limit_overrides_context=COURSE) == {"total": 499999500000}
    assert "status code: -24" in error(code, limit_overrides_context="another")


def test_sleeping_takes_no_time():
    set_limit("REALTIME", 0.2)
    assert variables("import time\ntime.sleep(3600)\na = 1") == {"a": 1}


def test_too_much_memory_is_pythons_own_error():
    set_limit("VMEM", 128 * 2**20)
    message = error("print(len(bytearray(2**28)))")
    assert "MemoryError" in message
    assert message.endswith("status code: 1")
    set_limit("VMEM", 512 * 2**20)
    assert variables("size = len(bytearray(2**28))") == {"size": 2**28}


def test_a_memory_error_can_be_caught():
    set_limit("VMEM", 128 * 2**20)
    assert variables("try:\n    x = bytearray(2**30)\nexcept MemoryError:\n    a = 1") == {"a": 1}


def test_files_in_memory_cannot_take_more_than_the_memory():
    """codejail limits each file and not all of them: its test of many files is skipped."""
    set_limit("VMEM", 160 * 2**20)
    code = """
        import tempfile
        kept = []
        for number in range(1000):
            with tempfile.NamedTemporaryFile(delete=False) as file:
                file.write(bytes(2**20))
        """
    assert "MemoryError" in error(code)
    assert "MemoryError" in error("with open('tmp/x', 'w') as f:\n    f.seek(2**30)\n    f.write('x')")
    assert variables("for n in range(250):\n    open(f'tmp/{n}', 'w').write('hello')\na = n") == {"a": 249, "n": 249}


def test_reading_chance_for_ever_ends():
    set_limit("CPU", 0.1)
    assert variables("import os\na = len(os.urandom(10))") == {"a": 10}
    assert "Couldn't execute jailed code" in error("import os\nwhile True:\n    os.urandom(2**16)")


def test_too_large_variables_and_scripts_are_named():
    assert "variables cannot be handed over. The value is too large: 9,0" in error("a = 'x' * 9_000_000")
    message = error("a = 1", {"b": "x" * 9_000_000})
    assert "was not run, for what it is given is too large. The arguments are larger than 8,388,608 bytes." in message
    assert "The arguments are larger than 8,388,608 bytes." in error("# " + "x" * 9_000_000)
    assert variables("b = a + 'y'", {"a": "x" * 1_000_000})["b"] == "x" * 1_000_000 + "y"


def test_too_much_output_is_named():
    message = error("import sys\nwhile True:\n    sys.stderr.write('x' * 1000)")
    assert "The program wrote more than 1,048,576 bytes of output." in message
    assert len(message) < 30_000


def test_no_limit_is_left_at_a_default_that_nobody_chose():
    assert sandbox_limits({}).output_bytes != Limits().output_bytes
