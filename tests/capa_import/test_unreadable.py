"""Files that are no capa problem, and files that mean harm."""

from __future__ import annotations

import resource
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasm_problem.capa_import import Unreadable, convert
from wasm_problem.capa_import.reading import MAX_BYTES, MAX_DEPTH
from wasm_problem.grading import olx

RESPONSE = '<stringresponse answer="a"><textline/></stringresponse>'
BOMB = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "line", "part"),
    [
        (b"", None, "well-formed"),
        (b"just text", 1, "well-formed"),
        (b"<problem>\n<p>\n</problem>", 3, "well-formed"),
        (b"<problem>&nbsp;</problem>", 1, "well-formed"),
        (b"\x89PNG\r\n\x1a\n", 1, "UTF-8"),
        ("<problem>\né</problem>".encode("latin-1"), 2, "UTF-8"),
        (b"<problem/>", 1, "empty"),
        (b'<problem url_name="abc" filename="abc">\n</problem>', 1, "filename"),
        (b"<vertical><problem>x</problem></vertical>", 1, "<vertical>"),
        (b'<wasm_problem runtime="python-3.14"/>', 1, "<wasm_problem>"),
        (f"{BOMB}<problem>&b;&b;</problem>".encode(), None, "DOCTYPE"),
        (b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><problem>&x;</problem>', None, "DOCTYPE"),
        (b'<!doctype p SYSTEM "http://127.0.0.1:1/x.dtd"><problem>x</problem>', None, "DOCTYPE"),
        (b"<problem>" + b"<b>" * (MAX_DEPTH + 1) + b"</b>" * (MAX_DEPTH + 1) + b"</problem>", 1, "deep"),
        (b"<problem>" + b"<b>" * 100_000, None, "well-formed"),
        (b" " * (MAX_BYTES + 1), None, "bytes"),
    ],
)
def test_a_file_that_is_no_problem_is_refused_with_its_line(data, line, part):
    with pytest.raises(Unreadable, match=part) as caught:
        convert(data)
    assert line is None or caught.value.line == line
    assert "/etc" not in str(caught.value)


def test_an_entity_does_not_bring_in_a_file_in_another_encoding():
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text += "<problem>&x;</problem>"
    with pytest.raises(Unreadable):
        convert(text.encode("utf-16"))
    with pytest.raises(Unreadable):
        convert(text.encode("utf-8"))


def test_a_large_problem_is_converted_in_seconds():
    row = "<p>word <b>bold</b> \\(x\\) $a [x] *y* &amp; z</p>"
    data = f"<problem>{row * 20_000}{RESPONSE}</problem>".encode()
    before = resource.getrusage(resource.RUSAGE_SELF)
    conversion = convert(data)
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert conversion.problem.prompt.count("**bold**") == 20_000
    assert after.ru_utime - before.ru_utime < 30


@pytest.mark.parametrize(
    "inner",
    [
        "[mathjaxinline]" * 20_000,
        "\\(" * 20_000,
        "$" * 20_000,
        "<p>" + "`" * 20_000 + "</p>",
        "\\" * 20_000,
        "_" * 20_000 + "*" * 20_000,
        '<optionresponse><optioninput options="(' + "'" * 20_000 + ')" correct="x"/></optionresponse>',
        "<math>" + "$" * 20_000 + "</math>",
        "<script>" + "(" * 20_000 + "</script>",
        "<script>" + "x=" * 20_000 + "1</script>",
        "<script>" + "-" * 100_000 + "1</script>",
        '<numericalresponse answer="' + "(" * 20_000 + '"><textline/></numericalresponse>',
        '<numericalresponse answer="9^9^9^9^9"><textline/></numericalresponse>',
        '<stringresponse answer="' + "(a+)+" * 2_000 + '" type="regexp"><textline/></stringresponse>',
    ],
    ids=lambda inner: inner[:24],
)
def test_what_is_written_to_keep_a_reader_busy_does_not(inner):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    conversion = convert(f"<problem>{inner}{RESPONSE}</problem>".encode())
    assert conversion.problem is not None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 10


TAGS = """p b i a img table tr td ul li pre label description script solution demandhint hint stringresponse textline
numericalresponse formulaequationinput multiplechoiceresponse choiceresponse optionresponse customresponse choicegroup
checkboxgroup radiogroup optioninput option choice choicehint additional_answer correcthint responseparam answer textbox
hintgroup stringhint hintpart text math clarification jsinput iframe style include compoundhint targetedfeedbackset
regexphint stringequalhint formularesponse foo"""
ATTRIBUTES = """answer type correct name default options cfn expect label src href points partial_credit point_value
partial_range partial_answers value selected id on weight max_attempts shuffle answer-pool cfn_extra_args style width"""
TEXT = st.sampled_from(
    ["", "1", "true", "a", "[1,2)", "5%", "$x", "x = 1\ndef f(e, a): return True", "f", "ci regexp", "("]
)
TEXT |= st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def element(children: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(
        st.sampled_from(TAGS.split()),
        st.dictionaries(st.sampled_from(ATTRIBUTES.split()), TEXT, max_size=4),
        st.lists(TEXT | children, max_size=4),
    )


def xml(node: object) -> str:
    if isinstance(node, str):
        return escape(node)
    tag, attributes, inner = node
    given_attributes = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{given_attributes}>{''.join(map(xml, inner))}</{tag}>"


TREES = st.lists(st.recursive(TEXT, element, max_leaves=12), max_size=5)


@settings(max_examples=100, deadline=None)
@given(TREES, st.dictionaries(st.sampled_from(ATTRIBUTES.split()), TEXT, max_size=3))
def test_any_tree_becomes_a_problem_that_can_be_written_and_read(trees, attributes):
    whole = xml(("problem", attributes, [*trees, ("stringresponse", {"answer": "a"}, [("textline", {}, [])])]))
    problem = convert(whole.encode()).problem
    text = olx.to_text(problem)
    again = olx.parse(text)
    assert olx.to_text(again) == text
    compile(again.grader, "grader", "exec")
    assert len({each.name for each in again.inputs}) == len(again.inputs) >= 1
