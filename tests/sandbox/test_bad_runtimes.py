"""A runtime that cannot be used is named for the operator, never harms another one, and tells authors no paths."""

from __future__ import annotations

import logging
import re
import time

import pytest
from wasmtime import wat2wasm

from tests.sandbox.tiny_runtime import ENDLESS, EVALUATOR, component, install, tiny_text
from wasm_problem.sandbox import BadManifest, Catalog, CompiledCache, Invocation, Program, Sandbox
from wasm_problem.sandbox.component_check import OFFERED
from wasm_problem.sandbox.host import OURS, WASI

MONOTONIC = '(import "wasi:clocks/monotonic-clock@0.2.0" (instance (export "now" (func (result {})))))'


def without(text: str, pattern: str, instead: str = "") -> str:
    changed = re.sub(pattern, instead, text, flags=re.DOTALL)
    assert changed != text
    return changed


TINY = tiny_text()
BAD_COMPONENTS = {
    "empty": (b"", "not a WebAssembly component"),
    "text": (b"print('hello')", "not a WebAssembly component"),
    "component as text": (TINY.encode(), "not a WebAssembly component"),
    "core module": (bytes(wat2wasm("(module)")), "is a WebAssembly module, and a runtime is a component"),
    "cut off": (component(TINY)[:2000], "does not compile"),
    "noise after a good beginning": (component(TINY)[:8] + bytes(range(256)), "does not compile"),
    "another world": (component("(component)"), f"does not export {EVALUATOR}"),
    "evaluator is no interface": (
        component(f'(component (type $t u32) (export "{EVALUATOR.replace("evaluator", "x")}" (type $t)))'),
        f"does not export {EVALUATOR}",
    ),
    "newer contract": (component(TINY.replace("@1.0.0", "@2.0.0")), "made for contract 2.0.0; this program has 1.0.0"),
    "no function run": (
        component(without(TINY, r'\(export "run" \(func \$run\) \(func.*?\$done_\)\)\)')),
        "its evaluator has no function run",
    ),
    "a parameter of another type": (
        component(TINY.replace('(param "echo" bool)', '(param "echo" u32)')),
        "the function evaluate of its evaluator has another type",
    ),
    "a cause that the contract lacks": (
        component(TINY.replace('"crashed"', '"crashed" "bored"')),
        "with another type than the host's",
    ),
    "a record with another field": (
        component(TINY.replace('(field "seed" u64)', '(field "seeds" u64)')),
        "the function check of its evaluator has another type",
    ),
    "asks for HTTP": (
        component(tiny_text(imports='(import "wasi:http/outgoing-handler@0.2.0" (instance))')),
        "imports wasi:http/outgoing-handler@0.2.0, which no runtime is given",
    ),
    "asks for a later WASI": (
        component(tiny_text(imports='(import "wasi:filesystem/types@0.3.0" (instance))')),
        "imports wasi:filesystem/types@0.3.0, which no runtime is given",
    ),
    "asks for a function of its own": (
        component(tiny_text(imports='(import "evil" (func))')),
        "imports evil, which no runtime is given",
    ),
    "asks for an interface that is not in the contract": (
        component(tiny_text(imports='(import "wasm-problem:runtime/secrets@1.0.0" (instance))')),
        "imports wasm-problem:runtime/secrets@1.0.0, which is not in the contract",
    ),
    "asks for a function that is not in the contract": (
        component(TINY.replace('(export "close" (func', '(export "peek" (func)) (export "close" (func', 1)),
        "imports peek of wasm-problem:runtime/submission@1.0.0, which is not in the contract",
    ),
    "asks for our function with other types": (
        component(TINY.replace('(export "close" (func (param "session" u32)', '(export "close" (func (param "s" s32)')),
        "imports close of wasm-problem:runtime/submission@1.0.0 with another type",
    ),
    "asks for a function of WASI with other types": (
        component(tiny_text(imports=MONOTONIC.format("u32"))),
        "imports now of wasi:clocks/monotonic-clock@0.2.0 with another type",
    ),
    "an interface's name for something else": (
        component(tiny_text(imports='(import "wasi:io/poll@0.2.0" (func))')),
        "its import wasi:io/poll@0.2.0 is no interface",
    ),
}


@pytest.fixture
def places(tmp_path):
    """Where a good runtime is installed: (folder of runtimes, empty cache)."""
    install(tmp_path / "runtimes", "good")
    return tmp_path / "runtimes", CompiledCache(tmp_path / "compiled")


def answers(sandbox: Sandbox, name: str = "good") -> bool:
    outcome = sandbox.run(name, Program("anything"), Invocation("f"))
    return outcome.failure is None and outcome.value is None and outcome.usage.fuel > 0


def test_the_smallest_runtime_there_can_be_works(places):
    folder, cache = places
    sandbox = Sandbox(Catalog([folder]), cache)
    assert answers(sandbox)
    assert sandbox.check("good", Program("x")) is None


def test_what_compilers_to_wasi_bring_along_may_be_imported(places):
    folder, cache = places
    exit_ = '(import "wasi:cli/exit@0.2.4" (instance (export "exit" (func (param "status" (result))))))'
    install(folder, "with-wasi", component(tiny_text(imports=exit_ + MONOTONIC.format("u64"))))
    assert answers(Sandbox(Catalog([folder]), cache), "with-wasi")


@pytest.mark.parametrize("what", BAD_COMPONENTS)
def test_a_bad_component_is_named_and_the_others_work(places, what, caplog):
    folder, cache = places
    content, text = BAD_COMPONENTS[what]
    place = install(folder, "bad", content)
    sandbox = Sandbox(Catalog([folder]), cache)
    with pytest.raises(BadManifest) as caught:
        sandbox.compile(sandbox.catalog.get("bad"))
    assert text in str(caught.value)
    assert str(caught.value).startswith(f"bad@1: {place / 'runtime.wasm'} is not a runtime: ")
    with caplog.at_level(logging.ERROR):
        failure = sandbox.run("bad", Program("x"), Invocation("f")).failure
    assert failure.cause == "unknown-runtime"
    assert "the server's log says why" in failure.message
    assert str(folder) not in failure.message
    assert text in caplog.text
    assert answers(sandbox)
    assert not sandbox.is_compiled(sandbox.catalog.get("bad"))


def test_all_functions_of_the_host_have_types_to_compare():
    ours = {f"wasm-problem:runtime/{name}": set(functions) for name, functions in OURS.items()}
    host = ours | {name: set(functions) for name, functions in WASI.items()}
    assert {name: set(functions) for name, functions in OFFERED.items() if functions} == host


BAD_STARTS = {
    "traps when it starts": {"start": "unreachable"},
    "never ends starting": {"start": "(loop (br 0))"},
    "wants all memory when it starts": {"start": "(drop (memory.grow (i32.const 60000))) unreachable"},
    "traps when it reads its warm-up": {"check": "unreachable"},
    "never ends reading its warm-up": {"check": ENDLESS},
    "answers from outside its memory": {"check": "i32.const -8"},
}


@pytest.mark.parametrize("what", BAD_STARTS)
def test_a_runtime_that_cannot_start_is_named_in_time(places, what, caplog):
    folder, cache = places
    install(folder, "bad", component(tiny_text(**BAD_STARTS[what])))
    sandbox = Sandbox(Catalog([folder]), cache)
    sandbox.compile(sandbox.catalog.get("bad"))
    started = time.monotonic()
    with caplog.at_level(logging.ERROR):
        failures = [
            sandbox.run("bad", Program("x"), Invocation("f")).failure,
            sandbox.check("bad", Program("x")),
            sandbox.session("bad", Program("x"))[1].failure,
        ]
    assert time.monotonic() - started < 30
    assert [failure.cause for failure in failures] == ["not-ready"] * 3
    assert [str(folder) in failure.message for failure in failures] == [False] * 3
    assert caplog.text.count("runtime bad cannot start") == 3
    assert answers(sandbox)


def test_a_huge_file_is_refused_before_it_is_read(places):
    folder, cache = places
    place = install(folder, "huge")
    with (place / "runtime.wasm").open("r+b") as file:
        file.truncate(500 * 2**20)
    started = time.monotonic()
    catalog = Catalog([folder])
    assert time.monotonic() - started < 1
    assert [runtime.id for runtime in catalog.runtimes()] == ["good@1"]
    (problem,) = catalog.problems
    assert f"{place / 'runtime.wasm'} has 500 MiB; at most 200 are read" in problem
    assert answers(Sandbox(catalog, cache))


def test_a_file_that_grew_since_the_catalog_was_read_is_refused_before_it_is_read(places):
    folder, cache = places
    place = install(folder, "huge")
    sandbox = Sandbox(Catalog([folder]), cache)
    with (place / "runtime.wasm").open("r+b") as file:
        file.truncate(500 * 2**20)
    with pytest.raises(BadManifest, match="has 500 MiB; at most 200 are read"):
        sandbox.compile(sandbox.catalog.get("huge"))


def test_a_missing_file_is_reported(places):
    folder, cache = places
    (install(folder, "empty") / "runtime.wasm").unlink()
    catalog = Catalog([folder])
    assert "the component" in catalog.problems[0]
    assert "is missing. Install or build the runtime again." in catalog.problems[0]
    failure = Sandbox(catalog, cache).run("empty", Program("x"), Invocation("f")).failure
    assert failure.cause == "unknown-runtime"
    assert failure.message.startswith('The runtime "empty" is installed here but cannot be used.')
    assert str(folder) not in failure.message


CHANGES = {
    "removed": lambda place: [path.unlink() for path in place.iterdir()],
    "damaged": lambda place: (place / "runtime.wasm").write_bytes(b"damaged"),
    "emptied": lambda place: (place / "runtime.wasm").write_bytes(b""),
    "replaced": lambda place: (place / "runtime.wasm").write_bytes(component(tiny_text(call="i32.const 64 nop"))),
    "made a folder": lambda place: ((place / "runtime.wasm").unlink(), (place / "runtime.wasm").mkdir()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_runtime_that_goes_while_it_is_used_is_used_on_and_a_new_process_says_what_is_wrong(places, change, tmp_path):
    folder, cache = places
    used = Sandbox(Catalog([folder]), cache)
    assert answers(used)
    waiting = Sandbox(Catalog([folder]), CompiledCache(tmp_path / "another"))
    CHANGES[change](folder / "good@1")
    assert answers(used)
    failure = waiting.run("good", Program("x"), Invocation("f")).failure
    assert failure.cause == "unknown-runtime"
    assert str(folder) not in failure.message
    new = Sandbox(Catalog([folder]), CompiledCache(tmp_path / "third"))
    assert new.run("good", Program("x"), Invocation("f")).failure.cause == "unknown-runtime"


def test_a_server_does_not_compile_a_bad_runtime_over_and_over(places, caplog):
    folder, cache = places
    install(folder, "bad", b"")
    server = Sandbox(Catalog([folder]), cache, when_missing="later")
    first = server.run("bad", Program("x"), Invocation("f")).failure
    assert first.cause == "not-ready"
    for thread in list(server._loader.compiling.values()):
        thread.join()
    later = [server.run("bad", Program("x"), Invocation("f")).failure for _ in range(3)]
    assert [failure.cause for failure in later] == ["unknown-runtime"] * 3
    assert caplog.text.count("cannot be prepared") == 1
