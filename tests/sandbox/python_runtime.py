"""How the tests of the runtime python-3.14 run a program in it."""

import io
import zipfile

from wasm_problem.sandbox import Failure, Invocation, Outcome, Program, Sandbox

PYTHON = "python-3.14"
PROBLEM = {"$wasm-problem": "problem", "seed": 5, "variables": {"n": 25}, "attempt": 2}


def call(sandbox: Sandbox, source: str, *args, seed: int = 7, stdin: str = "", files=None) -> Outcome:
    return sandbox.run(PYTHON, Program(source, files or {}, seed), Invocation("f", args, stdin))


def value(sandbox: Sandbox, body: str, *args, **options):
    """What `def f(*args)` with this body returns."""
    source = "def f(*args):\n" + "\n".join(f"    {line}" for line in body.splitlines())
    outcome = call(sandbox, source, *args, **options)
    assert outcome.failure is None, outcome.failure
    return outcome.value


def failure(sandbox: Sandbox, source: str, *args, **options) -> Failure:
    found = call(sandbox, source, *args, **options).failure
    assert found is not None
    return found


def main(sandbox: Sandbox, source: str, stdin: str = "") -> Outcome:
    return sandbox.run(PYTHON, Program(source), Invocation(stdin=stdin))


def zipped(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.py", text)
    return target.getvalue()


FILES = {
    "helper.py": b"def double(x):\n    return x * 2\n\ndef fail():\n    raise ValueError('inside')\n",
    "data.txt": "né\nb\n".encode(),
    "bytes.bin": bytes(range(256)),
    "library.zip": zipped(zipmodule="value = 9\n"),
    # Names that the runtime uses itself.
    "app.py": b"value = 'app'",
    "files.py": b"value = 'files'",
    "values.py": b"value = 'values'",
}
