"""What scripts can rely on: the behaviours that codejail's test_safe_exec.py and test_jail_code.py test."""

from __future__ import annotations

import re

import pytest

from wasm_problem.codejail import safe_exec

from .running import error, variables


def test_variables_go_in_and_come_back():
    found = variables("out = seen * 2\nboxes.append(4)", {"seen": 21, "boxes": [1, 2, 3]})
    assert found == {"seen": 21, "out": 42, "boxes": [1, 2, 3, 4]}


def test_the_callers_own_dictionary_is_changed_and_its_values_are_not():
    boxes = [1]
    found = variables("boxes.append(2)", {"boxes": boxes})
    assert found["boxes"] == [1, 2]
    assert boxes == [1]


def test_a_variable_that_the_script_deletes_stays_as_in_codejail():
    assert variables("del seen", {"seen": 21}) == {"seen": 21}


def test_values_become_what_json_makes_of_them():
    found = variables(
        r"""
        nested = {1: bytes("a", "utf8"), 2: "b", 3: {1: b"b", 2: (1, b"a")}}
        no_text = b"\x99"
        function = lambda: 1
        module = __import__("math")
        half = "\ud800"
        """
    )
    assert found == {"nested": {"1": "a", "2": "b", "3": {"1": "b", "2": [1, "a"]}}, "half": "\ud800"}


def test_numbers_that_are_none_go_in_and_come_back():
    found = variables("same = given != given, most, -most", {"given": float("nan"), "most": float("inf")})
    assert found["same"] == [True, float("inf"), -float("inf")]
    assert str(found["given"]) == "nan"


def test_what_means_more_to_a_grader_is_data_to_a_script():
    problem = {"$wasm-problem": "problem", "seed": 1, "variables": {}, "attempt": 1}
    found = variables("kind = type(given).__name__\ncopy = dict(given)", {"given": problem, "$wasm-problem": "code"})
    assert found == {"given": problem, "$wasm-problem": "code", "kind": "dict", "copy": problem}


def test_functions_call_each_other_in_one_namespace():
    assert variables("def f():\n    return later()\ndef later():\n    return 1723\nx = f()") == {"x": 1723}
    assert variables("x = 1\ndef f():\n    global x\n    x += 1\nf()\ny = globals()['x']") == {"x": 2, "y": 2}


def test_comprehensions_and_classes_see_the_scripts_names():
    assert variables("n = 3\nclass A:\n    k = n\nxs = [n + i for i in range(2)]\nk = A.k") == {
        "n": 3,
        "xs": [3, 4],
        "k": 3,
    }


def test_the_name_of_the_module_is_the_one_in_codejail():
    found = variables("name = __name__\nclass A: pass\nmodule = A.__module__\nmain = __name__ == '__main__'")
    assert found == {"name": "builtins", "module": "builtins", "main": False}


def test_future_imports_work_in_the_first_line():
    found = variables("from __future__ import annotations\ndef f(x: nowhere): return 1 / 2\nhalf = f(1)")
    assert found == {"half": 0.5}


def test_printing_does_nothing():
    found = variables("print('hi!', flush=True)\nimport sys\nsys.stdout.write('x')\nsys.stdout.flush()\na = 17")
    assert found == {"a": 17}


def test_writing_to_the_real_output_spoils_nothing():
    found = variables("import sys, os\nsys.__stdout__.write('{\"a\": 1}')\nos.write(1, b'[]')\na = 17")
    assert found == {"a": 17}


def test_large_output_is_swallowed_too():
    assert variables("for _ in range(100):\n    print('x' * 100_000)\na = 17") == {"a": 17, "_": 99}


def test_standard_input_is_at_its_end():
    assert variables("import sys\nrest = sys.stdin.read()") == {"rest": ""}


def test_large_values_with_every_character_come_back():
    found = variables(
        "text = ''.join(map(chr, range(256))) * 4000\nother = given + '!'", {"given": 'é\0\n"\\' * 50_000}
    )
    assert found["text"] == "".join(map(chr, range(256))) * 4000
    assert found["other"] == 'é\0\n"\\' * 50_000 + "!"


def test_an_error_is_worded_as_codejail_words_it():
    message = error("\nprint('lost')\nimport sys\nprint('seen', file=sys.stderr)\ndef f():\n    1/0\nf()", {"f": 1})
    assert message == (
        "Couldn't execute jailed code: stdout: b'', "
        r"stderr: b'seen\nTraceback (most recent call last):\n"
        r'  File "jailed_code", line 19, in <module>\n    exec(code, g_dict)\n'
        r'  File "<string>", line 7, in <module>\n'
        r'  File "<string>", line 6, in f\n'
        r"ZeroDivisionError: division by zero\n' with status code: 1"
    )


def test_a_script_that_cannot_be_read_names_its_line():
    message = error("a = 1\nb = = 2\n")
    assert r'  File "<string>", line 2\n    b = = 2\n        ^\nSyntaxError: invalid syntax\n' in message


@pytest.mark.parametrize("code", ["a = '\0'", "\ud800 = 1", "a = '\ud800'"], ids=ascii)
def test_a_script_that_is_no_text_is_an_error_too(code):
    assert re.search(r"(SyntaxError|ValueError|UnicodeEncodeError): ", error(code))


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("raise SystemExit(3)", "stderr: b'' with status code: 3"),
        ("import sys; sys.exit('bye')", r"stderr: b'bye\n' with status code: 1"),
        ("raise SystemExit", r"its variables are lost.\n' with status code: 0"),
        ("raise KeyError('x') from None", r"""KeyError: \'x\'\n' with status code: 1"""),
        ("raise KeyboardInterrupt", r"KeyboardInterrupt\n' with status code: 1"),
        ("raise GeneratorExit('a')", r"GeneratorExit: a\n' with status code: 1"),
        ("def f(): f()\nf()", r"RecursionError: maximum recursion depth exceeded\n' with status code: 1"),
        ("raise MemoryError", r"MemoryError\n' with status code: 1"),
        ("raise Exception('\\ud800 é')", r"Exception: \\ud800 \xc3\xa9\n' with status code: 1"),
        (
            "class E(Exception):\n  def __str__(self): 1/0\nraise E",
            r"E: <exception str() failed>\n' with status code: 1",
        ),
        ("raise ExceptionGroup('g', [ValueError(1)])", r"+------------------------------------\n' with status code: 1"),
        ("globals()[1, 2] = 3", r"(unhashable type: \'list\')\n' with status code: 1"),
    ],
)
def test_however_a_script_ends_the_message_says_so(code, end):
    message = error(code)
    assert message.startswith("Couldn't execute jailed code: stdout: b'', stderr: b'")
    assert message.endswith(end), message


def test_a_chain_of_errors_is_shown_whole():
    message = error("try:\n    1/0\nexcept Exception as e:\n    raise KeyError('q') from e")
    first, second = message.split("The above exception was the direct cause of the following exception")
    assert r'  File "<string>", line 2, in <module>\nZeroDivisionError' in first
    assert "jailed_code" not in first
    assert r'(most recent call last):\n  File "jailed_code", line 19' in second


def test_a_trace_shows_libraries_and_nothing_of_the_sandbox():
    assert r'File "/python/json/decoder.py", line' in error("import json\njson.loads('{')")
    assert error("open('nowhere')").count("File ") == 2


def test_output_of_a_script_that_fails_is_in_the_message():
    message = error("import sys\nsys.__stdout__.write('out')\nsys.stderr.write('err')\n1/0")
    assert "stdout: b'out', stderr: b'errTraceback" in message


def test_a_flood_of_errors_is_cut():
    message = error("import sys\nsys.stderr.write('x' * 100_000)\n1/0")
    assert len(message) < 30_000
    assert message.endswith(r"ZeroDivisionError: division by zero\n' with status code: 1")


def test_a_warning_of_python_is_noted_as_in_codejail():
    """codejail's Python has changed no filter when the script starts: the platform compares the two."""
    found: dict[str, object] = {}
    safe_exec("import warnings\nwarnings.warn('old', DeprecationWarning)", found)
    assert found == {"__warningregistry__": {"version": 0}}


def test_each_script_starts_afresh():
    variables("import builtins, sys, os\nbuiltins.left = sys.modules['left'] = sys\nopen('left', 'w').close()")
    found = variables(
        "import sys, os\nleft = 'left' in dir(__builtins__), 'left' in sys.modules, os.path.exists('left')"
    )
    assert found == {"left": [False, False, False]}


def test_without_a_seed_chance_is_chance():
    code = "import random, os, secrets\nx = random.random(), os.urandom(8).hex(), secrets.token_hex(8)"
    first, second = variables(code)["x"], variables(code)["x"]
    assert not set(first) & set(second)


def test_with_a_seed_chance_is_python_s():
    import random

    theirs = random.Random(17)
    code = "import random\nr = random.Random(17)\nxs = [r.randint(0, 999) for _ in range(20)] + [r.random()]"
    assert variables(code)["xs"] == [theirs.randint(0, 999) for _ in range(20)] + [theirs.random()]


def test_nobody_sees_the_servers_environment(monkeypatch):
    monkeypatch.setenv("HONEY_BOO_BOO", "Look!")
    assert variables("import os, sys\nenv = dict(os.environ)\nargv = sys.argv[1:]") == {"env": {}, "argv": []}


def test_the_environment_can_be_set():
    assert variables("import os\nos.environ['TMPDIR'] = os.getcwd() + '/tmp'\nt = os.environ['TMPDIR'][-4:]") == {
        "t": "/tmp"
    }
