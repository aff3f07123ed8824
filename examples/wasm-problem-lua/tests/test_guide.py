"""docs/build-a-runtime.md says what is so: its smallest runtime is built from the page and does what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wasm_problem.conformance.verification import self_test_fault
from wasm_problem.runtime_build import RuntimeSource, build
from wasm_problem.sandbox import Catalog, Invocation, Program, Sandbox

GUIDE = Path(__file__).resolve().parents[3] / "docs/build-a-runtime.md"


def block(language: str, begins: str) -> str:
    """The code block of the page that begins like this."""
    found = re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    (text,) = (each for each in found if each.startswith(begins))
    return str(text)


@pytest.fixture(scope="module")
def rpn(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    folder = tmp_path_factory.mktemp("guide")
    (folder / "rpn/guest").mkdir(parents=True)
    (folder / "rpn/manifest.toml").write_text(block("toml", 'name = "rpn"'), "utf-8")
    (folder / "rpn/self_test.json").write_text(block("json", "["), "utf-8")
    (folder / "rpn/guest/rpn.c").write_text(block("c", "#include"), "utf-8")
    build(RuntimeSource(folder / "rpn", folder / "built"), lambda line: None)
    return Sandbox(Catalog([folder / "built"]))


def test_the_smallest_runtime_stands_its_tests(rpn: Sandbox) -> None:
    assert rpn.catalog.problems == []
    runtime = rpn.catalog.get("rpn")
    assert [self_test_fault(rpn, runtime, test) for test in runtime.self_tests()] == [None, None]


def test_the_smallest_runtime_does_what_the_page_shows(rpn: Sandbox) -> None:
    assert rpn.run("rpn", Program("2 3 + 4 *\n"), Invocation(None)).stdout == "20.0\n"
    failure = rpn.run("rpn", Program("2 +\n"), Invocation(None)).failure
    assert failure is not None
    assert (failure.cause, failure.line, failure.column) == ("syntax", 1, 3)
    assert failure.message == "a number is missing before this"


def test_every_file_that_the_guide_names_exists() -> None:
    root, lua = GUIDE.parents[1], GUIDE.parents[1] / "examples/wasm-problem-lua/lua-5.4"
    text = GUIDE.read_text("utf-8")
    named = re.findall(r"`((?:runtimes|wasm_problem)/[\w./]+\.\w+)`", text)
    assert [name for name in named if not (root / name).is_file()] == []
    of_lua = re.findall(r"`((?:guest|conformance)/[\w./]+\.\w+)`", text)
    assert of_lua
    assert [name for name in of_lua if not (lua / name).is_file()] == []
