"""The XBlock. Entry point: wasm_problem.block:WasmProblemBlock."""

from wasm_problem.block.block import WasmProblemBlock

__all__ = ["WasmProblemBlock"]
