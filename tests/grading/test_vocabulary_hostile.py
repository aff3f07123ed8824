"""Whatever a program returns, prints and raises: a table of tests stays in order."""

import pytest

from .vocabulary import passes, results


def test_what_a_program_writes_never_fills_the_record(sandbox):
    source = (
        "import sys\ndef f(n):\n    print('\\x00é💛' * 8_000)\n    print('e' * 20_000, file=sys.stderr)\n"
        "    if n: raise ValueError('v' * 50_000)\n    return ['\\x01' * 400_000]\n"
    )
    tests = 'call("f", 0, returns=1), call("f", 1, returns=1), call("f", 0, prints="x"),' * 20
    found = results(sandbox, tests, source)
    assert len(found) == 60
    for each in found:
        texts = [each.actual, each.output, each.error, each.expected]
        assert max(map(len, texts)) <= 10_000
    assert sum(len(text) for each in found for text in (each.actual, each.output, each.error)) < 400_000


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    x = []\n    for _ in range(99): x = [x]\n    return x",
        "def f(): return 10 ** 4200",
        "def f(): return 1e308 * 10 if False else 1e308",
        "def f(): return {'a' * 1000: ['b'] * 1000 for _ in range(3)}",
        "def f(): return [[]] * 9_000",
        "def f(): return {str(i): i for i in range(9_000)}",
        "class Any(int):\n    def __eq__(self, other): return True\ndef f(): return Any(1)",
        "def f(): return '\\u202e' + '\\x1b[31m' + '<b>'",
        "import builtins\ndef f():\n    builtins.repr = lambda x: '3'\n    return 4",
        "def f(): raise type('ValueError', (KeyboardInterrupt,), {'__str__': lambda self: 1 / 0})",
    ],
)
def test_no_value_of_a_program_disturbs_the_grader(sandbox, source):
    tests = (
        'call("f", returns=3), call("f", returns=close(3)), call("f", returns=unordered([1, 2])),'
        'call("f", returns=text("3")), call("f", returns=[3]), call("f", returns=satisfies(lambda x: x == 3, "three")),'
        'script("f()", returns={"a": 3})'
    )
    assert not any(each.status == "passed" for each in results(sandbox, tests, source))


def test_a_program_cannot_change_the_tests(sandbox):
    source = (
        "import wasm_problem\n"
        "for name in list(vars(wasm_problem)):\n    setattr(wasm_problem, name, lambda *a, **k: 3)\n"
        "tests = []\ndef grade(answer, problem): return True\ndef f(): return 4\n"
    )
    assert not passes(sandbox, 'call("f", returns=3)', source)


def test_a_program_finds_nothing_of_the_tests(sandbox):
    source = (
        "import gc, sys\n"
        "def word(): return ' '.join(['the', 'solution'])\n"
        "def f():\n"
        "    found = [each for each in gc.get_objects() if isinstance(each, (list, dict, tuple))]\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n        found += [frame.f_globals, frame.f_locals]\n        frame = frame.f_back\n"
        "    return [str(each)[:200] for each in found if word() in str(each)]\n"
    )
    test = """call("f", returns=[], hint="it is the solution"), call("f", returns="the solution", points=0)"""
    first, _ = results(sandbox, test, source, grader="SOLUTION = 'the solution'")
    assert first.status == "passed", first.actual
