"""What a module's start leaves in memory is what its snapshot begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wasmtime import Engine, Instance, Module, Store, wat2wasm

from wasm_problem.runtime_build.snapshot import StartFailed, snapshot
from wasm_problem.runtime_build.wasm_format import MODULE_PREAMBLE, Reader, UnsupportedWasm, sections, signed

COUNTER = """
(module
  (import "host" "absent" (func $absent))
  (memory (export "memory") 1)
  (global $calls (mut i32) (i32.const -7))
  (global $wide (mut i64) (i64.const 1))
  (global $fixed i32 (i32.const 12))
  (data (i32.const 70) "before")
  (data (i32.const 100) "more")
  (table 2 funcref)
  (elem (i32.const 0) func $calls_so_far)
  (func (export "_initialize") (i32.store8 (i32.const 8) (i32.const 65)))
  (func (export "wasm-problem-start")
    (global.set $calls (i32.add (global.get $calls) (i32.const 100)))
    (global.set $wide (i64.const -5000000000))
    (drop (memory.grow (i32.const 2)))
    (i32.store8 (i32.const 150000) (i32.const 66)))
  (func $calls_so_far (export "calls") (result i32) (global.get $calls))
  (func (export "wide") (result i64) (global.get $wide))
  (func (export "fixed") (result i32) (global.get $fixed))
  (func (export "pages") (result i32) (memory.size))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "indirect") (result i32) (call_indirect (result i32) (i32.const 0)))
)
"""


def started(text: str) -> bytes:
    return snapshot(bytes(wat2wasm(text)))


def test_an_instance_begins_where_the_start_ended() -> None:
    engine = Engine()
    store = Store(engine)
    module = Module(engine, started(COUNTER))
    from wasmtime import Func, FuncType

    exports = Instance(store, module, [Func(store, FuncType([], []), lambda: None)]).exports(store)
    assert set(exports) == {"memory", "calls", "wide", "fixed", "pages", "byte", "indirect"}

    def result(name: str, *arguments: int) -> object:
        return exports[name](store, *arguments)

    assert [result(name) for name in ("calls", "wide", "fixed", "pages", "indirect")] == [93, -5000000000, 12, 3, 93]
    assert bytes(result("byte", at) for at in (8, 70, 103, 150000)) == b"AbeB"


def test_it_is_the_same_each_time_and_holds_one_segment() -> None:
    first, second = started(COUNTER), started(COUNTER)
    assert first == second
    data = dict(sections(first, MODULE_PREAMBLE))[11]
    assert Reader(data).u32() == 1


NEEDED = '(memory (export "memory") 1) (data (i32.const 0) "x") (func (export "wasm-problem-start"))'


@pytest.mark.parametrize(
    ("module", "why"),
    [
        (f"(module {NEEDED} (func $s) (start $s))", "start section"),
        ('(module (func (export "wasm-problem-start")))', "no memory of its own"),
        ('(module (memory (export "memory") 1) (data (i32.const 0) "x"))', "exports no function 'wasm-problem-start'"),
        ('(module (memory 1) (data (i32.const 0) "x") (func (export "wasm-problem-start")))', "exports no memory"),
        (f'(module {NEEDED} (data "passive"))', "not put in place"),
        (f'(module (import "a" "b" (global i32)) {NEEDED})', "not a function"),
        (f"(module {NEEDED} (global (mut f64) (f64.const 1)))", "not a whole constant"),
    ],
)
def test_a_module_that_cannot_be_kept_is_refused(module: str, why: str) -> None:
    with pytest.raises(UnsupportedWasm, match=why):
        started(module)


def test_a_start_that_reaches_for_the_host_or_fails_says_so() -> None:
    calls = NEEDED.replace('"wasm-problem-start")', '"wasm-problem-start") call $host')
    with pytest.raises(StartFailed, match="host"):
        started(f'(module (import "the host" "f" (func $host)) {calls})')
    with pytest.raises(StartFailed, match="unreachable"):
        started(f"(module {NEEDED.replace('start' + chr(34) + ')', 'start' + chr(34) + ') unreachable')})")


def test_what_is_no_module_is_refused() -> None:
    for wasm, why in ((b"", "not a core module"), (bytes(wat2wasm("(component)")), "not a core module")):
        with pytest.raises(UnsupportedWasm, match=why):
            snapshot(wasm)


@given(st.integers(-(2**63), 2**63 - 1))
def test_signed_numbers_are_read_back_by_the_engine(value: int) -> None:
    encoded = signed(value)
    module = MODULE_PREAMBLE + b"\x01\x05\x01\x60\x00\x01\x7e" + b"\x03\x02\x01\x00" + b"\x07\x05\x01\x01f\x00\x00"
    body = b"\x00\x42" + encoded + b"\x0b"
    module += b"\x0a" + bytes([len(body) + 2, 1, len(body)]) + body
    store = Store(Engine())
    found = Instance(store, Module(store.engine, module), []).exports(store)["f"]
    assert found(store) == value
