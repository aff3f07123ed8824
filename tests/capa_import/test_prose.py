"""What learners read: HTML of capa as Markdown, rendered as prompts are."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.capa_import.judge import plain
from wasm_problem.capa_import import convert
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.prompt import render, render_inline

RESPONSE = '<stringresponse answer="a"><textline/></stringresponse>'


def problem_of(inner: str) -> Problem:
    problem = convert(f"<problem>{inner}{RESPONSE}</problem>".encode()).problem
    assert problem is not None
    return problem


def page(inner: str, **variables: str) -> str:
    """The HTML of the prompt, without line ends between tags."""
    return re.sub(r">\s+<", "><", render(problem_of(inner).prompt, variables)).strip()


SIGNS = "<p>* a _b_ [c](d) &lt;i&gt; `e` #f ~~g~~ \\ &amp;lt; !</p>"
STARTS = "<p>- a</p><p>1. b</p><p># c</p><p>+</p><p>&gt; d</p>"
CELL = r"<table><tr><td>\(a &lt; b\)</td></tr></table>"


@pytest.mark.parametrize(
    ("inner", "html"),
    [
        ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("Bare text <b>bold</b>", "<p>Bare text <strong>bold</strong></p>"),
        ("<h2>Title</h2>", "<h2>Title</h2>"),
        ("<p>a<i>b</i>c, <b>d.</b>e <b> f </b>g</p>", "<p>a<em>b</em>c, <strong>d.</strong>e <strong>f</strong> g</p>"),
        ("<p>H<sub>2</sub>O and x<sup>2</sup></p>", "<p>H<sub>2</sub>O and x<sup>2</sup></p>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol start='4'><li>a</li></ol>", '<ol start="4"><li>a</li></ol>'),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "<ul><li>a\n<ol><li>b</li></ol></li></ul>"),
        ("<pre>a  &lt;b\n *c*</pre>", "<pre><code>a  &lt;b\n *c*\n</code></pre>"),
        ("<p><code>a &lt; b</code></p>", "<p><code>a &lt; b</code></p>"),
        ("<p>a<br/>b</p>", "<p>a<br>\nb</p>"),
        ("<blockquote>a<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<hr/>", "<hr>"),
        ('<p><img src="/static/a.png" alt="A b"/></p>', '<p><img src="/static/a.png" alt="A b"></p>'),
        ('<p>a <img src="/static/a.png" width="9"/></p>', '<p>a <img src="/static/a.png" width="9"></p>'),
        ("<p><a href='javascript:alert(1)'>a</a></p>", "<p>a</p>"),
        (
            '<p><a href="https://a.example/?a=1&amp;b_c">a_b_</a></p>',
            '<p><a href="https://a.example/?a=1&amp;b_c" rel="noopener noreferrer">a_b_</a></p>',
        ),
        ("<div><div><p>in</p></div><span>out</span></div>", "<p>in</p><p>out</p>"),
        ("<text>old <p>text</p></text>", "<p>old</p><p>text</p>"),
        ("<p>x<clarification>more</clarification></p>", "<p>x(more)</p>"),
        (
            "<table><thead><tr><th scope='col'>a*b*</th></tr></thead><tr><td><b>1</b> &lt; 2</td></tr></table>",
            '<table><thead><tr><th scope="col">a*b*</th></tr></thead>'
            "<tbody><tr><td><b>1</b> &lt; 2</td></tr></tbody></table>",
        ),
        (SIGNS, SIGNS),
        (STARTS, STARTS),
        ("<p>===</p><p>---</p><p>[a]: b</p>", "<p>===</p><p>---</p><p>[a]: b</p>"),
    ],
)  # fmt: skip
def test_html_reads_as_before(inner, html):
    assert page(inner) == html


@pytest.mark.parametrize(
    ("inner", "html"),
    [
        (r"<p>\(x_1 &lt; y*z*\)</p>", r"<p>\(x_1 &lt; y*z*\)</p>"),
        ("<p>[mathjaxinline]x_1[/mathjaxinline] and [mathjax]y[/mathjax]</p>", r"<p>\(x_1\) and \[y\]</p>"),
        ("<p><math>$x^2$</math></p>", r"<p>\(x^2\)</p>"),
        (r"<p><math>$\displaystyle x$</math></p>", r"<p>\[ x\]</p>"),
        (CELL, CELL.replace("<tr>", "<tbody><tr>").replace("</tr>", "</tr></tbody>")),
        (r"<p>\( not closed and $5 or $$ or [x]</p>", r"<p>\( not closed and $5 or $$ or [x]</p>"),
        (r"<p>\({{a}}\) {{b}}</p>", r"<p>\({ {a}}\) {{b}}</p>"),
    ],
)  # fmt: skip
def test_mathematics_is_kept(inner, html):
    assert page(inner) == html


def test_variables_stand_where_they_stood():
    script = "<script>a = 1\nab = '&lt;i&gt;'\nc = 'x.png'</script>"
    inner = (
        r"<p>$a, $ab and $abc, \(\frac{$a}{2}\), <code>$a</code>, $b</p><pre>$a</pre><img src='/static/$c' alt='$a'/>"
    )
    html = page(script + inner, a="1", ab="<i>", c="x.png")
    assert html == (
        r"<p>1, &lt;i&gt; and &lt;i&gt;c, \(\frac{1}{2}\), <code>1</code>, $b</p><pre><code>1" + "\n"
        '</code></pre><p><img src="/static/x.png" alt="1"></p>'
    )


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"], exclude_characters="$"), min_size=1
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_any_text_reads_as_it_is_written(text):
    # what is between delimiters of mathematics is for MathJax
    text = re.sub(r"\\(?=[(\[])|\[/?mathjax", "", text)
    assert plain_text(page(f"<p>{escape(text)}</p>")) == " ".join(text.split())
    assert plain_text(page(f"<table><tr><td>{escape(text)}</td></tr></table>")) == " ".join(text.split())
    assert plain_text(page(f"<p>a <b>{escape(text)}</b> c</p>")) == f"a {' '.join(text.split())} c"


def plain_text(html: str) -> str:
    return plain(html)


def test_labels_descriptions_and_places_of_fields():
    problem = problem_of(
        """<p>Same words</p><stringresponse answer="a"><textline label="Same words"/></stringresponse>
        <label>Before</label><numericalresponse answer="1"><textline/></numericalresponse>
        <numericalresponse answer="1"><label>Inside <i>it</i></label><description>Below</description>
        <description>it</description><textline trailing_text="m"/></numericalresponse>
        <p>Between <stringresponse answer="a"><textline label="word"/></stringresponse> words</p>"""
    )
    assert [each.label for each in problem.inputs] == ["Same words", "Before", "Inside *it*", "(4) word", "(5)"]
    assert [each.help for each in problem.inputs] == ["", "", "Below it m", "", ""]
    assert problem.prompt == "Between **(4)** words\n\n**(5)**"
    assert problem_of("<p>Only one</p>").inputs[0].label == ""


def test_a_label_that_is_no_line_stays_in_the_prompt():
    problem = problem_of("<stringresponse answer='a'><label><p>One</p><p>Two</p></label><textline/></stringresponse>")
    assert "One\n\nTwo" in problem.prompt
    assert problem.inputs[0].label == "(1)"


def test_choices_are_one_line():
    problem = problem_of(
        """<multiplechoiceresponse><choicegroup>
        <choice correct="true"><p>A   <b>b</b></p></choice><choice><text>c<br/>d</text></choice>
        <choice><ul><li>e</li></ul></choice><choice/></choicegroup></multiplechoiceresponse>"""
    )
    shown = [render_inline(choice.text, {}) for choice in problem.inputs[0].choices]
    assert shown == ["A <strong>b</strong>", "c<br>d", "<ul><li>e</li></ul>", "choice_3"]


def test_solutions_and_hints_on_demand():
    problem = problem_of(
        """<solution><div class="detailed-solution"><p>Explanation</p><p>Since 1 &lt; 2.</p></div></solution>
        <solution>More</solution><demandhint><hint>One <b>hint</b></hint><hint>Two</hint></demandhint>"""
    )
    assert problem.solution == "Explanation\n\nSince 1 \\< 2.\n\nMore"
    html = re.sub(r">\s+<", "><", render(problem.prompt, {}))
    assert html.strip().endswith(
        "<details><summary>Hint 1</summary><p>One <strong>hint</strong></p></details>"
        "<details><summary>Hint 2</summary><p>Two</p></details>"
    )


@pytest.mark.parametrize(
    "attack", ["<img src='x' onerror='alert(1)'/>", "<a href='javascript:alert(1)'>a</a>", "&lt;script&gt;"]
)
def test_nothing_that_runs_is_left(attack):
    html = page(f"<p>{attack}</p><table><tr><td>{attack}</td></tr></table>")
    assert not re.search(r"<script|onerror|javascript:", html)
