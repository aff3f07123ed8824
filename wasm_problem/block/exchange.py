"""The block as OLX, for import and export. The format itself is grading.olx."""

from __future__ import annotations

from typing import Any

from xblock.core import XML_NAMESPACES
from xblock.fields import Scope

from wasm_problem.block.fields import PROBLEM_FIELDS
from wasm_problem.grading import olx, pins
from wasm_problem.grading.grader import pin_all
from wasm_problem.sandbox import server_sandbox

_OPTION = f"{{{XML_NAMESPACES['option']}}}"


def read(block: Any, node: Any) -> None:
    """Fills the block from an element. Raises olx.OlxError, which names the line."""
    problem = olx.parse(node)
    catalog = server_sandbox().catalog
    block.store_problem(pins.completed(catalog, pin_all(catalog, problem)))
    for name, value in problem.attributes.items():  # what the platform adds, such as due or showanswer
        if _is_foreign_setting(block, name):
            setattr(block, name, _value(block, name, value, node))
    for child in node:
        if isinstance(child.tag, str) and child.tag.startswith(_OPTION):
            name = child.tag.removeprefix(_OPTION)
            if _is_foreign_setting(block, name):
                is_none = child.get("none") == "true"
                setattr(block, name, None if is_none else _value(block, name, child.text, child))


def write(block: Any, node: Any) -> None:
    """Writes what an author set, and what the platform's own settings of the block are, to an element."""
    olx.write(block.problem_as_set, node)
    node.tag = block.scope_ids.block_type
    node.set("xblock-family", block.entry_point)
    for name, field in block.fields.items():
        if _is_foreign_setting(block, name) and field.is_set_on(block):
            block._add_field(node, name, field)


def _value(block: Any, name: str, text: str, node: Any) -> Any:
    try:
        return block.fields[name].from_string(text)
    except (TypeError, ValueError):
        raise olx.OlxError(
            f'{name}="{text}" is no value of this setting. Change or remove it.', node.sourceline
        ) from None


def _is_foreign_setting(block: Any, name: str) -> bool:
    field = block.fields.get(name)
    return field is not None and field.scope in (Scope.settings, Scope.content) and name not in PROBLEM_FIELDS
