"""Many core modules of a component made one: it does the same, and what is not understood is refused."""

from __future__ import annotations

import contextlib

import pytest
import wasmtime
from hypothesis import given, settings
from hypothesis import strategies as st

from wasm_problem.runtime_build.component_parts import CORE_MODULE
from wasm_problem.runtime_build.core_code import Indices, rewritten
from wasm_problem.runtime_build.core_module import CoreModule
from wasm_problem.runtime_build.merge_modules import merge_modules
from wasm_problem.runtime_build.wasm_format import COMPONENT_PREAMBLE, UnsupportedWasm, sections
from wasm_problem.sandbox.wasmtime_fixes import HostFunction

# Two libraries that share a memory and a table, as componentize-py lays them out: a function that needs the memory is
# called through a table of its own, which is filled last.
LIBRARIES = """
(component
  (import "number" (func $number (result u32)))
  (import "say" (func $say (param "text" string)))

  (core module $shim
    (table (export "$imports") 1 1 funcref)
    (func (export "say") (param i32 i32) (call_indirect (param i32 i32) (local.get 0) (local.get 1) (i32.const 0))))
  (core module $main
    (memory (export "memory") 2)
    (table (export "table") 8 funcref)
    (global (export "base-a") i32 (i32.const 1024))
    (global (export "base-b") i32 (i32.const 2048))
    (global (export "table-a") i32 (i32.const 2))
    (global (export "stack") (mut i32) (i32.const 65536))
    (global (export "limit") i64 (i64.const 5000000000))
    (func (export "sum") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
    (data (i32.const 1024) "from a, from b"))
  (core module $a
    (import "env" "memory" (memory 1))
    (import "env" "table" (table 4 funcref))
    (import "env" "base" (global $base i32))
    (import "env" "entries" (global $entries i32))
    (import "env" "stack" (global $stack (mut i32)))
    (import "env" "sum" (func $sum (param i32 i32) (result i32)))
    (import "host" "number" (func $number (result i32)))
    (import "host" "say" (func $say (param i32 i32)))
    (global $text i32 (global.get $base))
    (elem (offset (global.get $entries)) func $third $sum)
    (func $third (param i32) (result i32) (i32.div_u (local.get 0) (i32.const 3)))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 4096))
    (func (export "more") (result i32)
      (global.set $stack (i32.sub (global.get $stack) (i32.const 16)))
      (call $say (global.get $text) (i32.const 6))
      (call $sum (call $number) (global.get $stack))))
  (core module $b
    (import "env" "memory" (memory 1))
    (import "env" "table" (table 4 funcref))
    (import "env" "limit" (global $limit i64))
    (import "a" "more" (func $more (result i32)))
    (type $pair (func (param i32 i32) (result i32)))
    (type $one (func (param i32) (result i32)))
    (func $run (export "run") (result i32) (local $found i32)
      (block $done (result i32)
        (loop $again
          (local.set $found (call_indirect (type $pair) (local.get $found) (call $more) (i32.const 3)))
          (br_if $done
            (call_indirect (type $one) (local.get $found) (i32.const 2))
            (i64.gt_u (i64.extend_i32_u (local.get $found)) (i64.div_u (global.get $limit) (i64.const 60000))))
          (drop)
          (br $again))
        (unreachable))))
  (core module $fill
    (import "" "$imports" (table 1 1 funcref))
    (import "" "0" (func $say (param i32 i32)))
    (elem (i32.const 0) func $say))

  (core instance $shim (instantiate $shim))
  (core instance $main (instantiate $main))
  (core func $lowered_number (canon lower (func $number)))
  (core instance $a (instantiate $a
    (with "env" (instance
      (export "memory" (memory $main "memory")) (export "table" (table $main "table"))
      (export "base" (global $main "base-a")) (export "entries" (global $main "table-a"))
      (export "stack" (global $main "stack")) (export "sum" (func $main "sum"))))
    (with "host" (instance (export "number" (func $lowered_number)) (export "say" (func $shim "say"))))))
  (core instance $b (instantiate $b
    (with "env" (instance
      (export "memory" (memory $main "memory")) (export "table" (table $main "table"))
      (export "limit" (global $main "limit"))))
    (with "a" (instance $a))))
  (core func $lowered_say (canon lower (func $say)
    (memory (core memory $main "memory")) (realloc (core func $a "realloc"))))
  (core instance (instantiate $fill
    (with "" (instance (export "$imports" (table $shim "$imports")) (export "0" (func $lowered_say))))))
  (type $t (func (result u32)))
  (func $run (type $t) (canon lift (core func $b "run")))
  (export "run" (func $run)))
"""
SAID, RESULT = ["from a", "from a"], ((65536 - 16 + 7) + (65536 - 32 + 7)) // 3
ONE_MODULE = """
(component
  (core module $m (func (export "run") (result i32) (i32.const 3)))
  (core instance $i (instantiate $m))
  (type $t (func (result u32)))
  (func $run (type $t) (canon lift (core func $i "run")))
  (export "run" (func $run)))
"""
EVERY_KIND = """
(module
  (type $none (func))
  (memory 1) (table $table 4 funcref) (table $refs 1 externref) (global $g (mut i64) (i64.const -9))
  (elem declare func $f)
  (func $f (param i32) (result i32) (local f32 f64 v128 funcref)
    (block (loop (br_if 1 (local.get 0))))
    (block $a (block $b (block $c (br_table $a $b $c $a (local.get 0)))))
    (if (result i32) (local.get 0) (then (call $f (i32.const -77777))) (else (i32.const 1)))
    (block (param i32) (result i32 i32) (i32.const 5)) (drop) (drop)
    (global.set $g (i64.add (global.get $g) (i64.const 0x7fffffffffff)))
    (local.set 1 (f32.const 1.5)) (local.set 2 (f64.const -2.25))
    (f64.store offset=70000 (i32.const 8) (f64.load align=1 (i32.const 16)))
    (local.set 4 (select (result funcref) (ref.func $f) (ref.null func) (local.get 0)))
    (table.set $table (i32.const 1) (local.get 4)) (drop (table.get $table (i32.const 1)))
    (drop (table.grow $refs (ref.null extern) (i32.const 1))) (drop (table.size $table))
    (table.fill $table (i32.const 0) (ref.null func) (i32.const 1))
    (table.copy $table $table (i32.const 0) (i32.const 1) (i32.const 1))
    (drop (ref.is_null (local.get 4)))
    (memory.copy (i32.const 0) (i32.const 9) (i32.const 9)) (memory.fill (i32.const 0) (i32.const 9) (i32.const 9))
    (drop (memory.grow (memory.size)))
    (drop (i32.trunc_sat_f64_s (local.get 2)))
    (local.set 3 (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31 (v128.const i64x2 1 2) (v128.load (i32.const 0))))
    (v128.store8_lane 3 (i32.const 1) (local.get 3)) (drop (v128.load32_zero (i32.const 4)))
    (drop (i8x16.extract_lane_s 15 (local.get 3))) (drop (f64x2.add (local.get 3) (local.get 3)))
    (call_indirect $table (param i32) (result i32) (i32.const 1) (i32.const 0))
    (return_call $f)))
"""


@pytest.fixture(scope="module")
def engine() -> wasmtime.Engine:
    return wasmtime.Engine()


@pytest.fixture(scope="module")
def libraries() -> bytes:
    return bytes(wasmtime.wat2wasm(LIBRARIES))


def run(engine: wasmtime.Engine, component: bytes) -> tuple[int, list[str]]:
    """What the component returns, and what it said."""
    store, said = wasmtime.Store(engine), []
    linker = wasmtime.component.Linker(engine)
    with linker.root() as root:
        root.add_func("number", HostFunction(lambda store: 7))
        root.add_func("say", HostFunction(lambda store, text: said.append(text)))
    instance = linker.instantiate(store, wasmtime.component.Component(engine, component))
    function = instance.get_func(store, "run")
    assert function is not None
    return function(store), said


def modules(component: bytes) -> int:
    return sum(number == CORE_MODULE for number, _ in sections(component, COMPONENT_PREAMBLE))


def test_libraries_do_the_same_as_one_module(engine, libraries):
    assert run(engine, libraries) == (RESULT, SAID)
    assert run(engine, merge_modules(libraries)) == (RESULT, SAID)


def test_what_needs_the_memory_to_be_there_stays_a_module_of_its_own(libraries):
    assert (modules(libraries), modules(merge_modules(libraries))) == (5, 2)


def test_it_can_be_done_again(engine, libraries):
    merged = merge_modules(libraries)
    assert merge_modules(merged) == merged


def test_a_single_module_stays_as_it_is():
    component = bytes(wasmtime.wat2wasm(ONE_MODULE))
    assert merge_modules(component) == component


def test_the_runtimes_of_python_are_one_module_and_what_fills_a_table(sandbox):
    for runtime in ("python-3.14", "python-3.14-science"):
        # The third is the one that tells how much memory there is.
        assert modules(sandbox.catalog.get(runtime).read_wasm()) == 3


def test_code_under_the_same_numbers_is_the_same_code():
    module = CoreModule(
        bytes(
            wasmtime.wat2wasm(
                EVERY_KIND.replace("(elem declare func $f)", "(elem (table $table) (i32.const 0) func $f)")
            )
        )
    )
    numbers = range(100)
    assert module.code
    assert [rewritten(body, Indices(numbers, numbers, numbers, numbers)) for body in module.code] == module.code


def test_each_index_in_code_is_replaced(engine):
    """More functions, tables, globals and types in front: the numbers of all the others change, and take more room."""
    # What is in front is as many as a byte holds, and more.
    front = "".join(f"(func (type $t{n})) (type $t{n} (func)) (global i32 (i32.const 0))" for n in range(200))
    text = EVERY_KIND.replace("(elem declare func $f)", "(elem (table $table) (i32.const 0) func $f)")
    plain = CoreModule(bytes(wasmtime.wat2wasm(text)))
    moved = CoreModule(bytes(wasmtime.wat2wasm(text.replace("(module", f"(module {front} (table 1 funcref)", 1))))
    of_types = {index: moved.types.index(type_) for index, type_ in enumerate(plain.types)}
    indices = Indices(
        [of_types[n] for n in range(len(plain.types))], [200 + n for n in range(1)], [1, 2], [200 + n for n in range(1)]
    )
    assert rewritten(plain.code[0], indices) == moved.code[-1]


@pytest.mark.parametrize(
    ("part", "replacement"),
    [
        ('(memory (export "memory") 2)', '(memory (export "memory") 2) (func $s) (start $s)'),
        ('(memory (export "memory") 2)', '(memory (export "memory") 2) (memory 1)'),
        ('(memory (export "memory") 2)', '(memory (export "memory") 2) (data "passive")'),
        ('(memory (export "memory") 2)', '(memory (export "memory") 2) (elem func 0)'),
        (
            '(memory (export "memory") 2)',
            '(memory (export "memory") 2) (global i32 (i32.mul (i32.const 2) (i32.const 2)))',
        ),
        ('(memory (export "memory") 2)', '(memory (export "memory") 2) (tag)'),
    ],
    ids=["start", "second-memory", "passive-data", "passive-elements", "computed-constant", "exception"],
)
def test_what_is_not_understood_is_refused(part, replacement):
    component = bytes(wasmtime.wat2wasm(LIBRARIES.replace(part, replacement, 1)))
    with pytest.raises(UnsupportedWasm):
        merge_modules(component)


def test_an_instruction_that_is_not_known_is_refused():
    with pytest.raises(UnsupportedWasm, match="0x8"):
        rewritten(b"\x00\x08\x00\x0b", Indices([], [], [], []))


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_component_is_refused_or_merged_but_nothing_else(data):
    component = bytearray(wasmtime.wat2wasm(LIBRARIES))
    for _ in range(data.draw(st.integers(1, 3))):
        component[data.draw(st.integers(8, len(component) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(component[: data.draw(st.integers(8, len(component)))])
    with contextlib.suppress(UnsupportedWasm):
        merge_modules(cut)
