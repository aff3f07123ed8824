"""Markdown, mathematics and variables: what a browser gets."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasm_problem.grading.prompt import format_value, render, render_inline, unknown_names

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** `code` [link](http://e.com)",
    '" onclick="alert(1)',
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "</code></p><b>b</b>",
    "{{m}}",
    "&lt;b&gt;",
    "\n\n# heading",
    "\ud800\0",
    "variable0x",
]
PLACES = [
    "{{v}}",
    "**{{v}}**",
    "`{{v}}`",
    "```\n{{v}}\n```",
    "    {{v}}",
    "# {{v}}",
    "- {{v}}",
    "> {{v}}",
    "| a |\n|---|\n| {{v}} |",
    r"\({{v}}\)",
    r"\[ {{v}} \]",
    "$$\n{{v}}\n$$",
    "[{{v}}](http://e.com)",
    "[a](http://e.com/?q={{v}})",
    "[a]({{v}})",
    "[a](http://e.com '{{v}}')",
    "![{{v}}](/static/a.png)",
    "![a]({{v}})",
    "<p title='{{v}}'>a</p>",
    "<b {{v}}>a</b>",
    "<{{v}}>a",
    "<div>\n{{v}}\n</div>",
    "<!-- {{v}} -->",
    "&{{v}};",
    r"\\{{v}}",
]


class Markup(HTMLParser):
    """The tags and attributes of HTML, and its text, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data

    @property
    def shape(self) -> tuple[list[str], list[str]]:
        return self.tags, [name for name, _ in self.attributes if name not in ("href", "src")]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Give **two**.", "<p>Give <strong>two</strong>.</p>\n"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"),
        ("~~a~~", "<p><s>a</s></p>\n"),
        ("costs $5 or $6", "<p>costs $5 or $6</p>\n"),
        (
            "[a](http://e.com 'b')",
            '<p><a href="http://e.com" title="b" rel="noopener noreferrer">a</a></p>\n',
        ),
        ("[a](/jump_to_id/x)", '<p><a href="/jump_to_id/x" rel="noopener noreferrer">a</a></p>\n'),
        ("![a](/static/a.png)", '<p><img src="/static/a.png" alt="a"></p>\n'),
        ("![a](https://e.com/a.png)", '<p><img src="https://e.com/a.png" alt="a"></p>\n'),
        ("![a](//e.com/a.png)", '<p><img alt="a"></p>\n'),
        ("![a](/logout)", '<p><img alt="a"></p>\n'),
        ("![a](data:image/png;base64,AAAA)", '<p><img alt="a"></p>\n'),
        ("<a href='javascript:alert(1)'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>\n'),
        ("a <script>alert(1)</script>", "<p>a </p>\n"),
        ("<b onclick='alert(1)' id='x' class='y'>a</b>", "<p><b>a</b></p>\n"),
        ("<iframe src='//e.com'></iframe><form><input></form>", ""),
        ("```python\nx < 1\n```", '<pre><code class="language-python">x &lt; 1\n</code></pre>\n'),
        (
            "| a |\n|--:|\n| 1 |",
            '<table>\n<thead>\n<tr>\n<th style="text-align:right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            '<td style="text-align:right">1</td>\n</tr>\n</tbody>\n</table>\n',
        ),
    ],
)
def test_markdown_becomes_safe_html(markdown, html):
    assert render(markdown, {}) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (r"Let \(x_1 * y_2 * z\) be.", r"<p>Let \(x_1 * y_2 * z\) be.</p>" + "\n"),
        (r"*a* \[x_1 \\ y_2\] *b*", r"<p><em>a</em> \[x_1 \\ y_2\] <em>b</em></p>" + "\n"),
        (r"$$a_b * c_d$$", "<p>$$a_b * c_d$$</p>\n"),
        (r"\(a < b & c > d\)", r"<p>\(a &lt; b &amp; c &gt; d\)</p>" + "\n"),
        (r"\(a`b\) and `c`", r"<p>\(a`b\) and <code>c</code></p>" + "\n"),
        ("\\[\na\n=\n- b\n\n# c\n\\]", "<p>\\[\na\n=\n- b\n\n# c\n\\]</p>\n"),
        ("text\n$$\n+ a\n$$\ntext", "<p>text</p>\n<p>$$\n+ a\n$$</p>\n<p>text</p>\n"),
        ("- a\n\n  $$\n  = b\n  $$", "<ul>\n<li>\n<p>a</p>\n<p>$$\n= b\n$$</p>\n</li>\n</ul>\n"),
        ("$$ a $$ is b", "<p>$$ a $$ is b</p>\n"),
        (r"\(unclosed", "<p>(unclosed</p>\n"),
        ("$$\nunclosed", "<p>$$\nunclosed</p>\n"),
        ("> $$\n> unclosed\n\n$$", "<blockquote>\n<p>$$\nunclosed</p>\n</blockquote>\n<p>$$</p>\n"),
        ("    \\[code\\]", "<pre><code>\\[code\\]\n</code></pre>\n"),
        (r"`\(x_1\)`", r"<p><code>\(x_1\)</code></p>" + "\n"),
    ],
)
def test_mathematics_is_left_alone(markdown, html):
    assert render(markdown, {}) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("{{n}} and {{ n }}", "<p>25 and 25</p>\n"),
        ("`{{n}}`", "<p><code>25</code></p>\n"),
        (r"\(x^{{{n}}}_1\)", r"<p>\(x^{25}_1\)</p>" + "\n"),
        (r"$$a \\{{n}}$$", r"<p>$$a \\25$$</p>" + "\n"),
        ("![{{n}}](/static/{{n}}.png)", '<p><img src="/static/25.png" alt="25"></p>\n'),
        ("{{other}} stays", "<p>{{other}} stays</p>\n"),
        (r"\{{n}} stays", "<p>{{n}} stays</p>\n"),
        ("{{n+1}} {n} {{}}", "<p>{{n+1}} {n} {{}}</p>\n"),
        ("variable variableq {{n}} VARIABLEQQ", "<p>variable variableq 25 VARIABLEQQ</p>\n"),
    ],
)
def test_variables_are_filled(markdown, html):
    assert render(markdown, {"n": 25}) == html


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_never_markup(place, value):
    hostile, harmless = Markup(render(place, {"v": value, "m": "x"})), Markup(render(place, {"v": "word", "m": "x"}))
    assert hostile.shape == harmless.shape
    addresses = [address for name, address in hostile.attributes if name in ("href", "src")]
    assert not any(re.match(r"\s*(javascript|data):", address or "", re.I) for address in addresses)


@given(st.text(alphabet=st.characters(), max_size=200), st.text(alphabet=st.characters(), max_size=50))
def test_any_text_becomes_html_without_scripts(markdown, value):
    found = Markup(render(markdown + " {{v}}", {"v": value}))
    assert not {"script", "style", "iframe", "form", "input", "object", "svg"} & set(found.tags)
    assert not any(name.startswith("on") for name, _ in found.attributes)
    render_inline(markdown, {"v": value}).encode()


@given(st.text(alphabet="ab_*`\\()[]$<>&{}#-=\n ", max_size=60))
def test_inline_mathematics_is_the_same_text_in_the_page(formula):
    if not formula.strip() or re.search(r"\\\)|\n\s*\n|\\$", formula) or "{{" in formula:
        formula = "x_1"
    lines = "\n".join(line.strip() for line in formula.split("\n"))
    found = Markup(render(f"a \\({lines.replace(chr(10), ' ')}\\) b", {}))
    assert found.text == f"a \\({lines.replace(chr(10), ' ')}\\) b\n"


def test_inline_has_no_paragraph():
    assert render_inline(r"**{{n}}** m, \(x_1\)", {"n": 3}) == r"<strong>3</strong> m, \(x_1\)"


def test_unknown_names_come_in_order_each_once():
    text = r"{{b}} {{a}} `{{c}}` \({{d}}\) {{b}} \{{e}} {{f f}} {{ g }}"
    assert unknown_names(text, {"a": 1}) == ["b", "c", "d", "g"]
    assert unknown_names(text, dict.fromkeys("abcdg", 0)) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (-0.0, "0"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333"),
        (1e-5, "1e-5"),
        (6.02e23, "6.02e23"),
        (10**30, "1" + "0" * 30),
        (True, "True"),
        (None, ""),
        ("a b", "a b"),
        ([1, 2.0, "c"], "1, 2, c"),
        ([[1, 2], [3, 4]], "(1, 2), (3, 4)"),
        ({"a": "é"}, '{"a": "é"}'),
    ],
)
def test_values_are_written_for_people(value, text):
    assert format_value(value) == text
