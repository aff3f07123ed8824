"""A secret in everything an author writes, and a search for it in everything that a learner can reach."""

from __future__ import annotations

import base64
import json
import pickle
import traceback
from collections.abc import Callable, Iterator
from string import Template
from typing import Any

import pytest
from xblock.core import XBlock

from wasm_problem.block import WasmProblemBlock, disclosure, permissions

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
            *("solution", "promptcomment", "file", "filename"),
        ),
        10,
    )
}
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
<wasm_problem display_name="Title" runtime="python-3.14" max_attempts="50" weight="2" show_reset_button="true">
  <prompt><![CDATA[What is {{{{n}}}}? <!-- {SECRETS["promptcomment"]} -->]]></prompt>
  <input name="mode" kind="text" label="Mode"/>
  <input name="which" kind="choice"><choice value="a">A</choice><choice value="b">B</choice></input>
  <grader><![CDATA[{GRADER}]]></grader>
  <solution>{SECRETS["solution"]}</solution>
  <file name="{SECRETS["filename"]}.txt" encoding="base64">{FILE}</file>
</wasm_problem>
"""

MODES = ("wrong", "raise", "assert", "bad", "recurse", "exit", "none", "invalid", "right")
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


def answers(course: Course, usage: Any, who: Who) -> Found:
    """A learner who types everything that there is to type."""
    for mode in MODES:
        for handler in ("save_answer", "submit_answer"):

            def send(mode: str = mode, handler: str = handler) -> str:
                visit = course.visit(usage, who)
                body = {"answers": {"mode": mode, "which": "a"}, "fingerprint": visit.fingerprint}
                body["attempt"] = visit.state["attempts"]["used"]
                return visit.send(handler, body).text

            yield f"{handler} {mode}", attempt(send)
            yield f"page after {handler} {mode}", attempt(lambda: rendered(course.block(usage, who), "student_view"))
    yield "reset", attempt(lambda: post(course.block(usage, who), "reset_answer", {}).text)


def reachable(course: Course, usage: Any, who: Who) -> Found:
    """Everything that leaves the server for this user: (where, text)."""

    def block() -> Any:
        return course.block(usage, who)

    for view in VIEWS:
        yield f"view {view}", attempt(lambda view=view: rendered(block(), view))
    yield from answers(course, usage, who)
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
    yield "events", json.dumps(course.events, default=str)
    told = {name: getattr(block(), name) for name in ("draft", "result", "submission", "score", "attempts")}
    yield "what the learner was told, as stored", json.dumps(told, default=str)


def leaks(course: Course, usage: Any, who: Who) -> Iterator[str]:
    """Each secret that this user can reach, and where."""
    for where, text in reachable(course, usage, who):
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


def test_staff_are_told_why_an_answer_was_not_graded(course: Course) -> None:
    assert "exception in submit_answer raise" in leaks(course, course.add(XML), STAFF)


def _xblock_repr(block: Any) -> str:
    return XBlock.__repr__(block)


MUTATIONS: dict[str, tuple[Any, str, Any, str]] = {
    "the grader in the index": (disclosure, "INDEXED", ("display_name", "grader"), "comment in index"),
    "the solution for apps": (disclosure, "STUDENT_VIEW_DATA", ("display_name", "solution"), "solution in app"),
    "the name of a hidden test": (
        *(disclosure, "HIDDEN_TEST", ("name", "status", "message")),
        "testname in submit_answer wrong",
    ),
    "what a hidden test expects": (
        *(disclosure, "HIDDEN_TEST", ("status", "expected")),
        "testexpected in page after submit_answer wrong",
    ),
    "everybody is an author": (permissions, "may_see_grader", lambda block: True, "comment in view studio_view"),
    "XBlock's own repr": (WasmProblemBlock, "__repr__", _xblock_repr, "solution in repr"),
}


@pytest.mark.parametrize(("owner", "name", "value", "leak"), MUTATIONS.values(), ids=MUTATIONS)
def test_the_search_notices_a_leak(
    course: Course, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, value: Any, leak: str
) -> None:
    monkeypatch.setattr(owner, name, value)
    assert leak in leaks(course, course.add(XML), LEARNER)
