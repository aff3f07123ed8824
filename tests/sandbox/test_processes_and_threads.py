"""One sandbox, many threads and forked processes."""

import json
import os
import threading

from wasm_problem.sandbox import Cause, Invocation, Limits, Program, Sandbox

PYTHON = "python-3.14"
ECHO = "def f(x):\n    print(x)\n    return x * 2"
LOOP = Program("def f():\n    while True:\n        pass")


def doubled(sandbox: Sandbox, number: int) -> bool:
    outcome = sandbox.run(PYTHON, Program(ECHO), Invocation("f", [number]))
    return (outcome.value, outcome.stdout) == (number * 2, f"{number}\n")


def times_out(sandbox: Sandbox) -> bool:
    outcome = sandbox.run(PYTHON, LOOP, Invocation("f"), Limits(fuel=10**15, seconds=0.2))
    return outcome.failure is not None and outcome.failure.cause is Cause.TIME


def test_eight_threads_never_mix_their_results(sandbox):
    wrong: list[int] = []

    def work(thread: int) -> None:
        wrong.extend(n for n in range(thread * 1000, thread * 1000 + 25) if not doubled(sandbox, n))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def in_a_child(work) -> int:
    """Forks, runs `work` in the child, and returns the reading end of a pipe with its JSON result."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        try:
            os.write(writer, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writer)
    return reader


def result_of(reader: int):
    with os.fdopen(reader, "rb") as pipe:
        return json.loads(pipe.read() or b'"the child died"')


def test_a_pre_forking_server_runs_programs_in_parent_and_children(sandbox):
    assert doubled(sandbox, 1)
    readers = [in_a_child(lambda: [all(doubled(sandbox, n) for n in range(20)), times_out(sandbox)]) for _ in range(3)]
    assert [doubled(sandbox, 5), times_out(sandbox)] == [True, True]
    assert [result_of(reader) for reader in readers] == [[True, True]] * 3


def test_a_sandbox_first_used_in_the_child_works(sandbox):
    fresh = Sandbox(sandbox.catalog, sandbox.cache)
    assert result_of(in_a_child(lambda: [doubled(fresh, 3), times_out(fresh)])) == [True, True]


def test_a_child_may_compile_after_its_parent_did(sandbox, tmp_path):
    from wasm_problem.sandbox import CompiledCache

    tmp_path.chmod(0o700)
    runtime = sandbox.catalog.get(PYTHON)

    def compile_anew() -> bool:
        other = Sandbox(sandbox.catalog, CompiledCache(tmp_path / "compiled"))
        other.compile(runtime)
        return doubled(other, 4)

    sandbox.compile(runtime)
    assert result_of(in_a_child(compile_anew)) is True


def test_the_clock_rests_when_nothing_runs(sandbox):
    """The ticker parks itself: an idle server's CPU time does not grow."""
    fresh = Sandbox(sandbox.catalog, sandbox.cache)
    assert doubled(fresh, 1)
    assert fresh._loader.engine.wait_until_parked(timeout=10)
    assert times_out(fresh)
