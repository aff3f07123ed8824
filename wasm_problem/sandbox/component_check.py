"""Whether a component is a runtime: of the contract's world, and asking for nothing more. Nothing of it is run.

It is checked when it is compiled, and only what passed is kept, so that loading pays nothing for it. Our host
functions would break at arguments of other types: so the types of imports are checked as those of exports are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wasmtime import Engine
from wasmtime.component import Component, ComponentInstanceType, FuncType

from .contract import CONTRACT_VERSION, PACKAGE
from .engine import NotARuntime

PREAMBLE = b"\0asm\x0d\x00\x01\x00"
CORE_PREAMBLE = b"\0asm\x01\x00\x00\x00"

WASI_IMPORT = re.compile(r"wasi:(cli|clocks|filesystem|io|random|sockets)/[a-z0-9-]+@0\.2\.[0-9]+")
"""What compilers to WASI bring with them. The host answers some of it, and any other call of it ends the program."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of the component model, as far as it matters here. of: the types it is made of, names: their names."""

    kind: str
    of: tuple[Type | None, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """The types of a function's parameters, and of its result."""

    parameters: tuple[Type, ...]
    result: Type | None = None


def _record(**fields: Type) -> Type:
    return Type("RecordType", tuple(fields.values()), tuple(fields))


def _list(element: Type) -> Type:
    return Type("ListType", (element,))


def _result(ok: Type | None, error: Type) -> Type:
    return Type("ResultType", (ok, error))


ANY = Type("any")
BOOL, STRING, U32, U64 = Type("Bool"), Type("String"), Type("U32"), Type("U64")

_PROGRAMS_CAUSES = ("syntax", "raised", "missing-entry", "bad-value", "invalid-answer", "submission-failed", "refused")
_LIMITS = ("memory", "stack", "fuel", "time", "output", "crashed")
CAUSE = Type("EnumType", names=_PROGRAMS_CAUSES + _LIMITS)
PLACE = _record(line=U32, column=U32)
FAILURE = _record(cause=CAUSE, message=STRING, at=Type("OptionType", (PLACE,)), trace=STRING, kinds=STRING)
PROGRAM = _record(source=STRING, files=_list(_record(name=STRING, base64=STRING)), seed=U64)
INVOCATION = _record(entry=STRING, args=STRING, stdin=STRING)
OUTCOME = _record(value=_result(STRING, FAILURE), out=STRING, err=STRING, fuel=U64)
TIME = _record(seconds=U64, nanoseconds=U32)

EVALUATOR = {
    "check": Signature((PROGRAM,), _result(None, FAILURE)),
    "load": Signature((PROGRAM,), _result(None, FAILURE)),
    "call": Signature((INVOCATION,), _result(STRING, FAILURE)),
    "evaluate": Signature((STRING, STRING, BOOL), _result(STRING, FAILURE)),
    "run": Signature((PROGRAM, STRING), _result(None, FAILURE)),
}
MEMORY_PAGES = Signature((), U32)

OFFERED: Mapping[str, Mapping[str, Signature]] = {
    f"{PACKAGE}/types": {},
    f"{PACKAGE}/console": {"write": Signature((Type("EnumType", names=("out", "err")), STRING), BOOL)},
    f"{PACKAGE}/submission": {
        "open": Signature((STRING,), _result(U32, FAILURE)),
        "call": Signature((U32, INVOCATION), OUTCOME),
        "evaluate": Signature((U32, STRING, STRING), OUTCOME),
        "close": Signature((U32,)),
        "run": Signature((STRING, STRING), OUTCOME),
    },
    "wasi:clocks/wall-clock": {"now": Signature((), TIME), "resolution": Signature((), TIME)},
    "wasi:clocks/monotonic-clock": {"now": Signature((), U64), "resolution": Signature((), U64)},
    "wasi:random/random": {
        "get-random-bytes": Signature((U64,), _list(Type("U8"))),
        "get-random-u64": Signature((), U64),
    },
    "wasi:random/insecure-seed": {"insecure-seed": Signature((), Type("TupleType", (U64, U64)))},
    "wasi:cli/environment": {
        "get-environment": Signature((), _list(ANY)),
        "get-arguments": Signature((), _list(ANY)),
        "initial-cwd": Signature((), Type("OptionType", (STRING,))),
    },
    "wasi:filesystem/preopens": {"get-directories": Signature((), _list(ANY))},
}
"""The functions that the host has, with the types that it expects: those of host.py, which a test compares."""


def check_preamble(content: bytes) -> None:
    """Raises NotARuntime for a file that is no component, whatever else it may be."""
    if content.startswith(CORE_PREAMBLE):
        raise NotARuntime("it is a WebAssembly module, and a runtime is a component")
    if not content.startswith(PREAMBLE):
        raise NotARuntime("it is not a WebAssembly component")


def check_component(engine: Engine, component: Component) -> None:
    """Raises NotARuntime when the component lacks what the contract asks for, or asks for more than it offers."""
    type_ = component.type
    for name, extern in type_.imports(engine).items():
        _check_import(engine, name, extern.ty)
    exports = {name: extern.ty for name, extern in type_.exports(engine).items()}
    _check_evaluator(engine, exports)
    pages = exports.get("memory-pages")
    if pages is not None and not _has_signature(pages, MEMORY_PAGES):
        raise NotARuntime("its export memory-pages has another type than () -> u32")


def _check_import(engine: Engine, name: str, item: Any) -> None:
    interface, _, version = name.partition("@")
    if interface.startswith(f"{PACKAGE}/"):
        if version != CONTRACT_VERSION:
            raise NotARuntime(f"it is made for contract {_shown(version)}; this program has {CONTRACT_VERSION}")
        if interface not in OFFERED:
            raise NotARuntime(f"it imports {_shown(name)}, which is not in the contract")
    elif not WASI_IMPORT.fullmatch(name):
        raise NotARuntime(f"it imports {_shown(name)}, which no runtime is given")
    if not isinstance(item, ComponentInstanceType):
        raise NotARuntime(f"its import {_shown(name)} is no interface")
    offered = OFFERED.get(interface, {})
    for function, type_ in _functions(engine, item):
        if function in offered and not _has_signature(type_, offered[function]):
            raise NotARuntime(f"it imports {function} of {_shown(name)} with another type than the host's")
        if function not in offered and interface.startswith(f"{PACKAGE}/"):
            raise NotARuntime(f"it imports {_shown(function)} of {_shown(name)}, which is not in the contract")


def _check_evaluator(engine: Engine, exports: Mapping[str, Any]) -> None:
    wanted = f"{PACKAGE}/evaluator@{CONTRACT_VERSION}"
    evaluator = exports.get(wanted)
    if not isinstance(evaluator, ComponentInstanceType):
        others = [name.partition("@")[2] for name in exports if name.startswith(f"{PACKAGE}/evaluator@")]
        if others:
            raise NotARuntime(f"it is made for contract {_shown(others[0])}; this program has {CONTRACT_VERSION}")
        raise NotARuntime(f"it is of another world: it does not export {wanted}")
    found = dict(_functions(engine, evaluator))
    for name, signature in EVALUATOR.items():
        if name not in found:
            raise NotARuntime(f"its evaluator has no function {name}")
        if not _has_signature(found[name], signature):
            raise NotARuntime(f"the function {name} of its evaluator has another type than the contract's")


def _functions(engine: Engine, instance: ComponentInstanceType) -> Iterator[tuple[str, FuncType]]:
    for name, extern in instance.exports(engine).items():
        item = extern.ty
        if isinstance(item, FuncType):
            yield name, item


def _has_signature(function: Any, expected: Signature) -> bool:
    if not isinstance(function, FuncType):
        return False
    parameters = [type_ for _, type_ in function.params]
    return (
        len(parameters) == len(expected.parameters)
        and all(_is(type_, wanted) for type_, wanted in zip(parameters, expected.parameters, strict=True))
        and _is(function.result, expected.result)
    )


def _is(type_: Any, expected: Type | None) -> bool:
    """Whether the type is the expected one. It is that one's size, not its own, that bounds the work."""
    if expected is None or type_ is None:
        return expected is type_
    if expected is ANY:
        return True
    if type(type_).__name__ != expected.kind:
        return False
    match expected.kind:
        case "RecordType":
            found = type_.fields
            names, parts = tuple(name for name, _ in found), [part for _, part in found]
        case "EnumType":
            names, parts = tuple(type_.names), []
        case "ListType":
            names, parts = (), [type_.element]
        case "OptionType":
            names, parts = (), [type_.payload]
        case "ResultType":
            names, parts = (), [type_.ok, type_.err]
        case "TupleType":
            names, parts = (), type_.elements
        case _:
            names, parts = (), []
    return (
        names == expected.names
        and len(parts) == len(expected.of)
        and all(_is(part, wanted) for part, wanted in zip(parts, expected.of, strict=True))
    )


def _shown(name: str) -> str:
    return name if len(name) <= 100 else name[:100] + "…"
