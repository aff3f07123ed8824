"""The function that the platform calls, in the platform's way of calling it."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import subprocess
import sys
import threading

import codejail.safe_exec
import pytest

from wasm_problem.codejail import SafeExecException, SandboxUnavailable, configure, remote_exec
from wasm_problem.sandbox import Catalog, CompiledCache, Sandbox

from .running import zipped


def request(code: str, variables: dict[str, object], **more: object) -> dict[str, object]:
    """As the platform makes it."""
    return {
        "code": code,
        "globals_dict": variables,
        "python_path": [],
        "limit_overrides_context": "course-v1:Org+Course+Run",
        "slug": "block-v1:Org+Course+Run+type@problem+block@1",
        "unsafely": False,
        "extra_files": None,
        **more,
    }


def test_the_setting_can_name_it():
    module, _, name = "wasm_problem.codejail.remote_exec".rpartition(".")
    assert getattr(importlib.import_module(module), name) is remote_exec


def test_variables_are_updated_in_place():
    variables: dict[str, object] = {"seed": 7, "anonymous_student_id": "x"}
    assert remote_exec(request("a = seed + 1", variables)) == (None, None)
    assert variables == {"seed": 7, "anonymous_student_id": "x", "a": 8}


def test_an_error_is_handed_back_as_the_platform_expects_it():
    variables: dict[str, object] = {"seed": 7}
    emsg, exception = remote_exec(request("seed = 8\n1/0", variables))
    assert isinstance(exception, codejail.safe_exec.SafeExecException)
    assert isinstance(exception, SafeExecException)
    assert emsg == str(exception)
    assert "ZeroDivisionError: division by zero" in emsg
    assert variables == {"seed": 7}


def test_the_platforms_own_variables_may_hold_what_json_cannot():
    library = zipped(course="x = 5")
    variables: dict[str, object] = {"extra_files": [("python_lib.zip", library)], "correct": ["unknown"]}
    data = request("import course\ncorrect[0] = course.x", variables)
    data.update(python_path=["python_lib.zip"], extra_files=[("python_lib.zip", library)])
    assert remote_exec(data) == (None, None)
    assert variables == {"extra_files": [("python_lib.zip", library)], "correct": [5]}


def test_a_course_that_may_run_without_a_sandbox_gets_one():
    emsg, _ = remote_exec(request("open('/etc/passwd')", {}, unsafely=True))
    assert "FileNotFoundError" in emsg


def test_what_newer_platforms_may_add_or_leave_out_does_not_matter():
    variables: dict[str, object] = {}
    assert remote_exec({"code": "a = 1", "globals_dict": variables, "new": object()}) == (None, None)
    assert variables == {"a": 1}


def test_a_runtime_that_is_not_compiled_yet_is_no_error_of_the_script(tmp_path, sandbox):
    """It is raised, for the platform keeps a script's error in its cache and shows it again."""
    configure(sandbox=Sandbox(sandbox.catalog, CompiledCache(tmp_path), when_missing="later"))
    variables: dict[str, object] = {"a": 1}
    with pytest.raises(SandboxUnavailable, match=r"is being prepared\. Try again in a minute\.") as raised:
        remote_exec(request("a = 2", variables))
    assert not isinstance(raised.value, SafeExecException)
    assert variables == {"a": 1}


def test_no_line_of_the_log_quotes_author_or_learner(tmp_path, sandbox, caplog):
    with caplog.at_level(logging.DEBUG):
        remote_exec(request("answer = 'AUTHOR' + learner\nprint('AUTHOR', learner)", {"learner": "LEARNER"}))
        remote_exec(request("raise ValueError('AUTHOR' + learner)", {"learner": "LEARNER"}))
        remote_exec(request("# runtime: AUTHOR\n", {"learner": "LEARNER"}))
        remote_exec(request("import sys\nsys.exit('AUTHOR')", {}, limit_overrides_context="AUTHOR", slug="AUTHOR"))
        configure(sandbox=Sandbox(Catalog([tmp_path])))
        with pytest.raises(SandboxUnavailable):
            remote_exec(request("x = 'AUTHOR'", {"learner": "LEARNER"}))
    assert len([text for text in caplog.messages if text.startswith("script runtime=")]) == 3
    assert [text for text in caplog.messages if "AUTHOR" in text or "LEARNER" in text] == []


def test_threads_do_not_see_each_other():
    wrong: list[object] = []

    def work(number: int) -> None:
        for turn in range(8):
            variables: dict[str, object] = {"number": number}
            result = remote_exec(
                request(f"import builtins\nbuiltins.n = number\nsquare = builtins.n ** 2 + {turn}", variables)
            )
            if result != (None, None) or variables["square"] != number**2 + turn:
                wrong.append((result, variables))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def _square(number: int) -> object:
    variables: dict[str, object] = {"number": number}
    remote_exec(request("square = number ** 2", variables))
    return variables["square"], os.getpid()


def test_a_process_that_was_forked_after_the_first_script_runs_scripts():
    assert _square(3) == (9, os.getpid())
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(_square, range(8), chunksize=1)
    assert [square for square, _ in found] == [number**2 for number in range(8)]
    assert os.getpid() not in {pid for _, pid in found}


def test_it_needs_neither_django_nor_codejail():
    program = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in ('django', 'codejail', 'xblock', 'multipart', 'six', 'simplejson'):
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
from wasm_problem.codejail import SafeExecException, configure, remote_exec, safe_exec
from wasm_problem.sandbox import default_sandbox
configure(sandbox=default_sandbox())
found = {}
assert remote_exec({"code": "a = 1", "globals_dict": found}) == (None, None), found
emsg, exception = remote_exec({"code": "1/0", "globals_dict": found})
assert type(exception) is SafeExecException and "ZeroDivisionError" in emsg
print(found, "django" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{'a': 1} False\n", "")
