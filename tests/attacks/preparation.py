"""What some attacks need besides their source. Each function is named in the comment of such a program."""

from __future__ import annotations

import functools
import io
import zipfile
from dataclasses import replace

from wasm_problem.sandbox import Program

MIB = 1024 * 1024


@functools.cache
def zip_bomb() -> bytes:
    content = io.BytesIO()
    zeros = zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    with zeros, zeros.open("bomb.py", "w") as member:
        member.write(b"x = 1 #")
        for _ in range(200):
            member.write(b"#" * MIB)
    return content.getvalue()


def attach_a_zip_bomb(program: Program) -> Program:
    return replace(program, files={"bomb.zip": zip_bomb()})


def attach_a_zip_that_climbs(program: Program) -> Program:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("../../evil.txt", "/etc/cron.d/evil", "..\\..\\evil.txt", "a/../../evil.txt"):
            archive.writestr(name, "evil")
    return replace(program, files={"climbs.zip": content.getvalue()})


def attach_under_a_climbing_name(program: Program) -> Program:
    return replace(program, files={"../../etc/passwd": b"root::0:0::/:/bin/sh"})


def attach_under_an_absolute_name(program: Program) -> Program:
    return replace(program, files={"/etc/passwd": b"root::0:0::/:/bin/sh"})


def attach_under_tricky_names(program: Program) -> Program:
    return replace(program, files={"grade\N{RIGHT-TO-LEFT OVERRIDE}yp.exe": b""})


def attach_under_lookalike_names(program: Program) -> Program:
    names = (
        "\N{TWO DOT LEADER}",
        "\N{FULLWIDTH FULL STOP}" * 2,
        "\N{FULLWIDTH SOLIDUS}etc\N{DIVISION SLASH}passwd",
        "é",
    )
    return replace(program, files=dict.fromkeys(names, b"content"))


def attach_many_files(program: Program) -> Program:
    return replace(program, files={f"file{number}": b"" for number in range(100_000)})


def attach_shadow_modules(program: Program) -> Program:
    names = ("json", "app", "instance", "failures", "values", "streams", "wit_world", "wasm_problem", "os", "builtins")
    names += ("encodings", "traceback", "asyncio", "sitecustomize", "componentize_py_runtime", "_json", "program")
    return replace(program, files={f"{name}.py": b"raise SystemExit('shadowed')" for name in names})


def make_it_ten_megabytes(program: Program) -> Program:
    return replace(program, source=program.source + "#" * 10_000_000)


def make_it_many_lines(program: Program) -> Program:
    return replace(program, source=program.source + "1\n" * 260_000)


def nest_brackets(program: Program) -> Program:
    return replace(program, source=program.source + "x = " + "(" * 100_000 + ")" * 100_000)


def nest_operators(program: Program) -> Program:
    return replace(program, source=program.source + "x = " + "-" * 100_000 + "1")


def nest_subscripts(program: Program) -> Program:
    return replace(program, source=program.source + "x = lambda: x" + "[0]" * 100_000)


def put_nul_into_it(program: Program) -> Program:
    return replace(program, source=program.source + "\nx = 1 \0 + 2")


def nest_negations(program: Program) -> Program:
    return replace(program, source=program.source + "x = " + "!" * 100_000 + "1")


def nest_functions(program: Program) -> Program:
    return replace(program, source=program.source + "(function () {" * 30_000 + "})" * 30_000)


def attach_modules_in_circles(program: Program) -> Program:
    files = {
        f"{name}.js": f"import {{{other}}} from '{other}.js';\nexport let {name} = {other};"
        for name, other in ("ab", "bc", "ca")
    }
    return replace(program, files={name: text.encode() for name, text in files.items()})


def attach_scripts_that_shadow(program: Program) -> Program:
    names = ("harness", "answer", "values", "inspect", "inspection", "console", "globals", "stack", "problem", "native")
    names += ("index", "running", "fs", "acorn", "wasm-problem", "scope", "program")
    endings = ("", ".js", ".mjs")
    return replace(program, files={name + end: b"throw new Error('shadowed')" for name in names for end in endings})
