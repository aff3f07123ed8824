"""What a Python program finds: the standard library, time, randomness, coroutines."""

import random

import pytest

from wasm_problem.sandbox import Cause, Invocation, Program

from .python_runtime import PYTHON, call, failure, value

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


def test_asking_whether_an_absent_module_is_there_is_no_error(sandbox):
    source = "import importlib.util\ndef f(names): return [importlib.util.find_spec(name) is None for name in names]"
    outcome = sandbox.run(PYTHON, Program(source), Invocation("f", [["ssl", "tkinter", "no_such_module", "json"]]))
    assert outcome.value == [True, True, True, False], outcome.failure


def test_resources_of_packages_are_files(sandbox):
    source = """
import importlib.resources

def f():
    folder = importlib.resources.files("email.mime")
    return [sorted(each.name for each in folder.iterdir())[:2], "MIMEText" in folder.joinpath("text.py").read_text()]
"""
    outcome = sandbox.run(PYTHON, Program(source), Invocation("f"))
    assert outcome.value == [["__init__.py", "application.py"], True], outcome.failure
