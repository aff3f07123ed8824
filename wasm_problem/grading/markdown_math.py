"""MathJax delimiters in Markdown: what is between them passes through untouched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

DELIMITERS = {r"\(": r"\)", r"\[": r"\]", "$$": "$$"}
"""Opening -> closing."""
_DISPLAY = {opening: closing for opening, closing in DELIMITERS.items() if opening != r"\("}


def math_plugin(markdown: MarkdownIt) -> None:
    """Adds the two rules to a parser."""
    markdown.inline.ruler.before("escape", "math", _inline_rule)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "math_block", _block_rule, interrupts)
    markdown.add_render_rule("math", _render_inline)
    markdown.add_render_rule("math_block", _render_block)


def _inline_rule(state: StateInline, silent: bool) -> bool:
    opening = state.src[state.pos : state.pos + 2]
    if opening not in DELIMITERS:
        return False
    closing = DELIMITERS[opening]
    end = state.src.find(closing, state.pos + 2, state.posMax)
    if end == -1:
        return False
    if not silent:
        token = state.push("math", "", 0)
        token.content = state.src[state.pos : end + 2]
    state.pos = end + 2
    return True


def _block_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Display mathematics in lines of its own, blank lines and lines like `=` or `- b` included."""
    if state.is_code_block(start):
        return False
    first = _line(state, start)
    closing = _DISPLAY.get(first[:2])
    if closing is None:
        return False
    line, text = start, first[2:]
    while closing not in text:
        line += 1
        if line >= end or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            return False
        text = _line(state, line)
    if text.partition(closing)[2].strip():
        return False  # prose follows on the same line: the inline rule's business
    if silent:
        return True
    token = state.push("math_block", "", 0)
    token.block = True
    token.map = [start, line + 1]
    token.content = "\n".join(_line(state, each) for each in range(start, line + 1)).rstrip()
    state.line = line + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _render_inline(renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return escapeHtml(tokens[index].content)


def _render_block(renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f"<p>{escapeHtml(tokens[index].content)}</p>\n"
