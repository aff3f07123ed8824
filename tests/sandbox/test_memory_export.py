"""The export that tells a program's memory, added to real components and refused for everything else."""

from __future__ import annotations

import pytest
import wasmtime
from hypothesis import given, settings
from hypothesis import strategies as st

from wasm_problem.runtime_build.memory_export import CORE_MODULE, EXPORT_NAME, add_memory_export
from wasm_problem.runtime_build.wasm_format import COMPONENT_PREAMBLE as PREAMBLE
from wasm_problem.runtime_build.wasm_format import UnsupportedWasm

WITHOUT_MEMORY = "(component)"
SMALL = """
(component
  (core module $m
    (memory (export "memory") 3)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
    (func (export "grow") (result i32) (memory.grow (i32.const 2))))
  (core instance $i (instantiate $m))
  (type $t (func (result u32)))
  (func $grow (type $t) (canon lift (core func $i "grow") (memory (core memory $i "memory"))
    (realloc (core func $i "realloc"))))
  (export "grow" (func $grow)))
"""


@pytest.fixture(scope="module")
def engine() -> wasmtime.Engine:
    return wasmtime.Engine()


@pytest.fixture(scope="module")
def small() -> bytes:
    return bytes(wasmtime.wat2wasm(SMALL))


@pytest.fixture(scope="module")
def runtime(sandbox) -> bytes:
    """A finished runtime, as a component without the export: the export's sections are its end."""
    return sandbox.catalog.get("python-3.14").read_wasm()


def call(engine: wasmtime.Engine, component: bytes, *names: str) -> list[int]:
    """What these functions of one instance return, one after the other."""
    store = wasmtime.Store(engine)
    linked = wasmtime.component.Linker(engine).instantiate(store, wasmtime.component.Component(engine, component))
    functions = [linked.get_func(store, name) for name in names]
    return [function(store) for function in functions if function is not None]


def test_the_export_tells_the_size_of_the_memory(engine, small):
    assert call(engine, add_memory_export(small), EXPORT_NAME, "grow", EXPORT_NAME) == [3, 3, 5]


def test_only_the_end_of_the_component_changes(small):
    extended = add_memory_export(small)
    assert extended.startswith(small)
    assert 100 < len(extended) - len(small) < 200


def test_a_real_runtime_has_it(runtime):
    assert EXPORT_NAME.encode() in runtime[-200:]


def test_every_section_of_a_real_runtime_is_understood(engine, runtime):
    """Counting wrong gives a component that does not compile, and the export's name exists already."""
    with pytest.raises(wasmtime.WasmtimeError, match=EXPORT_NAME):
        wasmtime.component.Component(engine, add_memory_export(runtime))


def test_a_component_without_memory_is_refused():
    with pytest.raises(UnsupportedWasm, match="no exported function uses a memory"):
        add_memory_export(bytes(wasmtime.wat2wasm(WITHOUT_MEMORY)))


@pytest.mark.parametrize("content", [b"", b"\0asm", PREAMBLE[:7], b"\0asm\1\0\0\0", b"#!/bin/sh\n", bytes(1000)])
def test_what_is_no_component_is_refused(content):
    with pytest.raises(UnsupportedWasm, match="not a component"):
        add_memory_export(content)


def test_a_section_longer_than_the_file_is_refused():
    with pytest.raises(UnsupportedWasm, match="ends early"):
        add_memory_export(PREAMBLE + bytes([CORE_MODULE]) + b"\xff\xff\xff\xff\x0f" + b"x")


def test_an_unending_number_is_refused():
    with pytest.raises(UnsupportedWasm, match="number"):
        add_memory_export(PREAMBLE + bytes([CORE_MODULE]) + b"\xff" * 100_000)


def test_every_truncation_is_refused_or_is_a_component_itself(engine, small):
    refused = 0
    for length in range(len(small)):
        try:
            add_memory_export(small[:length])
        except UnsupportedWasm:
            refused += 1
        else:
            wasmtime.component.Component(engine, small[:length])
    assert refused > len(small) * 0.9


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_garbage_is_refused(garbage):
    with pytest.raises(UnsupportedWasm):
        add_memory_export(PREAMBLE + garbage)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_is_refused_or_leaves_a_component_of_bytes(data):
    content = bytearray(wasmtime.wat2wasm(SMALL))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        extended = add_memory_export(bytes(content))
    except UnsupportedWasm:
        return
    assert extended.startswith(bytes(content))
