"""The objects that every instance of Python starts with are immortal; a program's own are not."""

from __future__ import annotations

import struct

import pytest
import wasmtime

from wasm_problem.runtime_build.immortal_objects import IMMORTAL, make_immortal, told_objects
from wasm_problem.runtime_build.wasm_format import UnsupportedWasm
from wasm_problem.sandbox import Invocation, Program

TYPE, OTHER_TYPE = 0x2000, 0x3000
FIRST = 0x1000
COMPONENT = """
(component
  (core module $m
    (memory (export "memory") 1)
    (data (i32.const 4096) "{first}")
    (data (i32.const 8192) "{second}")
    (func (export "at") (param i32) (result i32) (i32.load (local.get 0))))
  (core instance $i (instantiate $m))
  (type $t (func (param "at" u32) (result u32)))
  (func $at (type $t) (canon lift (core func $i "at")))
  (export "at" (func $at)))
"""


def component_of(first: bytes, second: bytes = b"") -> bytes:
    """A component with two stretches of memory, from FIRST and from TYPE on."""
    text = {name: "".join(f"\\{byte:02x}" for byte in data) for name, data in (("first", first), ("second", second))}
    return bytes(wasmtime.wat2wasm(COMPONENT.format(**text)))


def counts(component: bytes, *addresses: int) -> list[int]:
    engine = wasmtime.Engine()
    store = wasmtime.Store(engine)
    instance = wasmtime.component.Linker(engine).instantiate(store, wasmtime.component.Component(engine, component))
    at = instance.get_func(store, "at")
    found = []
    for address in addresses:
        assert at is not None
        found.append(at(store, address))
        at.post_return(store)
    return found


def objects(*counted: int) -> bytes:
    return b"".join(struct.pack("<II", count, TYPE) for count in counted)


def told(*addresses: int, type_: int = TYPE) -> list[tuple[int, int]]:
    return [(address, type_) for address in addresses]


def test_objects_are_immortal_wherever_they_lie():
    component = component_of(objects(1, 70_000), objects(3))
    changed = make_immortal(component, told(FIRST, FIRST + 8, TYPE))
    assert counts(changed, FIRST, FIRST + 8, TYPE) == [IMMORTAL] * 3
    assert counts(changed, FIRST + 4, FIRST + 12) == [TYPE] * 2


def test_nothing_else_changes():
    component = component_of(objects(1, 2, 3))
    changed = make_immortal(component, told(FIRST, FIRST + 16))
    assert counts(changed, FIRST + 8) == [2]
    assert len(changed) == len(component)
    assert make_immortal(component, []) == component


def test_what_is_immortal_already_stays_as_it_is():
    static = 7 << 28
    assert counts(make_immortal(component_of(objects(static)), told(FIRST)), FIRST) == [static]


@pytest.mark.parametrize("count", [0, 0x00345678], ids=["freed", "leads-to-the-next-free-one"])
def test_an_object_that_was_freed_in_the_meantime_stays_as_it_is(count):
    many = [1] * 20
    component = component_of(objects(count, *many))
    addresses = [FIRST + 8 * number for number in range(21)]
    assert counts(make_immortal(component, told(*addresses)), *addresses) == [count, *([IMMORTAL] * 20)]


def test_memory_that_became_an_object_of_another_type_stays_as_it_is():
    many = [FIRST + 8 * number for number in range(1, 21)]
    component = component_of(objects(*([1] * 21)))
    changed = make_immortal(component, [*told(FIRST, type_=OTHER_TYPE), *told(*many)])
    assert counts(changed, FIRST, FIRST + 8) == [1, IMMORTAL]


@pytest.mark.parametrize("address", [0, FIRST - 4, FIRST + 4, FIRST + 12, 0xFFFF_FFF8])
def test_a_guest_that_lays_objects_out_otherwise_is_refused(address):
    with pytest.raises(UnsupportedWasm, match="0 of 1 objects are where the guest tells"):
        make_immortal(component_of(objects(1, 1)), told(address))


def test_a_component_without_data_is_refused():
    with pytest.raises(UnsupportedWasm, match="no module"):
        make_immortal(bytes(wasmtime.wat2wasm("(component)")), told(FIRST))


def test_the_list_of_objects_is_pairs_of_addresses():
    assert list(told_objects(struct.pack("<4I", FIRST, TYPE, FIRST + 8, OTHER_TYPE))) == [
        (FIRST, TYPE),
        (FIRST + 8, OTHER_TYPE),
    ]
    with pytest.raises(UnsupportedWasm, match="ends early"):
        list(told_objects(b"\0" * 12))


PROGRAM = """
import decimal, json, sys, weakref

class Own:
    pass

def shared():
    parts = [json, json.dumps, json.dumps.__code__, json.dumps.__code__.co_names, decimal.Decimal, sys.modules]
    parts += [vars(json), "separators", json.JSONEncoder.__init__, decimal.getcontext()]
    return [sys._is_immortal(each) for each in parts]

def own():
    made = Own, Own(), own, [1], "a text of its own", json.dumps({}, indent=1) + "!"
    return [sys._is_immortal(each) for each in made]

def freed():
    one = Own()
    watched = weakref.ref(one)
    del one
    return watched() is None
"""


@pytest.mark.parametrize("runtime", ["python-3.14", "python-3.14-science"])
def test_what_an_instance_starts_with_is_immortal_and_what_a_program_makes_is_not(sandbox, runtime):
    for entry, right in (("shared", [True] * 10), ("own", [False] * 6), ("freed", True)):
        outcome = sandbox.run(runtime, Program(PROGRAM), Invocation(entry))
        assert (entry, outcome.value) == (entry, right)
