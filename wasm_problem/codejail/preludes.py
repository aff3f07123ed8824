"""What goes into the sandbox around a script, ready to run there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..sandbox import Failure, Ground, Invocation, Program, Runtime, Sandbox

COMPILE = """\
import ast, binascii, marshal

def tree(source):
    parsed = ast.parse(source)
    for node in ast.walk(parsed):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in node.args.args:
                argument.annotation = None
    return parsed

def compiled(inside, report):
    code = compile(tree(inside), "jailed_code", "exec", dont_inherit=True, optimize=2)
    return binascii.b2a_base64(marshal.dumps((code, ast.unparse(tree(report)))), newline=False).decode()
"""
USE_COMPILED = """\
import binascii, builtins, marshal

inside = {"__name__": "inside", "__builtins__": dict(vars(builtins))}

def prepare(prelude):
    code, report = marshal.loads(binascii.a2b_base64(prelude))
    exec(code, inside)
    inside["REPORT"] = report

def execute(request):
    return inside["execute"](request)

def prepare_and_execute(prelude, request):
    prepare(prelude)
    return execute(request)
"""
"""It has built-in functions of its own, whatever a script does to the others."""


@dataclass(frozen=True, slots=True)
class Prelude:
    """A program whose function `execute` takes a request, once it was given what was compiled, if anything was.

    ground: the program, to be loaded ahead of need for scripts without files.
    """

    ground: Ground
    compiled: str = ""

    def invocation(self, request: str, *, prepared: bool) -> Invocation:
        """What runs the script of a request."""
        if prepared or not self.compiled:
            return Invocation("execute", [request])
        return Invocation("prepare_and_execute", [self.compiled, request])


_compiled: dict[str, Prelude] = {}


def prelude(sandbox: Sandbox, runtime: Runtime) -> Prelude | Failure:
    """The program around scripts for a runtime, or why there is none.

    Python's is compiled once in a process, in the runtime itself: compiling takes several times as long as a short
    script.
    """
    if runtime.language == "javascript":
        return Prelude(Ground(_text("inside.js")))
    ready = _compiled.get(runtime.digest)
    if ready is None:
        outcome = sandbox.run(
            runtime.id, Program(COMPILE), Invocation("compiled", [_text("inside.py"), _text("inside_report.py")])
        )
        if outcome.failure is not None:
            return outcome.failure
        compiled = str(outcome.value)
        ground = Ground(USE_COMPILED, "prepare", json.dumps([compiled]))
        ready = _compiled[runtime.digest] = Prelude(ground, compiled)
    return ready


@cache
def _text(file: str) -> str:
    return Path(__file__).with_name(file).read_text("utf-8")
