"""What goes into the sandbox around a script, ready to run there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..sandbox import Failure, Invocation, Program, Runtime, Sandbox

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

def execute(prelude, request):
    code, report = marshal.loads(binascii.a2b_base64(prelude))
    exec(code, inside)
    inside["REPORT"] = report
    return inside["execute"](request)
"""
"""It has built-in functions of its own, whatever a script does to the others."""


@dataclass(frozen=True, slots=True)
class Prelude:
    """A program whose function `execute` takes these arguments and then the request."""

    source: str
    arguments: tuple[str, ...] = ()


_compiled: dict[str, Prelude] = {}


def prelude(sandbox: Sandbox, runtime: Runtime) -> Prelude | Failure:
    """The program around scripts for a runtime, or why there is none.

    Python's is compiled once in a process, in the runtime itself: compiling takes several times as long as a short
    script.
    """
    if runtime.language == "javascript":
        return Prelude(_text("inside.js"))
    ready = _compiled.get(runtime.digest)
    if ready is None:
        outcome = sandbox.run(
            runtime.id, Program(COMPILE), Invocation("compiled", [_text("inside.py"), _text("inside_report.py")])
        )
        if outcome.failure is not None:
            return outcome.failure
        ready = _compiled[runtime.digest] = Prelude(USE_COMPILED, (outcome.value,))
    return ready


@cache
def _text(file: str) -> str:
    return Path(__file__).with_name(file).read_text("utf-8")
