"""Scripts that attack the server, the sandbox or the program around them. Each ends in an answer, never in a hang."""

from __future__ import annotations

import sys

import pytest

from wasm_problem.codejail import set_limit

from .running import error, variables

FRAME = "import sys\nframe = sys._getframe(1)\n"


@pytest.mark.parametrize(
    "code",
    [
        "import json\njson.dumps = json.loads = json.JSONEncoder.encode = lambda *a, **k: 'forged'\na = 17",
        "import builtins\nbuiltins.isinstance = builtins.len = builtins.type = lambda *a: False\na = 17",
        "import sys\nfor name in list(sys.modules):\n    sys.modules[name] = None\na = 17",
        "import sys\nsys.modules.clear()\na = 17",
        "import sys\nsys.stdout = sys.__stdout__\nprint('{\"a\": 18}')\na = 17",
        "import os, sys\nsys.stdout = None\na = 17",
        "import atexit, sys\natexit.register(print, '{\"a\": 18}', file=sys.__stdout__)\na = 17",
        "class A:\n    def __del__(self):\n        raise SystemExit(3)\nx = A()\na = 17",
        "class D(dict):\n    def items(self):\n        raise ValueError\nx = D()\na = 17",
        "class S(str):\n    def encode(self, *a):\n        raise ValueError\nx = S('q')\ndel x\na = 17",
        "import threading, signal\nsignal.signal(signal.SIGINT, lambda *a: None)\na = 17",
        "__builtins__ = {}\na = 17",
        "__name__ = 5\na = 17",
        "x = []\nx.append(x)\na = 17",
        "x = []\nfor _ in range(50_000):\n    x = [x]\na = 17",
        "x = {float('nan'): 1, 2: {None: {True: 3}}}\ndel x\na = 17",
        "x = 10 ** 10_000\na = 17",
        "import sys\nsys.setrecursionlimit(10**6)\na = 17",
        "import gc\ngc.disable()\na = 17",
    ],
)
def test_what_scripts_do_to_their_surroundings_spoils_no_result(code):
    assert variables(code)["a"] == 17


@pytest.mark.parametrize(
    "returned",
    [
        "5",
        "None",
        "[]",
        "[1]",
        "[1, 2]",
        "['1', 'x']",
        "[1, 'x', 'y']",
        "'5'",
        "'[1, 2]'",
        "'{'",
        "'{\"a\": 1} {}'",
        "'[' * 100_000",
        "'{\"a\": ' * 100_000",
        "'{\"a\": ' + '9' * 10_000 + '}'",
        "{'a': 1}",
        "float('nan')",
    ],
)
def test_a_forged_result_is_an_error_or_a_result_and_never_more(returned):
    """The script takes over the program that runs it, and hands out what it likes."""
    take_over = f"import sys\nsys._getframe(1).f_globals['json_text'] = lambda names: {returned}"
    assert "Couldn't execute jailed code" in error(take_over, {"a": 17})


def test_a_forged_result_can_only_set_variables():
    forged = '\'{"a": 1, "__builtins__": {"x": 2}}\''
    found = variables(f"import sys\nsys._getframe(1).f_globals['json_text'] = lambda names: {forged}", {"a": 17})
    assert found == {"a": 1}


def test_a_forged_error_is_text_of_the_script_as_any_other():
    take_over = "import sys\nsys._getframe(1).f_globals['report'] = lambda error: 'x' * 100_000 + chr(0xd800)\n1/0"
    message = error(take_over)
    assert len(message) < 30_000
    message.encode()


def test_a_script_cannot_claim_a_fault_of_the_server():
    """That the runtime is not ready is the server's to say: the platform would tell the operator."""
    code = "class NotReady(Exception): pass\nNotReady.__name__ = 'not-ready'\nraise NotReady('not-ready')"
    assert "NotReady: not-ready" in error(code)


@pytest.mark.parametrize("place", ["..", "/", "/home", "/etc", "/var", "/proc", "/usr"])
def test_there_are_no_other_folders_to_look_into(place):
    found = variables(f"import os\nwhere = []\ntry:\n    where = os.listdir({place!r})\nexcept OSError:\n    pass")
    assert set(found["where"]) <= {"program", "tmp", "python"}


@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/hosts", "/proc/1/cmdline", "/proc/self/environ", "/dev/mem"])
def test_files_of_the_server_do_not_exist(path):
    assert "FileNotFoundError" in error(f"size = len(open({path!r}).read())")


def test_the_server_cannot_be_listed_by_where_modules_come_from():
    found = variables("import sys, os\npaths = sys.path + [sys.prefix, sys.executable or '', os.getcwd()]")
    assert [path for path in found["paths"] if "wasm_problem" in path or sys.prefix in path] == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("from urllib.request import urlopen\nurlopen('http://example.com')", "URLError"),
        ("from urllib.request import urlopen\nurlopen('http://93.184.216.119')", "URLError"),
        ("import socket\nsocket.create_connection(('127.0.0.1', 22))", "gaierror"),
        ("import socket\nsocket.socket()", "OSError"),
        ("import os\nos.fork()", "AttributeError"),
        ("import os\nos.system('ls')", "AttributeError"),
        ("import os\nos.kill(1, 9)", "AttributeError"),
        ("import subprocess\nsubprocess.run(['ls'])", "OSError"),
        ("import multiprocessing\nmultiprocessing.Process(target=print).start()", "OSError"),
        ("import threading\nthreading.Thread(target=print).start()", "RuntimeError"),
        ("import ctypes", "ModuleNotFoundError"),
    ],
)
def test_network_processes_and_c_code_are_not_there(code, kind):
    assert kind in error(code)


CRASHES = {
    "forged code": """
        import types
        def f(): pass
        code = f.__code__.replace(co_code=bytes(range(1, 255)), co_stacksize=1, co_consts=())
        types.FunctionType(code, {})()
        """,
    "code made of nothing": """
        import types
        kaboom = types.CodeType(0, 0, 0, 0, 0, 0, b"KABOOM", (), (), (), "", "", "", 0, b"", b"", (), ())
        types.FunctionType(kaboom, {})()
        """,
    "broken marshal data": "import marshal\nmarshal.loads(b'\\xe3' + bytes(range(256)) * 8)()",
    "deep recursion in C": """
        import sys
        sys.setrecursionlimit(10**9)
        def f(): f()
        f()
        """,
    "text of a deep list": "x = []\nfor _ in range(200_000):\n    x = [x]\nrepr(x)",
    "a deep expression": "eval('(' * 100_000 + ')' * 100_000)",
    "abort": "import os\nos.abort()",
    "segfault": "import faulthandler\nfaulthandler._sigsegv()",
}


@pytest.mark.parametrize("name", CRASHES)
def test_a_crash_of_the_interpreter_is_an_error_of_the_script(name):
    """codejail skips its test of this kind."""
    set_limit("CPU", 0.1)
    message = error(CRASHES[name])
    assert message.startswith("Couldn't execute jailed code: ")
    assert variables("a = 17") == {"a": 17}


def test_a_script_that_takes_down_the_program_around_it_is_an_error():
    assert "TypeError" in error(f"{FRAME}frame.f_globals.update(json_text=None)")
    assert "Couldn't execute jailed code" in error(f"{FRAME}frame.f_globals.update(json_text=None, report=None)")
    assert "Couldn't execute jailed code" in error(f"{FRAME}frame.f_back.f_globals.clear()\nframe.f_globals.clear()")
