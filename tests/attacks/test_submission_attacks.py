"""Every program in submission/programs/ ends as it says when it is handed in, and learns no hidden value."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from wasm_problem.sandbox import Sandbox

from ..block import conftest  # noqa: F401  sets Django up, which the stand-ins for the platform need
from ..block.support import LEARNER, OTHER, STAFF, Course, init_of
from .submission.browser import Seen, decoded, hand_in, honest_state, told, use, without_hidden
from .submission.honest import HONEST, JOIN, JOIN_IN_JAVASCRIPT
from .submission.problems import CANARIES, OTHERS, RUNTIMES, SOME, Secrets, problem_xml
from .submission.program import HostileProgram, read_programs

FEWEST_PROGRAMS = 25
LONGEST_TEXT = 10_050
"""Characters of a text of a test, with the note that it was cut."""
LONGEST_REPLY = 2_000_000

PROGRAMS = read_programs()
programs = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: f"{program.name}.{program.extension}")
languages = pytest.mark.parametrize("extension", RUNTIMES)


@pytest.fixture(scope="module", autouse=True)
def compiled(sandbox: Sandbox) -> None:
    """A server does not wait for the compiler."""
    for runtime in RUNTIMES.values():
        sandbox.compile(sandbox.catalog.get(runtime))


@programs
def test_program(program: HostileProgram) -> None:
    seen = hand_in(program, SOME)
    assert_ends_as_it_says(program, seen)
    assert_nothing_secret(program, seen, SOME)
    assert_bounded(seen)
    assert_running_is_not_grading(seen)
    others = hand_in(program, OTHERS)
    assert_nothing_secret(program, others, OTHERS)
    if program.signals:
        assert without_hidden(seen.state) == without_hidden(others.state)
    else:
        assert seen.state == others.state
    assert seen.run == others.run


def assert_ends_as_it_says(program: HostileProgram, seen: Seen) -> None:
    state = seen.state
    assert state["status"] == program.ending, state
    assert [test["status"] for test in state["tests"]] == list(program.tests)
    assert state["score"]["earned"] == pytest.approx(program.score, abs=1e-4)
    assert state["attempts"]["used"] == (program.ending != "invalid")
    for pattern in program.shows:
        assert re.search(pattern, told(state["tests"]), re.DOTALL), pattern


def assert_nothing_secret(program: HostileProgram, seen: Seen, secrets: Secrets) -> None:
    for text in seen.texts:
        for canary in {*CANARIES, *secrets.all()} - set(re.findall(r"[\w.-]+", program.source)):
            assert canary not in text
            assert canary not in decoded(text)


def assert_bounded(seen: Seen) -> None:
    for test in [*seen.state["tests"], *seen.run["tests"]]:
        if test["visibility"] == "hidden":
            assert set(test) == {"status", "visibility", "message_html"}
        for text in test.values():
            assert not isinstance(text, str) or len(text) <= LONGEST_TEXT
            assert not isinstance(text, str) or "\0" not in text
    assert max(map(len, seen.texts)) < LONGEST_REPLY


def assert_running_is_not_grading(seen: Seen) -> None:
    """A run does the examples, and they come out as they do when the program is graded."""
    examples = [test for test in seen.state["tests"] if test["visibility"] == "example"]
    assert [test for test in seen.run["tests"] if test["visibility"] == "example"] == examples or not examples


@languages
def test_nothing_is_left_for_the_next_learner(extension: str) -> None:
    course = Course()
    usage = course.add(problem_xml("words", extension=extension))
    found = [each for each in PROGRAMS if each.name == "leave_state_for_the_next_test"]
    (program,) = [each for each in found if each.extension == extension]
    first, second, third = (use(course.visit(usage, who), program.answers) for who in (LEARNER, OTHER, STAFF))
    assert first.state == second.state == third.state | {"solution": first.state["solution"]}, "staff may see it"
    assert first.run == second.run == third.run


OWN = {
    "look around": "import sys, gc\n[str(vars(each))[:500] for each in sys.modules.values()], len(gc.get_objects())",
    "files": "import os\n[open(name).read() for name in os.listdir('.')] + [open('secrets.json').read()]",
    "the tests": "tests",
    "a grader's door": "from wasm_problem import CodeAnswer\nCodeAnswer('program', '', 'x').call('join_sorted', [])",
    "an exit": "import sys\nsys.exit(0)",
    "no end": "while True: pass",
    "a flood": "while True: print('x' * 1000)",
    "a value that shows too much": "'x' * 10_000_000",
    "markup": "'</script><script>alert(1)</script>'",
    "not readable": "</script><script>alert(1)</script>",
    "a lie about readability": """
import sys
frame = sys._getframe()
while "evaluator" not in frame.f_globals:
    frame = frame.f_back
names = vars(frame.f_globals["instance"])
forged = names["Failure"](names["Cause"].SYNTAX, "forged", None, "", "")
type(frame.f_globals["evaluator"])._failure = lambda *_: forged
raise ValueError
""",
}


OWN_IN_JAVASCRIPT = {
    "look around": "Object.getOwnPropertyNames(globalThis).map((name) => [name, String(globalThis[name])])",
    "files": "require('fs').readdirSync('.').concat([require('fs').readFileSync('secrets.json')])",
    "the tests": "tests",
    "a grader's door": "new (require('wasm-problem').CodeAnswer)('program', '', 'x').call('join_sorted', [])",
    "an exit": "process.exit(0)",
    "an exit afterwards": "setTimeout(() => process.exit(0)), 1",
    "no end": "while (true);",
    "no end of promises": "await new Promise(() => {})",
    "a flood": "while (true) console.log('x'.repeat(1000))",
    "a value that shows too much": "'x'.repeat(1e7)",
    "a value of getters": "({ get [Symbol.toStringTag]() { while (true); }, toString() { while (true); } })",
    "markup": "'</script><script>alert(1)</script>'",
    "not readable": "</script><script>alert(1)</script>",
    "readable elsewhere": "}); (function () {",
    "a lie about readability": "eval('(')",
    "another eval": "globalThis.eval = () => { throw new SyntaxError('forged') }",
    "another scope": "$wasm_problem_keep(() => { throw new SyntaxError('forged') })",
}


@pytest.mark.parametrize("own", OWN)
def test_what_learners_try_is_theirs_alone(own: str) -> None:
    assert_own_code_is_theirs_alone("py", JOIN, OWN[own])


@pytest.mark.parametrize("own", OWN_IN_JAVASCRIPT)
def test_what_learners_try_in_javascript_is_theirs_alone(own: str) -> None:
    assert_own_code_is_theirs_alone("js", JOIN_IN_JAVASCRIPT, OWN_IN_JAVASCRIPT[own])


def assert_own_code_is_theirs_alone(extension: str, program: str, own: str) -> None:
    """The learner's own code is run in a fresh start of the learner's program, and shows nothing but what it says."""
    visit = Course()
    visit = visit.visit(visit.add(problem_xml("words", extension=extension)))
    reply = visit.run({"program": program}, {"field": "program", "text": own})
    assert reply.status == 200, reply.text
    assert reply.json["run"]["status"] == "ran"
    assert [test["status"] for test in reply.json["run"]["tests"]] == ["pass"]
    assert len(reply.text) < 100_000
    assert "<script" not in reply.json["run"]["message_html"]
    for canary in {*CANARIES, *SOME.all()} - {"secrets.json"}:
        assert canary not in decoded(reply.text)
    assert visit.state["attempts"]["used"] == 0
    assert visit.submit({"program": program}).state["status"] == "correct"


def test_own_input_is_for_the_own_program_alone() -> None:
    course = Course()
    visit = course.visit(course.add(problem_xml("lines")))
    program = {"program": "import sys\nprint(repr(sys.stdin.read()))"}
    text = "\x1b[2J\u202e</script>" + "x" * 9_000
    reply = visit.run(program, {"field": "program", "text": text})
    assert reply.json["run"]["own"]["output"] == f"{text!r}\n"
    for field in ("second", "answer", "secrets.json", "__class__", ""):
        assert visit.run(program, {"field": field, "text": "1"}).status == 400


@pytest.mark.parametrize("named", ["learner", "user", "user_id", "student_id", "anonymous_id", "usage_id", "block"])
def test_there_is_no_way_to_another_learner_s_page(named: str) -> None:
    course = Course()
    usage = course.add(problem_xml("words"))
    course.visit(usage).submit({"program": JOIN})
    stranger = course.visit(usage, OTHER)
    posted = {named: LEARNER.user, "plain": True, "theme": "dark"}
    assert stranger.send("earlier_submissions", posted).json == {"submissions": []}
    assert stranger.send("keep_editor", posted).json == {}
    assert stranger.state["answers"] == {}
    assert init_of(course.visit(usage, LEARNER).fragment)["editor"] == {"plain": False, "theme": "auto"}
    assert init_of(course.visit(usage, OTHER).fragment)["editor"] == {"plain": True, "theme": "dark"}


DRAFTS = {
    "not offered": {"source": JOIN, "runtime": "javascript-es2023@1"},
    "the grader's, which is the only one": {"source": JOIN, "runtime": "python-3.14@1"},
    "a path": {"source": JOIN, "runtime": "../../etc/passwd"},
    "a marker": {"$wasm-problem": "code", "input": "program", "source": JOIN, "runtime": "python-3.14@1"},
    "no text": {"source": JOIN, "runtime": ["python-3.14@1"]},
    "nothing": {"source": JOIN, "runtime": None},
    "no source": {"source": {"source": JOIN}, "runtime": ""},
    "more than it takes": {"source": JOIN, "runtime": "", "limits": {"fuel": 10**15}},
    "a long name": {"source": JOIN, "runtime": "x" * 500_000},
    "a long program": "#" * 900_000,
    "NUL": JOIN + "#\0",
    "half a character": JOIN + "#\ud800",
    "blank": " \n\t",
    "a list": [JOIN, JOIN],
    "a number": 10**400,
    "depth": eval("[" * 90 + "]" * 90),
}


@pytest.mark.parametrize("draft", DRAFTS)
def test_what_is_no_program_is_refused_and_the_page_still_works(draft: str) -> None:
    course = Course()
    usage = course.add(problem_xml("words"))
    visit = course.visit(usage)
    for reply in (visit.submit({"program": DRAFTS[draft]}), visit.run({"program": DRAFTS[draft]})):
        assert (reply.status, reply.error["name"]) == (400, "fields"), reply.text[:500]
        assert set(reply.error["fields"]) == {"program"}
        assert not any(canary in reply.text for canary in {*CANARIES, *SOME.all()})
    again = course.visit(usage)
    assert again.state["attempts"]["used"] == 0
    assert "\0" not in again.fragment.content
    assert again.submit({"program": JOIN}).state["status"] == "correct"


def test_a_page_of_markup_is_text() -> None:
    course = Course()
    usage = course.add(problem_xml("words"))
    markup = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\">"
    course.visit(usage).submit({"program": f"# {markup}\nraise ValueError({markup!r})"})
    content = course.visit(usage).fragment.content
    assert "<script>alert" not in content
    assert "<img src=x" not in content


@pytest.mark.parametrize(
    ("extension", "problem"), [(extension, problem) for extension in HONEST for problem in HONEST[extension]]
)
def test_a_right_program_is_right(extension: str, problem: str) -> None:
    course = Course()
    usage = course.add(problem_xml(problem, extension=extension))
    state = honest_state(problem, course, usage, extension=extension)
    assert state["status"] == "correct", state


def test_every_program_says_what_it_tries() -> None:
    assert all(count >= FEWEST_PROGRAMS for count in Counter(program.extension for program in PROGRAMS).values())
    for program in PROGRAMS:
        assert re.fullmatch(r"[A-Z].+[.?]", program.about, re.DOTALL), program.name
