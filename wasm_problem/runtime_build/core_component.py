"""From a core module to a component of the world `runtime`: world.wat around it."""

from __future__ import annotations

from pathlib import Path

from .wasm_format import COMPONENT_PREAMBLE, UnsupportedWasm, section, sections

CORE_MODULE = 1
WORLD = Path(__file__).with_name("world.wat")


def component_of(module: bytes) -> bytes:
    """The component that offers a core module's functions under the contract. Raises UnsupportedWasm.

    The module imports and exports what world.wat shows of `$language`. Needs wasmtime, which reads the text format.
    """
    from wasmtime import wat2wasm

    world = list(sections(bytes(wat2wasm(WORLD.read_text("utf-8"))), COMPONENT_PREAMBLE))
    language = next((index for index, (number, _) in enumerate(world) if number == CORE_MODULE), None)
    if language is None:
        raise UnsupportedWasm(f"{WORLD.name} has no place for a module")
    world[language] = (CORE_MODULE, module)
    return COMPONENT_PREAMBLE + b"".join(section(number, content) for number, content in world)
