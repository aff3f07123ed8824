"""What a run returns, and how each limit ends it."""

import pytest

from wasm_problem.sandbox import DEFAULT_LIMITS, Cause, Invocation, Limits, Outcome, Program, Sandbox

PYTHON = "python-3.14"
LOOP = "def f():\n    while True:\n        pass"


def call(sandbox: Sandbox, source: str, *args, limits: Limits = DEFAULT_LIMITS, stdin: str = "") -> Outcome:
    return sandbox.run(PYTHON, Program(source, seed=7), Invocation("f", args, stdin), limits)


def test_a_call_returns_its_value_its_output_and_its_cost(sandbox):
    outcome = call(
        sandbox, "import sys\ndef f(x):\n    print('hi')\n    print('oh', file=sys.stderr)\n    return x + 1", 41
    )
    assert (outcome.value, outcome.failure, outcome.stdout, outcome.stderr) == (42, None, "hi\n", "oh\n")
    assert outcome.ok
    assert outcome.usage.fuel > 1000
    assert 2**20 < outcome.usage.memory_bytes < DEFAULT_LIMITS.memory_bytes
    assert outcome.usage.wall_ms > 0


def test_peak_memory_is_that_of_the_program(sandbox):
    small = call(sandbox, "def f(): return 1").usage.memory_bytes
    large = call(sandbox, "def f():\n    x = bytearray(50_000_000)\n    return len(x)").usage.memory_bytes
    assert 50_000_000 <= large - small < 60_000_000


def test_without_an_entry_the_source_runs_as_a_main_program(sandbox):
    program = Program("if __name__ == '__main__':\n    print(int(input()) * 2)")
    outcome = sandbox.run(PYTHON, program, Invocation(stdin="21\n"))
    assert (outcome.value, outcome.failure, outcome.stdout) == (None, None, "42\n")


@pytest.mark.parametrize(
    ("source", "limits", "cause", "text"),
    [
        (LOOP, Limits(fuel=100_000_000), Cause.FUEL, "100,000,000"),
        (LOOP, Limits(fuel=10**15, seconds=0.3), Cause.TIME, "0.3 seconds"),
        ("def f():\n    x = []\n    while True: x.append(bytearray(10**6))", DEFAULT_LIMITS, Cause.MEMORY, "256 MiB"),
        ("def f(): return f()", DEFAULT_LIMITS, Cause.STACK, "recursion"),
        ("def f():\n    while True: print('x' * 99)", DEFAULT_LIMITS, Cause.OUTPUT, "65,536 bytes"),
        ("def f(): return 'x' * 2_000_000", DEFAULT_LIMITS, Cause.BAD_VALUE, "too large"),
        ("x = " + "1" * 600_000, DEFAULT_LIMITS, Cause.TOO_LARGE, "524,288 bytes"),
        ("def f(): return g", DEFAULT_LIMITS, Cause.RAISED, "NameError"),
        ("def f(:", DEFAULT_LIMITS, Cause.SYNTAX, "syntax"),
        ("def g(): pass", DEFAULT_LIMITS, Cause.MISSING_ENTRY, "f"),
    ],
)
def test_every_limit_and_fault_has_a_name_and_a_text(sandbox, source, limits, cause, text):
    outcome = call(sandbox, source, limits=limits)
    assert outcome.failure is not None
    assert outcome.failure.cause is cause
    assert text in outcome.failure.message
    assert outcome.value is None


def test_output_written_before_the_end_survives_it(sandbox):
    outcome = call(sandbox, "def f():\n    print('before')\n    while True: pass", limits=Limits(fuel=100_000_000))
    assert outcome.failure.cause is Cause.FUEL
    assert outcome.stdout == "before\n"


def test_output_is_kept_up_to_the_limit_and_no_further(sandbox):
    outcome = call(sandbox, "def f(): print('é' * 1000)", limits=Limits(output_bytes=101))
    assert outcome.failure.cause is Cause.OUTPUT
    assert outcome.stdout == "é" * 50


def test_a_swallowed_output_limit_is_still_a_failure(sandbox):
    source = (
        "def f():\n    for i in range(99):\n        try: print('x' * 9999)\n"
        "        except BaseException: pass\n    return 1"
    )
    outcome = call(sandbox, source)
    assert outcome.failure.cause is Cause.OUTPUT


@pytest.mark.parametrize(
    ("program", "invocation", "cause"),
    [
        (Program("x = '\ud800'"), Invocation(), Cause.SYNTAX),
        (Program("", files={"../etc/passwd": b""}), Invocation(), Cause.REFUSED),
        (Program("", files={"..": b""}), Invocation(), Cause.REFUSED),
        (Program("", files={"a\0b": b""}), Invocation(), Cause.REFUSED),
        (Program("", files={"big": bytes(17 * 2**20)}), Invocation(), Cause.TOO_LARGE),
        (Program("def f(x): pass"), Invocation("f", [float("nan")]), Cause.BAD_VALUE),
        (Program("def f(x): pass"), Invocation("f", [object()]), Cause.BAD_VALUE),
        (Program("def f(x): pass"), Invocation("f", ["x" * 2_000_000]), Cause.TOO_LARGE),
        (Program("def f(x): pass"), Invocation("f\ud800"), Cause.BAD_VALUE),
        (Program(""), Invocation(stdin="\ud800"), Cause.BAD_VALUE),
        (Program(""), Invocation(stdin="x" * 2_000_000), Cause.TOO_LARGE),
    ],
)
def test_what_cannot_go_in_is_a_named_failure(sandbox, program, invocation, cause):
    assert sandbox.run(PYTHON, program, invocation).failure.cause is cause


def test_an_unknown_runtime_says_which_are_installed(sandbox):
    failure = sandbox.run("cobol-85@1", Program(""), Invocation()).failure
    assert failure.cause is Cause.UNKNOWN_RUNTIME
    assert "cobol-85@1" in failure.message
    assert "python-3.14@1" in failure.message


def test_check_compiles_and_does_not_run(sandbox):
    assert sandbox.check(PYTHON, Program("raise SystemExit")) is None
    failure = sandbox.check(PYTHON, Program("x = 1\ny = (2"))
    assert (failure.cause, failure.line) == (Cause.SYNTAX, 2)


def test_a_program_without_submissions_is_told_so(sandbox):
    source = (
        "def f():\n"
        "    from wit_world.imports import submission\n"
        "    try: submission.open('code')\n"
        "    except BaseException as error: return error.value.message"
    )
    assert "Only a grader" in call(sandbox, source).value


def test_the_same_run_gives_the_same_bytes_and_the_same_fuel(sandbox):
    source = (
        "import random, time, uuid, os\n"
        "def f():\n"
        "    print({'a', 'b', 'c', 'd', 'e'}, id(object()), hash('x'))\n"
        "    return [random.random(), time.time(), str(uuid.uuid4()), os.urandom(8).hex(), time.perf_counter()]"
    )
    outcomes = [call(sandbox, source) for _ in range(20)]
    assert {repr((o.value, o.stdout, o.stderr, o.failure, o.usage.fuel)) for o in outcomes} == {
        repr((outcomes[0].value, outcomes[0].stdout, "", None, outcomes[0].usage.fuel))
    }


def test_another_seed_gives_other_random_numbers(sandbox):
    source = "import random\ndef f(): return random.random()"
    values = {sandbox.run(PYTHON, Program(source, seed=seed), Invocation("f")).value for seed in range(5)}
    assert len(values) == 5


def test_nothing_is_left_for_the_next_run(sandbox):
    call(sandbox, "import builtins, json\ndef f():\n    builtins.leak = 1\n    json.dumps = None")
    outcome = call(sandbox, "import builtins, json\ndef f(): return [hasattr(builtins, 'leak'), json.dumps([1])]")
    assert outcome.value == [False, "[1]"]
