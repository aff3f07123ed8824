"""What a Python program reads and writes, and what becomes of doors that are not there."""

import pytest

from wasm_problem.sandbox import Cause

from .python_runtime import FILES, call, failure, main, value

# Streams.


def test_every_way_of_writing_is_captured_in_order(sandbox):
    outcome = call(
        sandbox,
        "import os, sys\ndef f():\n    print('one')\n    os.write(1, b'two\\n')\n    sys.__stdout__.write('three\\n')\n"
        "    sys.stdout.buffer.write('né\\n'.encode())\n    sys.stdout.flush()\n    print('six', end='')\n"
        "    print('bad', file=sys.stderr)\n    os.write(2, b'worse')",
    )
    assert (outcome.stdout, outcome.stderr) == ("one\ntwo\nthree\nné\nsix", "bad\nworse")


def test_many_small_writes_arrive_complete(sandbox):
    outcome = call(sandbox, "def f():\n    for i in range(3000):\n        print(i)")
    assert outcome.stdout == "".join(f"{i}\n" for i in range(3000))


def test_standard_input_is_read_in_every_way(sandbox):
    body = "import sys, os\nreturn [input(), sys.stdin.readline(), next(sys.stdin), sys.stdin.read()]"
    assert value(sandbox, body, stdin="a\nb\nc\nd\ne") == ["a", "b\n", "c\n", "d\ne"]


def test_input_past_the_end_says_so(sandbox):
    assert "standard input holds no more lines" in failure(sandbox, "def f(): return input()").message


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("raise SystemExit", None),
        ("import sys\nsys.exit(0)", None),
        ("import sys\nsys.exit(3)", "exited with status 3"),
        ("import sys\nsys.exit('no luck')", "exited with status 1: no luck"),
    ],
)
def test_the_exit_status_of_a_main_program(sandbox, source, message):
    found = main(sandbox, source).failure
    assert (found.message if found else None) == message


def test_exit_functions_run_in_a_main_program(sandbox):
    assert main(sandbox, "import atexit\natexit.register(print, 'bye')\nprint('hi')").stdout == "hi\nbye\n"


def test_leaving_a_called_function_by_exit_is_a_failure(sandbox):
    found = failure(sandbox, "import sys\ndef f():\n    sys.exit(0)")
    assert (found.cause, found.message, found.line) == (Cause.RAISED, "exited with status 0", 3)


# Files.


def test_attached_files_are_there(sandbox):
    body = (
        "import os, pathlib\nreturn [open('data.txt', encoding='utf-8').read(), "
        "len(pathlib.Path('bytes.bin').read_bytes()), sorted(os.listdir('.')), "
        "os.path.exists('data.txt'), os.path.exists('nothing'), os.stat('bytes.bin').st_size]"
    )
    assert value(sandbox, body, files=FILES) == ["né\nb\n", 256, sorted(FILES), True, False, 256]


def test_attached_modules_are_imported(sandbox):
    body = "import helper, zipmodule, app, files, values\n"
    body += "return helper.double(zipmodule.value), app.value, files.value, values.value"
    assert value(sandbox, body, files=FILES) == [18, "app", "files", "values"]


def test_an_absent_file_says_what_there_is(sandbox):
    found = failure(sandbox, "def f():\n    return open('nothing.txt')")
    assert found.message.startswith("FileNotFoundError: ")
    assert "the sandbox has only the attached files" in found.message
    assert found.line == 2


def test_files_can_be_written_moved_and_removed(sandbox):
    body = """
import glob, os, shutil, tempfile
os.makedirs('a/b')
with open('a/b/c', 'w') as file:
    file.write('text')
with open('a/b/c', 'a') as file:
    file.write(' more')
with open('a/b/c', 'r+b') as file:
    file.seek(1)
    file.write(b'E')
shutil.copytree('a', 'z')
shutil.move('z/b/c', 'moved')
with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, 'x'), 'x').close()
shutil.rmtree('a')
return [open('moved').read(), sorted(glob.glob('**/*', recursive=True)), os.path.exists(folder)]
"""
    assert value(sandbox, body) == ["tExt more", ["moved", "z", "z/b"], False]


def test_what_one_run_writes_another_does_not_see(sandbox):
    body = "import os\nseen = os.path.exists('x')\nopen('x', 'w').write('1')\nreturn seen"
    assert [value(sandbox, body), value(sandbox, body)] == [False, False]


# Doors that are not there.


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("import threading; threading.Thread(target=print).start()", "the sandbox has no threads"),
        ("import concurrent.futures as c; c.ThreadPoolExecutor().submit(print)", "the sandbox has no threads"),
        ("import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()", "wait for ever"),
        ("import threading; threading.Event().wait()", "wait for ever"),
        ("import queue; queue.Queue().get()", "wait for ever"),
        ("import queue; queue.SimpleQueue().get()", "wait for ever"),
        ("import subprocess; subprocess.run(['ls'])", "no other processes"),
        ("import os; os.system('ls')", "no other processes"),
        ("import os; os.popen('ls')", "no other processes"),
        ("import os; os.fork()", "no other processes"),
        ("import os; os.kill(1, 9)", "no other processes"),
        ("import os; os.abort()", "no other processes"),
        ("import os; os._exit(0)", "no os._exit"),
        ("import multiprocessing; multiprocessing.Process(target=print).start()", "no other processes"),
        ("import socket; socket.socket()", "no network"),
        ("import socket; socket.create_connection(('example.com', 80))", "no network"),
        ("import urllib.request; urllib.request.urlopen('http://example.com')", "no network"),
        ("import urllib.request; urllib.request.urlopen('https://example.com')", "no network"),
        ("import http.client; http.client.HTTPConnection('example.com').request('GET', '/')", "no network"),
        ("import select; select.select([], [], [], 5)", "nothing to wait for"),
        ("import select; select.poll()", "nothing to wait for"),
        ("import selectors; selectors.DefaultSelector().select(1)", "nothing to wait for"),
        ("import signal; signal.raise_signal(signal.SIGTERM)", "no signals"),
        ("import signal; signal.alarm(1)", "no signals"),
        ("import faulthandler; faulthandler._sigsegv()", "no faulthandler"),
        ("import ctypes", "no C libraries"),
    ],
)
def test_what_is_not_there_is_an_ordinary_exception(sandbox, door, words):
    source = f"def f():\n    try:\n        {door}\n    except Exception as error:\n        return str(error)"
    assert words in call(sandbox, source).value


def test_locks_and_queues_with_a_timeout_let_time_pass(sandbox):
    body = (
        "import queue, threading, time\nlock = threading.Lock()\nlock.acquire()\nstart = time.monotonic()\n"
        "found = [lock.acquire(timeout=5), threading.Event().wait(3)]\n"
        "try:\n    queue.Queue().get(timeout=2)\nexcept queue.Empty:\n    found.append('empty')\n"
        "return found, round(time.monotonic() - start)"
    )
    assert value(sandbox, body) == [[False, False, "empty"], 10]


def test_modules_imported_afresh_are_as_safe(sandbox):
    body = "import sys\nfor name in ('time', 'os', 'posix', 'select'):\n    sys.modules.pop(name, None)\n"
    body += "import time\ntime.sleep(5)\nreturn 1"
    assert value(sandbox, body) == 1
