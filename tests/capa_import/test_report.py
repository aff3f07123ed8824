"""What is not converted is told, with its line; the rest is converted all the same."""

from __future__ import annotations

import pytest

from wasm_problem.capa_import import Kind, convert
from wasm_problem.grading.answers import read_answers
from wasm_problem.grading.grader import Status, check, generate, grade

KEPT = '<stringresponse answer="a"><textline label="kept"/></stringresponse>'
TEXTLINE = "<textline/>"


def notes(inner: str, attributes: str = "") -> list[tuple[str, int | None, str]]:
    found = convert(f"<problem{attributes}>\n{KEPT}\n{inner}\n</problem>".encode()).notes
    return [(note.kind.value, note.line, note.what) for note in found]


CHOICES = "<multiplechoiceresponse><{}><choice correct='true'>a</choice></{}></multiplechoiceresponse>"
BOXES = "<checkboxgroup><choice correct='true'>a</choice></checkboxgroup>"
BOXES = f"<choiceresponse partial_credit='points'>{BOXES}</choiceresponse>"
OPTIONS = "<optionresponse><optioninput options=\"('$x','b')\" correct='b'/></optionresponse>"
OPTIONS = f"<script>x = 1</script>{OPTIONS}"
LOST = [
    ('<formularesponse answer="x"><textline/></formularesponse>', "<formularesponse>"),
    ("<coderesponse><textbox/></coderesponse>", "<coderesponse>"),
    ("<imageresponse><imageinput/></imageresponse>", "<imageresponse>"),
    ("<anewresponse/>", "<anewresponse>"),
    ('<customresponse cfn="f"><jsinput/></customresponse>', "<jsinput>"),
    ('<customresponse cfn="f"><drag_and_drop_input/></customresponse>', "<drag_and_drop_input>"),
    ('<customresponse cfn="nowhere"><textline/></customresponse>', 'cfn="nowhere"'),
    ("<customresponse><textline/></customresponse>", "<customresponse> without cfn and <answer>"),
    ('<customresponse><textline/><answer src="x.py"/></customresponse>', '<answer src="x.py">'),
    ('<customresponse cfn="f"><textbox mode="xml"/></customresponse>', '<textbox mode="xml">'),
    ('<customresponse cfn="f"></customresponse>', "<customresponse> without an input"),
    ("<textline/>", "<textline> outside of a response"),
    ("<stringresponse><textline/></stringresponse>", "<stringresponse> without an answer"),
    ('<stringresponse answer="a"/>', "<stringresponse> with no input"),
    (
        '<stringresponse answer="a"><textline/><textline/></stringresponse>',
        "<stringresponse> with <textline>, <textline>",
    ),
    ('<stringresponse answer="(" type="regexp"><textline/></stringresponse>', 'the regular expression "("'),
    ('<stringresponse answer="a"><textline/><hintgroup hintfn="f"/></stringresponse>', "<hintgroup>"),
    ('<numericalresponse answer="1 metre"><textline/></numericalresponse>', 'answer="1 metre"'),
    ('<numericalresponse answer="[1"><textline/></numericalresponse>', 'answer="[1"'),
    (CHOICES.format("choicegroup shuffle='true'", "choicegroup"), 'shuffle="true"'),
    (CHOICES.format("choicegroup answer-pool='2'", "choicegroup"), "answer-pool"),
    (BOXES, 'partial_credit="points"'),
    (OPTIONS, "options with variables"),
    ("<script>import numpy as np\nx = np.pi</script>", "the module numpy"),
    ("<script>x = numpy.pi</script>", "the module numpy"),
    ("<script>from calc import evaluator</script>", "the module calc"),
    ("<script>import our_course_lib</script>", "the module our_course_lib"),
    ("<script>print 'Python 2'</script>", "a script that is not Python 3"),
    ("<script type='text/javascript'>alert(1)</script>", "<script> in JavaScript"),
    ("<script type='loncapa/perl'>1</script>", "<script> in Perl"),
    ("<p>$anonymous_student_id</p>", "$anonymous_student_id"),
    ('<p><img src="figure.png"/></p>', "an image"),
    ('<iframe src="https://example.com"/>', "<iframe>"),
    ("<p><video/></p>", "<video>"),
    ('<table><tr><td><input type="text"/></td></tr></table>', "<input>"),
    ('<p onclick="x()">a</p>', "JavaScript on <p>"),
    ("<p><marquee>a</marquee></p>", "<marquee>"),
    ('<include file="part.xml"/>', '<include file="part.xml">'),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "what"), LOST, ids=[what for _, what in LOST])
def test_what_is_lost_is_named_with_its_line_and_the_rest_is_converted(inner, what):
    source = f"<problem>\n{KEPT}\n{inner}\n</problem>"
    conversion = convert(source.encode())
    lost = [note for note in conversion.notes if note.kind is Kind.LOST]
    assert what in [note.what for note in lost]
    note = next(each for each in lost if each.what == what)
    assert note.line == (None if what.startswith("$") else 3)
    assert note.means.endswith(".")
    assert note.advice.endswith((".", ">."))
    assert not conversion.is_whole
    assert conversion.problem.inputs[0].label == "kept"
    assert f"# - line {note.line}: {what}"[: 20 if note.line else 3] in conversion.problem.grader


CHANGED = [
    ("<script>import random\nx = random.random()</script>", "random numbers"),
    ("<script>from random import choice</script>", "random numbers"),
    ("<script>exec('x = 1')</script>", "exec() in a script"),
    ("<demandhint><hint>a</hint></demandhint>", "hints on demand"),
    ("<style>p {}</style>", "<style>"),
    ('<stringresponse answer="a"><textline points="2"/></stringresponse>', 'points="2"'),
]


@pytest.mark.parametrize(("inner", "what"), CHANGED, ids=[what for _, what in CHANGED])
def test_what_is_only_different_is_told_too_and_counts_as_converted(inner, what):
    conversion = convert(f"<problem>\n{KEPT}\n{inner}\n</problem>".encode())
    assert [(note.kind, note.line, note.what) for note in conversion.notes] == [(Kind.CHANGED, 3, what)]
    assert conversion.is_whole


def test_a_fault_in_a_script_has_the_line_of_the_file():
    assert notes("<script>\nx = 1\n\nif x\n  y\n</script>") == [("not converted", 6, "a script that is not Python 3")]
    assert notes("<script>\nx = 1\nimport scipy.stats\n</script>") == [("not converted", 5, "the module scipy")]


def test_a_plain_problem_has_no_notes():
    conversion = convert(f"<problem>{KEPT}</problem>".encode())
    assert (conversion.notes, conversion.is_whole) == ((), True)


def test_nothing_is_written_when_nothing_can_be_answered():
    conversion = convert(b"<problem><p>Text</p><formularesponse><textline/></formularesponse></problem>")
    assert conversion.problem is None
    assert [note.what for note in conversion.notes] == ["the problem", "<formularesponse>"]
    assert not conversion.is_whole


def test_a_problem_that_lost_a_part_still_grades_the_rest(sandbox):
    source = f"""<problem><script>
def f(expect, ans):
    return ans == expect
</script>{KEPT}<formularesponse answer="x"><p>gone</p><textline/></formularesponse>
<customresponse cfn="f" expect="b"><textline/></customresponse></problem>"""
    problem = convert(source.encode()).problem
    assert check(sandbox, problem) == []
    assert "gone" not in problem.prompt
    assert grade(sandbox, problem, {"answer_1": "a", "answer_2": "b"}).verdict.score == 1
    assert grade(sandbox, problem, {"answer_1": "a", "answer_2": "a"}).verdict.score == 0.5


def test_attributes_are_kept_and_those_of_the_editor_are_not():
    attributes = (
        ' display_name="A &amp; B" max_attempts="3" weight="2.5" showanswer="past_due" rerandomize="always"'
        ' due="2030-01-01" url_name="abc" submission_wait_seconds="30" show_reset_button="true" graceperiod=""'
        ' markdown="null"'
    )
    problem = convert(f"<problem{attributes}>{KEPT}</problem>".encode()).problem
    assert (problem.display_name, problem.max_attempts, problem.weight) == ("A & B", 3, 2.5)
    assert problem.show_reset_button is True
    assert problem.attributes == {
        "showanswer": "past_due",
        "rerandomize": "always",
        "due": "2030-01-01",
        "url_name": "abc",
        "submission_wait_seconds": "30",
    }
    assert notes("", ' max_attempts="0"') == [("not converted", 1, 'max_attempts="0"')]
    found = notes("", ' markdown="a" max_attempts="many" weight="-1"')
    assert {what for _, _, what in found} == {"the attribute markdown", 'max_attempts="many"', 'weight="-1"'}


def test_a_problem_is_worth_a_point_for_each_field_unless_it_says_otherwise():
    assert convert(f"<problem>{KEPT}</problem>".encode()).problem.weight is None
    assert convert(f"<problem>{KEPT * 3}</problem>".encode()).problem.weight == 3
    assert convert(f'<problem weight="1">{KEPT * 3}</problem>'.encode()).problem.weight == 1


FAULTY = """<problem><script><![CDATA[
def f(expect, ans):
    if ans == "raise":
        raise ValueError("Type <b>whole</b> numbers: 2*3")
    if ans == "name":
        return undefined
    if ans == "none":
        return {}
    return {"ok": True, "grade_decimal": 7}
]]></script><customresponse cfn="f"><textline/></customresponse></problem>"""


@pytest.mark.parametrize(
    ("answer", "status"), [("raise", Status.INVALID), ("name", Status.FAILED), ("none", Status.FAILED)]
)
def test_what_a_script_raises_is_for_the_learner_and_its_faults_are_not(sandbox, answer, status):
    problem = convert(FAULTY.encode()).problem
    graded = grade(sandbox, problem, {"answer": answer})
    assert graded.status is status
    assert ("whole" in graded.message) == (status is Status.INVALID)


def test_more_than_all_points_are_all_points(sandbox):
    assert grade(sandbox, convert(FAULTY.encode()).problem, {"answer": "x"}).verdict.score == 1


def test_a_program_is_graded_as_text(sandbox):
    source = """<problem><script>
def f(expect, ans):
    return "while" in ans
</script><customresponse cfn="f"><textbox rows="10" mode="python"/></customresponse></problem>"""
    problem = convert(source.encode()).problem
    assert check(sandbox, problem) == []
    for program, score in (("while True:\n    pass", 1), ("for x in []: pass", 0)):
        assert grade(sandbox, problem, read_answers(problem.inputs, {"answer": program})).verdict.score == score


def test_a_script_of_any_quotes_is_kept_as_it_is(sandbox):
    lines = [
        'a = """x"""',
        "b = '''y'''",
        "c = '\\\\' + \"\\n\"",
        "d = r'\\d'",
        "e = '''\"\"\"'''",
        "f = 'é \\u00e9'  # \\",
    ]
    for script in ("\n".join(lines), "\n".join(lines[:1]), "\n".join(lines[2:4]), lines[4], lines[5]):
        names = [line[0] for line in script.splitlines()]
        text = script.replace("&", "&amp;").replace("<", "&lt;")
        source = f"<problem><script>\n{text}\n</script><p>{' '.join(f'${name}' for name in names)}</p>{KEPT}</problem>"
        problem = convert(source.encode()).problem
        scope: dict[str, object] = {}
        exec(script, scope)
        assert generate(sandbox, problem, 1).variables == {name: scope[name] for name in names}
