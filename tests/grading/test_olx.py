"""Problems as XML: golden files that must be read for ever, and the way there and back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.grading.strategies import problems
from wasm_problem.grading import olx
from wasm_problem.grading.inputs import Choice, Input, InputKind, OwnInput, ProgramLimits
from wasm_problem.grading.olx_text import canonical, line_feeds
from wasm_problem.grading.problem import Problem, from_dict, to_dict

GOLDEN = sorted((Path(__file__).parent / "data" / "v1").glob("*.xml"))
MINIMAL = Problem("python-3.14", "def grade(answer, problem):\n    return True")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_content_of_format_1_is_read_for_ever(path):
    expected = from_dict(json.loads(path.with_suffix(".json").read_text("utf-8")))
    assert olx.parse(path.read_bytes()) == expected


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_writing_gives_the_problem_back(path):
    problem = olx.parse(path.read_bytes())
    written = olx.to_text(problem)
    assert olx.parse(written) == problem
    assert olx.to_text(olx.parse(written)) == written


def test_the_example_is_written_as_it_was_read():
    text = (Path(__file__).parent / "data" / "v1" / "sum_of_two_squares.xml").read_text("utf-8")
    assert olx.to_text(olx.parse(text)) == text


@given(problems())
def test_any_problem_survives_but_for_space_around_its_texts(problem):
    assert loosely(olx.parse(olx.to_text(problem))) == loosely(problem)


@given(problems())
def test_a_problem_survives_the_platforms_way_of_saving(problem):
    """The platform hands over a node, adds to it, prints it, and reads it with a parser that drops blank text."""
    node = etree.Element("unknown", url_name="abc")
    olx.write(replace(problem, attributes={}), node)
    parser = etree.XMLParser(dtd_validation=False, load_dtd=False, remove_blank_text=True)
    back = etree.fromstring(etree.tostring(node, pretty_print=True, encoding="utf-8"), parser)
    assert loosely(olx.parse(back)) == loosely(replace(problem, attributes={"url_name": "abc"}))


@given(problems())
def test_writing_is_stable(problem):
    once = olx.to_text(olx.parse(olx.to_text(problem)))
    assert olx.to_text(olx.parse(once)) == once


def loosely(problem: Problem) -> dict[str, object]:
    """A problem without what XML does not keep: space around texts, CR LF, control characters in attributes."""

    def plain(value: object) -> object:
        if isinstance(value, str):
            return re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", line_feeds(value)).strip()
        if isinstance(value, list):
            return [plain(item) for item in value]
        return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value

    data = to_dict(problem)
    texts = {name: line_feeds(data[name]).strip() for name in ("prompt", "grader", "solution")}
    return {**{name: plain(value) for name, value in data.items()}, **texts, "files": data["files"]}


def test_a_program_keeps_every_space():
    grader = 'def grade(answer, problem):\n    text = """\n  \n\ta  \n"""\n\n\n    return True'
    assert olx.parse(olx.to_text(replace(MINIMAL, grader=grader))).grader == grader


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("\n    a\n      b\n\n    c\n  ", "a\n  b\n\nc"),
        ("a\n  b\n    c", "a\nb\n  c"),
        ("\n\n\ta\n\tb\n\n", "a\nb"),
        ("\n  a\n\tb\n", "  a\n\tb"),
        ("  a  ", "a"),
        ("\n \n", ""),
        ("", ""),
    ],
)
def test_indentation_that_serves_the_xml_is_taken_off(written, text):
    assert canonical(written) == text


def test_an_indented_grader_runs_as_if_it_were_not():
    xml = "<wasm_problem runtime='r'>\n  <grader>\n    def grade(a, p):\n        return 1\n  </grader>\n</wasm_problem>"
    assert olx.parse(xml).grader == "def grade(a, p):\n    return 1"


def test_files_keep_their_bytes_and_texts_are_readable():
    files = {"a.csv": b"x,y\n1,2\n", "b.bin": b"\xff\0", "c.txt": b"no newline", "d.txt": b"", "e.txt": b"a\r\n"}
    problem = replace(MINIMAL, files=files)
    text = olx.to_text(problem)
    assert olx.parse(text).files == files
    assert '<file name="a.csv"><![CDATA[\nx,y\n1,2\n  ]]></file>' in text
    assert '<file name="b.bin" encoding="base64">' in text


def test_the_end_of_cdata_survives():
    problem = replace(MINIMAL, grader="x = [[1]]>[[0]]  # ]]>", prompt="a ]]> b < c")
    assert olx.parse(olx.to_text(problem)) == problem


def test_elements_and_comments_of_others_are_left_out():
    xml = '<wasm_problem runtime="r" xmlns:a="urn:a"><!-- c --><a:aside/><prompt>a<!-- c -->b</prompt></wasm_problem>'
    assert olx.parse(xml).prompt == "ab"


def test_attributes_of_the_platform_are_kept():
    problem = olx.parse('<wasm_problem runtime="r" due="2030" url_name="x"/>')
    assert problem.attributes == {"due": "2030", "url_name": "x"}
    assert olx.write(problem).get("due") == "2030"


@pytest.mark.parametrize(
    ("xml", "line", "message"),
    [
        ("", 1, "Document is empty"),
        ("<wasm_problem>\n", 2, "Premature end"),
        ("<wasm_problem>\n<grader>if a < b</grader></wasm_problem>", 2, "<![CDATA["),
        ("<wasm_problem>\n<grader>a &amp b</grader></wasm_problem>", 2, "<![CDATA["),
        ("<wasm_problem>&foo;</wasm_problem>", 1, "'foo' not defined"),
        (b"<wasm_problem>\n\n\xff</wasm_problem>", 3, "not UTF-8"),
        ("<problem/>", 1, "a problem is <wasm_problem>"),
        ("<!-- a -->\n<!DOCTYPE x [<!ENTITY a 'b'>]><wasm_problem/>", 1, "no DOCTYPE"),
        ("<wasm_problem>\nhello</wasm_problem>", 1, 'The text "hello" stands outside'),
        ("<wasm_problem>\n<prompt/>hello</wasm_problem>", 2, 'The text "hello" stands outside'),
        ("<wasm_problem>\n<promt/></wasm_problem>", 2, "<promt> is not part of a problem; use <prompt>, <input>"),
        ("<wasm_problem>\n<prompt/>\n<prompt/></wasm_problem>", 3, "second <prompt>"),
        ("<wasm_problem>\n<prompt>a\n<b>b</b></prompt></wasm_problem>", 3, "<b> in it is markup"),
        ("<wasm_problem max_attempts='x'/>", 1, 'max_attempts="x" must be a whole number'),
        ("<wasm_problem weight='-1'/>", 1, 'weight="-1" must be a number'),
        ("<wasm_problem weight='.'/>", 1, 'weight="." must be a number'),
        ("<wasm_problem show_reset_button='1'/>", 1, 'show_reset_button="1" must be "true" or "false"'),
        ("<wasm_problem>\n<input kind='text'/></wasm_problem>", 2, "needs the attribute name"),
        ("<wasm_problem>\n<input name='a'/></wasm_problem>", 2, "needs the attribute kind: one of text, number"),
        ("<wasm_problem>\n<input name='a' kind='essay'/></wasm_problem>", 2, 'no kind "essay"'),
        ("<wasm_problem>\n<input name='A' kind='text'/></wasm_problem>", 2, 'name "A" must be lower-case'),
        (
            "<wasm_problem><input name='a' kind='text'/>\n<input name='a' kind='text'/></wasm_problem>",
            2,
            "second answer",
        ),
        ("<wasm_problem>\n<input name='a' kind='text' lable=''/></wasm_problem>", 2, 'no attribute "lable"'),
        (
            "<wasm_problem><input name='a' kind='text'>\n<choice value='a'/></input></wasm_problem>",
            2,
            "does not belong",
        ),
        (
            "<wasm_problem><input name='a' kind='choice'>\n<choice/></input></wasm_problem>",
            2,
            "needs the attribute value",
        ),
        ("<wasm_problem>\n<file>a</file></wasm_problem>", 2, "needs the attribute name"),
        ("<wasm_problem><file name='a'/>\n<file name='a'/></wasm_problem>", 2, 'second file "a"'),
        ("<wasm_problem>\n<file name='a' encoding='base64'>?</file></wasm_problem>", 2, "not valid base64"),
        ("<wasm_problem>\n<file name='a' encoding='gzip'>?</file></wasm_problem>", 2, 'can only be "base64"'),
        ("<wasm_problem>\n<prompt encoding='base64'>/w==</prompt></wasm_problem>", 2, "not UTF-8"),
    ],
)
def test_a_fault_names_its_line_and_what_to_do(xml, line, message):
    with pytest.raises(olx.OlxError) as refused:
        olx.parse(xml)
    assert (refused.value.line, message in refused.value.message) == (line, True), str(refused.value)


def test_entities_of_a_document_are_never_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for declaration in (f"<!ENTITY a SYSTEM 'file://{secret}'>", "<!ENTITY a 'bbbb'>"):
        with pytest.raises(olx.OlxError, match="DOCTYPE"):
            olx.parse(
                f"<?xml version='1.0'?><!DOCTYPE x [{declaration}]><wasm_problem><prompt>&a;</prompt></wasm_problem>"
            )


def test_a_huge_document_is_refused():
    with pytest.raises(olx.OlxError, match="at most 33,554,432"):
        olx.parse("<wasm_problem>" + " " * olx.MAX_OLX_BYTES + "</wasm_problem>")


def test_a_place_in_the_grader_has_a_line_in_the_file():
    xml = "<wasm_problem>\n  <prompt>a</prompt>\n  <grader><![CDATA[\n\ndef grade(\n]]></grader>\n</wasm_problem>"
    assert olx.first_line(xml) == 5
    assert xml.split("\n")[olx.first_line(xml) - 1] == olx.parse(xml).grader == "def grade("
    assert olx.first_line("<wasm_problem/>") is None
    assert olx.first_line("<wasm_problem>\n<prompt>a</prompt></wasm_problem>", "prompt") == 2


def test_choices_and_starters():
    xml = """<wasm_problem runtime="r">
      <input name="a" kind="choices" label="A" help="Help"><choice value="x">**X**</choice><choice value="y"/></input>
      <input name="b" kind="code"><starter>pass</starter></input>
    </wasm_problem>"""
    assert olx.parse(xml).inputs == (
        Input("a", InputKind.CHOICES, "A", "Help", (Choice("x", "**X**"), Choice("y", "y"))),
        Input("b", InputKind.CODE, starter="pass"),
    )


def test_the_settings_of_a_program():
    xml = """<wasm_problem runtime="r">
      <input name="b" kind="code" runtimes="python-3.14@1 lua-5@1" own_input="stdin" locked="1-2, 4" fuel="2000000000"
             seconds="1.5" memory_mib="64" output_kib="8"><starter>pass</starter>
        <starter runtime="lua-5@1">local x</starter></input>
    </wasm_problem>"""
    (field,) = olx.parse(xml).inputs
    assert field == Input(
        "b",
        InputKind.CODE,
        starter="pass",
        runtimes=("python-3.14@1", "lua-5@1"),
        starters={"lua-5@1": "local x"},
        own_input=OwnInput.STDIN,
        locked="1-2, 4",
        limits=ProgramLimits(2_000_000_000, 1.5, 64, 8),
    )


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ('own_input="all"', 'own_input="all" must be "code" or "stdin"'),
        ('locked="3-1"', 'locked: "3-1" is out of order'),
        ('fuel="much"', 'fuel="much" must be a number greater than 0'),
        ('fuel="1.5"', "fuel="),
        ('seconds="0"', "seconds="),
        ('seconds="nan"', "seconds="),
        ('memory="3"', 'has no attribute "memory"'),
    ],
)
def test_settings_of_a_program_that_make_no_sense(attributes, message):
    with pytest.raises(olx.OlxError) as refused:
        olx.parse(f'<wasm_problem><input name="b" kind="code" {attributes}/></wasm_problem>')
    assert message in refused.value.message
    assert refused.value.line == 1


def test_only_programs_have_settings():
    with pytest.raises(olx.OlxError, match='has no attribute "fuel"'):
        olx.parse('<wasm_problem><input name="b" kind="text" fuel="3"/></wasm_problem>')
    with pytest.raises(olx.OlxError, match="<starter> does not belong here"):
        olx.parse(
            '<wasm_problem><input name="b" kind="code"><starter>a</starter><starter>b</starter></input></wasm_problem>'
        )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("def grade(a, p):\n    return True\n", "def grade(a, p):\n    return True"),
        ("def grade(a, p):  # all\n    return True", "def grade(a, p):  # all\n    return True"),
        ("import math\n      x = 1\n      y = 2\n    ", "import math\nx = 1\ny = 2"),
        ("x = [\n    1,\n]", "x = [\n    1,\n]"),
        ("return True", "return True"),
    ],
)
def test_code_may_begin_on_the_line_of_its_tag(written, meant):
    problem = olx.parse(f"<wasm_problem><grader><![CDATA[{written}]]></grader></wasm_problem>")
    assert problem.grader == meant
    assert olx.parse(olx.to_text(problem)).grader == meant
