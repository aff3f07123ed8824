"""The runtime python-3.14, as a program meets it. What programs try against it is in tests/attacks."""

import io
import random
import zipfile

import pytest

from wasm_problem.sandbox import Cause, Failure, Invocation, Outcome, Program, Sandbox

PYTHON = "python-3.14"
PROBLEM = {"$wasm-problem": "problem", "seed": 5, "variables": {"n": 25}, "attempt": 2}


def call(sandbox: Sandbox, source: str, *args, seed: int = 7, stdin: str = "", files=None) -> Outcome:
    return sandbox.run(PYTHON, Program(source, files or {}, seed), Invocation("f", args, stdin))


def value(sandbox: Sandbox, body: str, *args, **options):
    """What `def f(*args)` with this body returns."""
    source = "def f(*args):\n" + "\n".join(f"    {line}" for line in body.splitlines())
    outcome = call(sandbox, source, *args, **options)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def failure(sandbox: Sandbox, source: str, *args, **options) -> Failure:
    found = call(sandbox, source, *args, **options).failure
    assert found is not None
    return found


def main(sandbox: Sandbox, source: str, stdin: str = "") -> Outcome:
    return sandbox.run(PYTHON, Program(source), Invocation(stdin=stdin))


def zipped(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.py", text)
    return target.getvalue()


# The standard library.

# What CPython has on other systems only, or what is useless without an absent module.
ELSEWHERE = """
_aix_support _android_support _apple_support _bz2 _crypt _ctypes _curses _curses_panel _dbm _gdbm _hashlib
_interpchannels _interpqueues _interpreters _ios_support _lzma _msi _multiprocessing _osx_support _overlapped
_posixshmem _posixsubprocess _remote_debugging _scproxy _ssl _tkinter _uuid _winapi _wmi _zstd antigravity
asyncio.windows_events crypt msvcrt nis nt ossaudiodev pty spwd this tty winreg winsound
"""


def test_every_absent_module_says_why(sandbox):
    absent = dict(sandbox.catalog.get(PYTHON).absent)
    assert "ssl" in absent
    found = value(
        sandbox,
        "said = {}\nfor name in args[0]:\n    try:\n        __import__(name)\n"
        "    except ModuleNotFoundError as error:\n        said[name] = str(error)\nreturn said",
        sorted(absent),
    )
    assert found == {name: f"No module named {name!r}: {why}" for name, why in absent.items()}


def test_every_other_module_of_the_standard_library_can_be_imported(sandbox):
    found = value(
        sandbox,
        "import sys\nfailed = {}\nfor name in sorted(sys.stdlib_module_names):\n"
        "    if name in args[0]:\n        continue\n    try:\n        __import__(name)\n"
        "    except BaseException as error:\n        failed[name] = repr(error)\n"
        "return failed",
        sorted(set(ELSEWHERE.split()) | set(sandbox.catalog.get(PYTHON).absent)),
    )
    assert found == {}


def test_an_unknown_module_is_an_ordinary_error(sandbox):
    found = failure(sandbox, "import numpyy\ndef f(): pass")
    assert (found.cause, found.line) == (Cause.RAISED, 1)
    assert found.message == "ModuleNotFoundError: No module named 'numpyy'"


def test_sources_can_be_inspected(sandbox):
    body = (
        "import inspect, textwrap\nreturn [inspect.getsource(thing).splitlines()[0] for thing in (f, textwrap.dedent)]"
    )
    assert value(sandbox, body) == ["def f(*args):", "def dedent(text):"]


# Time and randomness.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("import time\nstart = time.time()\ntime.sleep(3600)\nreturn round(time.time() - start)", 3600),
        ("import time\nstart = time.monotonic()\ntime.sleep(0.5)\nreturn round(time.monotonic() - start, 3)", 0.5),
        ("import asyncio, time\nasyncio.run(asyncio.sleep(50))\nreturn round(time.perf_counter())", 51),
        ("import time\ntime.sleep(86400)\nreturn time.strftime('%Y-%m-%d')", "2026-01-02"),
        (
            "import time\nfrom datetime import datetime\nstart = datetime.now()\ntime.sleep(90)\n"
            "return str(datetime.now() - start)[:7]",
            "0:01:30",
        ),
        ("from datetime import datetime, timezone\nreturn str(datetime.now(timezone.utc))[:16]", "2026-01-01 00:00"),
        ("import datetime, time\ntime.sleep(86400 * 31)\nreturn str(datetime.date.today())", "2026-02-01"),
    ],
)
def test_time_is_virtual(sandbox, body, expected):
    assert value(sandbox, body) == expected


def test_a_loop_that_waits_for_the_clock_ends(sandbox):
    body = "import time\nend = time.time() + 1\nn = 0\nwhile time.time() < end:\n    n += 1\nreturn n"
    assert 1_000 < value(sandbox, body) < 1_000_000


EVERYTHING_RANDOM = (
    "import os, random, secrets, tempfile, uuid\n"
    "return [random.random(), random.Random().random(), random.SystemRandom().random(), os.urandom(8).hex(), "
    "secrets.token_hex(8), str(uuid.uuid4()), tempfile.mktemp(), hash('text'), list({'a', 'b', 'c', 'd', 'e'})]"
)


def test_all_randomness_follows_from_the_seed(sandbox):
    first, again, other = (value(sandbox, EVERYTHING_RANDOM, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert all(a != b for a, b in zip(first[:7], other[:7], strict=True))
    assert first[7:] == other[7:]  # Hashes belong to the runtime, not to the program.


def test_random_seed_behaves_as_ever(sandbox):
    body = (
        "import random\nrandom.seed(5)\na = random.random()\nb = random.Random(5).random()\nrandom.seed()\n"
        "c = random.random()\nrandom.seed('text')\nreturn a, b, c, random.random()"
    )
    a, b, c, d = value(sandbox, body)
    # The numbers of CPython everywhere else.
    assert a == b == random.Random(5).random()
    assert d == random.Random("text").random()
    assert c not in (a, d)


# Coroutines.


def test_asyncio_runs_on_virtual_time(sandbox):
    source = """
import asyncio

async def f():
    seen = []
    async def after(seconds):
        await asyncio.sleep(seconds)
        seen.append(seconds)
    await asyncio.gather(after(3), after(1), after(2))
    try:
        await asyncio.wait_for(asyncio.sleep(100), 1)
    except TimeoutError:
        seen.append("timeout")
    queue = asyncio.Queue()
    async def produce():
        for number in range(3):
            await queue.put(number)
            await asyncio.sleep(0.1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        seen += [await queue.get() for _ in range(3)]
    return seen
"""
    outcome = call(sandbox, source)
    assert outcome.value == [1, 2, 3, "timeout", 0, 1, 2]


def test_waiting_for_nothing_is_an_error(sandbox):
    found = failure(sandbox, "import asyncio\nasync def f():\n    await asyncio.Event().wait()")
    assert found.cause is Cause.RAISED
    assert "every task waits" in found.message


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

FILES = {
    "helper.py": b"def double(x):\n    return x * 2\n\ndef fail():\n    raise ValueError('inside')\n",
    "data.txt": "né\nb\n".encode(),
    "bytes.bin": bytes(range(256)),
    "library.zip": zipped(zipmodule="value = 9\n"),
    # Names that the runtime uses itself.
    "app.py": b"value = 'app'",
    "files.py": b"value = 'files'",
    "values.py": b"value = 'values'",
}


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


# Failures.


def test_a_syntax_error_has_line_column_and_trace(sandbox):
    found = sandbox.check(PYTHON, Program("x = 1\ndef f(:\n    pass"))
    assert (found.cause, found.line, found.column) == (Cause.SYNTAX, 2, 7)
    assert found.message == "SyntaxError: invalid syntax"
    assert found.trace.startswith('  File "program.py", line 2\n    def f(:\n')


def test_a_program_that_compiles_has_no_failure(sandbox):
    assert sandbox.check(PYTHON, Program("raise SystemExit('not run')\nx = '\\d'")) is None


def test_a_raised_error_shows_the_programs_own_lines_only(sandbox):
    found = failure(sandbox, "import json\n\ndef g():\n    return 'é', json.loads('{')\n\ndef f():\n    return g()")
    assert (found.cause, found.line, found.column) == (Cause.RAISED, 4, 17)
    assert found.trace == (
        "Traceback (most recent call last):\n"
        '  File "program.py", line 7, in f\n    return g()\n'
        "  File \"program.py\", line 4, in g\n    return 'é', json.loads('{')\n                ~~~~~~~~~~^^^^^\n"
        "json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\n"
    )


def test_attached_modules_are_the_authors_own(sandbox):
    found = failure(sandbox, "import helper\ndef f():\n    helper.fail()", files=FILES)
    assert found.line == 3
    assert 'File "helper.py", line 5, in fail' in found.trace


@pytest.mark.parametrize(
    ("raising", "parts"),
    [
        (
            "try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise KeyError('k') from e",
            ["direct cause"],
        ),
        (
            "try:\n        1 / 0\n    except ZeroDivisionError:\n        int('x')",
            ["During handling", "division by zero"],
        ),
        ("raise ExceptionGroup('many', [ValueError('one'), TypeError('two')])", ["ValueError: one", "TypeError: two"]),
        ("e = ValueError('x'); e.add_note('a note'); raise e", ["a note"]),
    ],
)
def test_chains_groups_and_notes_are_told(sandbox, raising, parts):
    trace = failure(sandbox, f"def f():\n    {raising}").trace
    assert all(part in trace for part in parts)
    assert "/0/" not in trace


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ("def __str__(self): raise SystemExit", "E: (the exception has no readable message)"),
        ("def __str__(self): return 5", "E: (the exception has no readable message)"),
        ("__traceback__ = __cause__ = args = property(lambda self: 1 / 0)", "E: x"),
    ],
)
def test_exceptions_that_lie_are_told_all_the_same(sandbox, members, message):
    found = failure(sandbox, f"class E(Exception):\n    {members}\ndef f():\n    raise E('x')")
    assert (found.cause, found.message, found.line) == (Cause.RAISED, message, 4)


@pytest.mark.parametrize("raising", ["raise KeyboardInterrupt", "raise GeneratorExit", "raise BaseException('x')"])
def test_nothing_passes_as_no_exception(sandbox, raising):
    assert failure(sandbox, f"def f():\n    {raising}").cause is Cause.RAISED


def test_long_messages_are_bounded(sandbox):
    found = failure(sandbox, "def f():\n    raise ValueError('x' * 10**6 + '\\ud800')")
    assert len(found.message) <= 2010
    assert len(found.trace) <= 8010
    assert found.message.endswith("\\ud800")


@pytest.mark.parametrize(
    "source",
    [
        "x = 1\0",
        "x = " + "(" * 5000,
        "x = " + "-" * 100_000 + "1",
        "def f():\nreturn 1",
        "x = " + "a[" * 3000 + "]" * 3000,
    ],
)
def test_odd_sources_are_syntax_failures(sandbox, source):
    assert sandbox.check(PYTHON, Program(source)).cause is Cause.SYNTAX


def test_source_that_a_program_compiles_itself_is_not_its_own_syntax(sandbox):
    found = failure(sandbox, "def f():\n    exec('def (:')")
    assert (found.cause, found.line) == (Cause.RAISED, 2)


@pytest.mark.parametrize("source", ["def g(): pass", "f = 3", ""])
def test_a_missing_entry_is_named(sandbox, source):
    found = failure(sandbox, source)
    assert (found.cause, found.message) == (Cause.MISSING_ENTRY, 'the program defines no function "f"')


def test_memory_that_runs_out_can_be_caught(sandbox):
    body = "held = []\ntry:\n    while True:\n        held.append(bytearray(10**6))\n"
    body += "except MemoryError:\n    held = None\nreturn 'caught'"
    assert value(sandbox, body) == "caught"


# Values.


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("None, True, 1, -0.5, 'é\\0'", [None, True, 1, -0.5, "é\0"]),
        ("{'a': (1, [2])}", {"a": [1, [2]]}),
        ("10**4299", 10**4299),
        ("__import__('enum').IntEnum('C', 'A B').B", 2),
        ("__import__('collections').Counter('aab')", {"a": 2, "b": 1}),
    ],
)
def test_values_that_json_has(sandbox, expression, expected):
    assert value(sandbox, f"return {expression}") == expected


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("{'tests': [{'actual': {1}}]}", "['tests'][0]['actual'] is of type set"),
        ("float('nan')", "is nan"),
        ("[float('inf')]", "[0] is inf"),
        ("{1: 2}", "a key of type int"),
        ("b'x'", "x.decode()"),
        ("'\\ud800'", "lone surrogate"),
        ("10**4300", "4300 digits"),
        ("__import__('fractions').Fraction(1, 3)", "float(x)"),
        ("__import__('decimal').Decimal(1)", "float(x)"),
        ("(i for i in [])", "list(x)"),
        ("print", "builtin_function_or_method"),
    ],
)
def test_values_that_json_has_not(sandbox, expression, words):
    found = failure(sandbox, f"def f():\n    return {expression}")
    assert found.cause is Cause.BAD_VALUE
    assert words in found.message


@pytest.mark.parametrize(
    ("statement", "words"),
    [("x = []; x.append(x)", "contains itself"), ("x = 1\n    for _ in range(200): x = [x]", "more than 100 levels")],
)
def test_values_without_end(sandbox, statement, words):
    found = failure(sandbox, f"def f():\n    {statement}\n    return x")
    assert found.cause is Cause.BAD_VALUE
    assert words in found.message


def test_subclasses_that_lie_are_taken_for_what_they_hold(sandbox):
    source = """
class S(str):
    def __str__(self): return "lie"
    def encode(self, *args): raise SystemExit
    __class__ = int
class I(int):
    def __int__(self): return 7
    def __repr__(self): return "lie"
class L(list):
    def __iter__(self): return iter([9])
    def __len__(self): return 0
class D(dict):
    def items(self): return [(1, 2)]
def f():
    return [S("true"), I(5), L([1, 2]), D(a=1)]
"""
    assert call(sandbox, source).value == ["true", 5, [1, 2], {"a": 1}]


@pytest.mark.parametrize(
    "vandalism",
    [
        "import json; json.dumps = json.loads = json.JSONEncoder = None",
        "import builtins; vars(builtins).clear()",
        "import sys; sys.modules.clear()",
        "import sys; sys.setrecursionlimit(60)",
        "import traceback, linecache; traceback.TracebackException = linecache.getline = None",
        "import sys; del sys.stdout, sys.stderr, sys.stdin",
        "import sys; sys.stdout.close()",
    ],
)
def test_a_program_that_breaks_its_python_breaks_nothing_else(sandbox, vandalism):
    assert value(sandbox, f"{vandalism}\nreturn {{'a': [1]}}") == {"a": [1]}
    found = failure(sandbox, f"def f():\n    {vandalism}\n    return missing_name")
    assert (found.cause, found.message) == (Cause.RAISED, "NameError: name 'missing_name' is not defined")


# Graders.


def test_the_problem_reaches_the_grader(sandbox):
    body = "p = args[0]\nreturn [p.variables['n'], p.seed, p.attempt, p.random.random()]"
    assert value(sandbox, body, PROBLEM) == [25, 5, 2, random.Random(5).random()]


def test_the_answer_as_code_reaches_the_grader(sandbox):
    code = {"$wasm-problem": "code", "input": "program", "source": "x = 1", "runtime": "python-3.14@1"}
    assert value(sandbox, "a = args[0]['a']\nreturn [a.source, a.input, a.runtime]", {"a": code}) == [
        "x = 1",
        "program",
        "python-3.14@1",
    ]


def test_an_unknown_kind_of_argument_is_refused(sandbox):
    found = failure(sandbox, "def f(x): return 1", {"$wasm-problem": "picture"})
    assert found.cause is Cause.REFUSED
    assert "'picture'" in found.message


@pytest.mark.parametrize("start", ["", "from wasm_problem import InvalidAnswer\n"])
def test_an_answer_can_be_declared_invalid(sandbox, start):
    found = failure(sandbox, f"{start}def f():\n    raise InvalidAnswer('Type a whole number.')")
    assert (found.cause, found.message) == (Cause.INVALID_ANSWER, "Type a whole number.")


def test_a_program_is_a_module(sandbox):
    source = (
        "import dataclasses, pickle\n@dataclasses.dataclass\nclass P:\n    x: int\n"
        "def f():\n    return [repr(pickle.loads(pickle.dumps(P(1)))), __name__]"
    )
    assert call(sandbox, source).value == ["P(x=1)", "program"]
