"""A secret in everything an author writes, and a search for it in everything that a learner can reach."""

from __future__ import annotations

import base64
import json
import pickle
import traceback
from collections.abc import Callable, Iterator, Mapping
from string import Template
from typing import Any

import pytest
from django.core.cache import cache
from xblock.core import XBlock

from wasm_problem.block import WasmProblemBlock, answer_texts, disclosure, learner, permissions, shown_problem

from .support import (
    ANONYMOUS,
    AUTHOR,
    LEARNER,
    NOBODY,
    STAFF,
    STRANGER_IN_STUDIO,
    UNKNOWN,
    Course,
    Who,
    Workbench,
    post,
)

SECRETS = {
    place: f"canary{number:02}{place}"
    for number, place in enumerate(
        (
            *("comment", "feedback", "variable", "generated", "stdout", "stderr", "exception", "assertion", "badkey"),
            *("testname", "testcall", "testexpected", "testactual", "testoutput", "unused"),
            *("hiddenname", "hiddeninput", "hiddenstdin", "hiddenexpected", "hiddencode", "reference", "group"),
            *("solution", "promptcomment", "file", "filename", "package"),
        ),
        10,
    )
}
SECRETS["build"] = "ca7a" * 16
PINS = f"python-3.14@1 sha256:{SECRETS['build']} {SECRETS['package']}"
FILE = base64.b64encode(SECRETS["file"].encode()).decode()

GRADER = Template("""
# $comment
FEEDBACK = {"a": "You forgot the sign.", "b": "$feedback"}
def generate(problem):
    print("$generated")
    return {"n": 5, "hidden": "$variable"}
def grade(answer, problem):
    import sys
    print("$stdout")
    print("$stderr", file=sys.stderr)
    mode = answer["mode"]
    if mode == "raise":
        raise ValueError("$exception")
    if mode == "assert":
        assert mode == "$assertion", "$assertion"
    if mode == "bad":
        return {"score": 1, "$badkey": 1}
    if mode == "recurse":
        return grade(answer, problem)
    if mode == "exit":
        sys.exit("$exception")
    if mode == "none":
        return None
    if mode == "invalid":
        raise InvalidAnswer("Type a word.")
    if mode == "right":
        return True
    test = {"name": "$testname", "passed": False, "call": "$testcall", "expected": "$testexpected",
            "actual": "$testactual", "output": "$testoutput", "message": "A hint."}
    return {"score": 0.5, "message": FEEDBACK[answer["which"]], "tests": [
        test | {"visibility": "hidden"}, test | {"visibility": "shown-on-failure", "passed": True},
    ]}
def unused():
    return "$unused"
""").substitute(SECRETS)

XML = f"""
<wasm_problem display_name="Title" runtime="python-3.14@1" runtime_pins="{PINS}" max_attempts="50" weight="2"
    show_reset_button="true" showanswer="never">
  <prompt><![CDATA[What is {{{{n}}}}? <!-- {SECRETS["promptcomment"]} -->]]></prompt>
  <input name="mode" kind="text" label="Mode"/>
  <input name="which" kind="choice"><choice value="a">A</choice><choice value="b">B</choice></input>
  <grader><![CDATA[{GRADER}]]></grader>
  <solution>{SECRETS["solution"]}</solution>
  <file name="{SECRETS["filename"]}.txt" encoding="base64">{FILE}</file>
</wasm_problem>
"""

Typed = Mapping[str, Mapping[str, Any]]
"""What a learner answers, by a name for it."""

TESTS = Template("""
# $comment
from wasm_problem import agrees, call, group, run, script
def right(text):
    return "$reference" and text[::-1]
def given(random):
    return [random.choice(["$hiddeninput", "$generated"])]
tests = [
    call("back", "abc", returns="cba", visibility="example", hint="A hint."),
    call("back", "$hiddeninput", returns="$hiddenexpected", name="$hiddenname", visibility="hidden"),
    run("$hiddenstdin", prints="$hiddenexpected", visibility="hidden", hint="Another hint."),
    script("back('$hiddencode')", returns="$hiddenexpected", visibility="hidden", max_fuel=10**7),
    call("back", "$hiddeninput", raises="ValueError", visibility="hidden"),
    group("$group", agrees("back", like=right, given=given), visibility="hidden"),
    script("len('$hiddencode') > 0", returns=True, visibility="shown-on-failure", name="$hiddenname"),
]
""").substitute(SECRETS)

PROGRAM_XML = f"""
<wasm_problem display_name="Title" runtime="python-3.14@1" runtime_pins="{PINS}" max_attempts="50" weight="2"
    show_reset_button="true" showanswer="never">
  <prompt>Write a program.</prompt>
  <input name="program" kind="code" own_input="code"><starter>pass</starter></input>
  <grader><![CDATA[{TESTS}]]></grader>
  <solution>{SECRETS["solution"]}</solution>
  <file name="{SECRETS["filename"]}.txt" encoding="base64">{FILE}</file>
</wasm_problem>
"""
FORMULA_XML = XML.replace("python-3.14@1", "python-3.14-science@1").replace(
    '<input name="mode" kind="text" label="Mode"/>', '<input name="mode" kind="formula" variables="x wrong"/>'
)
"""As XML, but that learners are told how what they type is read."""
OWN = {"run_answer": {"field": "program", "text": "[back('own'), globals()]"}}

LOUD = """
import sys
def tell(*values):
    print(*values)
    print(*values, file=sys.stderr)
class Loud(Exception):
    pass
"""
PROGRAMS: Typed = {
    name: {"program": LOUD + program}
    for name, program in {
        "right": "def back(text):\n    tell(text)\n    return text[::-1]",
        "echoes": "def back(text):\n    tell(text)\n    return text",
        "raises": "def back(text):\n    raise Loud(text)",
        "raises a type of that name": "def back(text):\n    raise type(text.title(), (Exception,), {})(text)",
        "raises what was awaited": "def back(text):\n    raise ValueError(text)",
        "exits": "def back(text):\n    raise SystemExit(text)",
        "returns what is no JSON": "def back(text):\n    return {text: {text}}",
        "searches": "import gc\ndef back(text):\n    tell(text, gc.get_objects())\n    return repr(globals())",
        "reads its input": "text = sys.stdin.read()\ntell(text)\nif text:\n    raise Loud(text)",
        "is none": "def back(:",
    }.items()
}


MODES: Typed = {
    mode: {"mode": mode, "which": "a"}
    for mode in ("wrong", "raise", "assert", "bad", "recurse", "exit", "none", "invalid", "right")
}
VIEWS = sorted({"student_view", "author_view", "studio_view", "public_view", "preview_view", "no_such_view", ""})
HANDLERS = sorted(
    name for name in dir(WasmProblemBlock) if getattr(getattr(WasmProblemBlock, name), "_is_xblock_handler", False)
)
BODIES = {
    "empty": b"",
    "bad JSON": b"{",
    "list": b"[]",
    "object": b"{}",
    "nulls": json.dumps({"answers": None, "fingerprint": None, "attempt": None, "settings": None}).encode(),
    "settings": json.dumps({"settings": {"prompt": "x"}, "answers": {"mode": "raise", "which": "a"}}).encode(),
    "5 MB": b'{"answers": "' + b"x" * 5_000_000 + b'"}',
    "formula": json.dumps({"field": "mode", "text": "x^2 + wrong"}).encode(),
    "no formula": json.dumps({"field": "mode", "text": "x + grade"}).encode(),
}

STUDENTS_WORKBENCH = Who("student_1", permissions=STRANGER_IN_STUDIO.permissions)
LEARNERS = {
    "learner in the LMS": (Course, LEARNER),
    "no user service": (Course, UNKNOWN),
    "not signed in": (Course, ANONYMOUS),
    "no user": (Course, NOBODY),
    "logged-in stranger in Studio's preview": (Course, STRANGER_IN_STUDIO),
    "learner in the workbench": (Workbench, STUDENTS_WORKBENCH),
}

Found = Iterator[tuple[str, str]]


def attempt(act: Callable[[], Any]) -> str:
    """What `act` gives, or all that a log would have of its exception."""
    try:
        return str(act())
    except Exception as error:
        return "".join(traceback.format_exception(error)) + repr(error)


def rendered(block: Any, view: str) -> str:
    fragment = block.render(view, {})
    return json.dumps(fragment.to_dict()) + fragment.body_html() + fragment.head_html() + fragment.foot_html()


def called(block: Any, handler: str, body: bytes, method: str) -> str:
    reply = post(block, handler, body, method)
    return f"{reply.headers} {reply.text}"


def answers(course: Course, usage: Any, who: Who, typed: Typed) -> Found:
    """A learner who types everything that there is to type."""
    for name, answer in typed.items():
        for handler in ("save_answer", "submit_answer", "run_answer"):

            def send(answer: Any = answer, handler: str = handler) -> str:
                visit = course.visit(usage, who)
                body = {"answers": answer, "fingerprint": visit.fingerprint, "own": OWN.get(handler)}
                body["attempt"] = visit.state["attempts"]["used"]
                return visit.send(handler, body).text

            yield f"{handler} {name}", attempt(send)
            yield f"page after {handler} {name}", attempt(lambda: rendered(course.block(usage, who), "student_view"))
    yield "earlier", attempt(lambda: post(course.block(usage, who), "earlier_submissions", {}).text)
    yield "reset", attempt(lambda: post(course.block(usage, who), "reset_answer", {}).text)


def reachable(course: Course, usage: Any, who: Who, typed: Typed = MODES) -> Found:
    """Everything that leaves the server for this user: (where, text)."""

    def block() -> Any:
        return course.block(usage, who)

    for view in VIEWS:
        yield f"view {view}", attempt(lambda view=view: rendered(block(), view))
    yield from answers(course, usage, who, typed)
    for handler in (*HANDLERS, "no_such_handler", "grader", "problem", "student_view"):
        for name, body in BODIES.items():
            for method in ("POST", "GET", "PUT"):
                yield (
                    f"{method} {handler} {name}",
                    attempt(lambda h=handler, b=body, m=method: called(block(), h, b, m)),
                )
    for turn in (repr, str, ascii, format, pickle.dumps):
        yield turn.__name__, attempt(lambda turn=turn: turn(block()))
    yield "index", attempt(lambda: json.dumps(block().index_dictionary()))
    yield "app", attempt(lambda: json.dumps(block().student_view_data()))
    yield "rescore", attempt(lambda: block().rescore(only_if_higher=False))
    yield "calculate_score", attempt(lambda: block().calculate_score())
    for name in dir(block()):
        yield f"view {name}", attempt(lambda name=name: rendered(block(), name))
        yield f"handler {name}", attempt(lambda name=name: called(block(), name, b"{}", "POST"))
    state = called(block(), "student_view_user_state", b"", "GET")
    yield "state for apps", state
    yield "cache", repr(getattr(cache, "_cache", {}))
    yield "events", json.dumps(course.events, default=str)
    told = {name: getattr(block(), name) for name in ("draft", "result", "submission", "history", "score", "attempts")}
    yield "what the learner was told, as stored", json.dumps(told, default=str)


def leaks(course: Course, usage: Any, who: Who, typed: Typed = MODES) -> Iterator[str]:
    """Each secret that this user can reach, and where."""
    for where, text in reachable(course, usage, who, typed):
        lowered = text.lower()
        yield from (f"{place} in {where}" for place, secret in SECRETS.items() if secret in lowered)
        if FILE in text:
            yield f"file in {where}"


@pytest.mark.parametrize(("kind", "who"), LEARNERS.values(), ids=LEARNERS)
def test_nothing_an_author_wrote_reaches_a_learner(
    kind: type[Course], who: Who, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", "django.db.backends")  # the workbench's own SQL, written out because of DEBUG
    course = kind()
    usage = course.add(XML)
    assert list(leaks(course, usage, who)) == []
    logged = caplog.text.lower() + "".join(repr(record.__dict__).lower() for record in caplog.records)
    assert [place for place, secret in SECRETS.items() if secret in logged] == []


@pytest.mark.parametrize(("kind", "who"), LEARNERS.values(), ids=LEARNERS)
def test_nothing_of_hidden_tests_reaches_a_learner_whatever_the_program_does(
    kind: type[Course], who: Who, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", "django.db.backends")  # the workbench's own SQL, written out because of DEBUG
    course = kind()
    assert list(leaks(course, course.add(PROGRAM_XML), who, PROGRAMS)) == []
    logged = caplog.text.lower() + "".join(repr(record.__dict__).lower() for record in caplog.records)
    assert [place for place, secret in SECRETS.items() if secret in logged] == []


@pytest.mark.parametrize(("kind", "who"), LEARNERS.values(), ids=LEARNERS)
def test_nothing_an_author_wrote_reaches_a_learner_who_types_formulas(
    kind: type[Course], who: Who, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", "django.db.backends")
    course = kind()
    assert list(leaks(course, course.add(FORMULA_XML), who, {"wrong": MODES["wrong"], "raise": MODES["raise"]})) == []
    logged = caplog.text.lower() + "".join(repr(record.__dict__).lower() for record in caplog.records)
    assert [place for place, secret in SECRETS.items() if secret in logged] == []


def test_the_search_sees_how_formulas_are_read(course: Course) -> None:
    texts = dict(reachable(course, course.add(FORMULA_XML), LEARNER, {}))
    assert json.loads(texts["POST read_formula formula"].partition("} ")[2])["reading"]["variables"] == ["wrong", "x"]
    assert '["x + ", "grade", ""]' in texts["POST read_formula no formula"]


@pytest.mark.parametrize("who", [LEARNER, STRANGER_IN_STUDIO], ids=["learner", "stranger in Studio's preview"])
def test_nothing_of_a_missing_runtime_s_record_reaches_a_learner(
    course: Course, who: Who, caplog: pytest.LogCaptureFixture
) -> None:
    usage = course.add(XML.replace("python-3.14@1", "no-such-language@1"))
    assert SECRETS["package"] in course.block(usage, AUTHOR).render("author_view", {}).content
    assert list(leaks(course, usage, who)) == []
    assert SECRETS["package"] not in caplog.text


def test_the_search_sees_what_learners_are_told_of_programs(course: Course) -> None:
    texts = dict(reachable(course, course.add(PROGRAM_XML), LEARNER, PROGRAMS))
    assert "back(&#39;abc&#39;)" in texts["view student_view"]
    assert "A hint." in texts["run_answer echoes"]
    assert "Another hint." in texts["submit_answer echoes"]
    ran = json.loads(texts["run_answer echoes"])["run"]
    assert [test["call"] for test in ran["tests"]] == ["back('abc')"]
    assert "Loud: abc" in texts["page after submit_answer raises"]
    assert "'nwo'" in texts["run_answer right"]
    assert "def back(:" in texts["page after submit_answer is none"]
    assert '"status": "correct"' not in texts["submit_answer right"]
    assert "def tell" in texts["earlier"]


def test_the_search_sees_what_learners_are_told(course: Course) -> None:
    """The same search finds what is meant for learners, so it looks in the right places."""
    texts = dict(reachable(course, course.add(XML), LEARNER))
    assert "You forgot the sign." in texts["submit_answer wrong"]
    assert "A hint." in texts["submit_answer wrong"]
    assert "Type a word." in texts["page after submit_answer invalid"]
    for mode in ("raise", "assert", "bad", "recurse", "exit", "none"):
        assert '"status": "not-graded"' in texts[f"submit_answer {mode}"]
    assert '"status": "correct"' in texts["submit_answer right"]
    assert "What is 5?" in texts["view student_view"]
    assert "You forgot the sign." not in texts["what the learner was told, as stored"]
    assert '"value": 0.5' in texts["events"]
    assert "too-large" in texts["POST submit_answer 5 MB"]


def test_the_search_finds_what_an_author_sees(course: Course) -> None:
    found = list(leaks(course, course.add(XML), AUTHOR))
    for place in ("comment", "feedback", "solution", "testexpected", "promptcomment"):
        assert f"{place} in view studio_view" in found


def test_the_solution_is_told_where_the_policy_says_so_and_nowhere_else(course: Course) -> None:
    usage = course.add(XML)
    course.set(usage, showanswer="always")
    places = {leak.partition(" in ")[2] for leak in leaks(course, usage, LEARNER)}
    assert places
    assert all("show_answer" in place for place in places), places


RESULTS = ("You forgot the sign.", "A hint.", '"correct"', '"partial"', '"incorrect"', '"pass"', '"fail"', 'earned": 1')


@pytest.mark.parametrize(
    ("value", "told"), [("never", set()), ("never_but_include_grade", set()), ("always", {*RESULTS} - {'"incorrect"'})]
)
def test_nothing_of_hidden_results_reaches_a_learner(course: Course, value: str, told: set[str]) -> None:
    usage = course.add(XML)
    course.set(usage, show_correctness=value)
    typed = {mode: MODES[mode] for mode in ("wrong", "right")}
    kept = ("events", "what the learner was told, as stored")  # for the gradebook, and for when results are shown
    found = [(place, text) for place, text in reachable(course, usage, LEARNER, typed) if place not in kept]
    assert any('"submitted"' in text for _place, text in found) == (not told)
    assert {result for _place, text in found for result in RESULTS if result in text} == told


def test_staff_are_told_why_an_answer_was_not_graded(course: Course) -> None:
    assert "exception in submit_answer raise" in leaks(course, course.add(XML), STAFF)


def _xblock_repr(block: Any) -> str:
    return XBlock.__repr__(block)


MUTATIONS: dict[str, tuple[Any, str, Any, str]] = {
    "the grader in the index": (shown_problem, "INDEXED", ("display_name", "grader"), "comment in index"),
    "the solution for apps": (shown_problem, "STUDENT_VIEW_DATA", ("display_name", "solution"), "solution in app"),
    "the name of a hidden test": (
        *(disclosure, "HIDDEN_TEST", ("name", "status", "message")),
        "testname in submit_answer wrong",
    ),
    "what a hidden test expects": (
        *(disclosure, "HIDDEN_TEST", ("status", "expected")),
        "testexpected in page after submit_answer wrong",
    ),
    "what a hidden test called": (*(disclosure, "HIDDEN_TEST", ("status", "call")), "testcall in submit_answer wrong"),
    "everybody is an author": (permissions, "may_see_grader", lambda block: True, "comment in view studio_view"),
    "everybody is staff": (
        *(permissions, "_RULES", {audience: lambda block: True for audience in permissions.Audience}),
        "stdout in POST staff_learner object",
    ),
    "the solution whatever the policy says": (
        *(learner, "solution_is_shown", lambda policies, situation: True),
        "solution in POST show_answer object",
    ),
    "the solution for a question, in events": (
        *(answer_texts, "question", lambda field, problem, variables: problem.solution),
        "solution in events",
    ),
    "XBlock's own repr": (WasmProblemBlock, "__repr__", _xblock_repr, "solution in repr"),
}


@pytest.mark.parametrize(("owner", "name", "value", "leak"), MUTATIONS.values(), ids=MUTATIONS)
def test_the_search_notices_a_leak(
    course: Course, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, value: Any, leak: str
) -> None:
    monkeypatch.setattr(owner, name, value)
    assert leak in leaks(course, course.add(XML), LEARNER)
