"""Every fault of a manifest is a sentence for the operator, and none of them harms the rest of the catalog."""

from __future__ import annotations

import json
import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sandbox.tiny_runtime import component, install, manifest, tiny_text
from wasm_problem.sandbox import Catalog
from wasm_problem.sandbox.manifest import BadManifest, read_manifest

WASM = component(tiny_text())
WHOLE = {
    "language_title": "Tiny",
    "editor_mode": "text/x-tiny".replace("/", "-"),
    "file_extension": "tiny",
    "roles": ["answer"],
    "status": "superseded",
    "libraries": ["the library"],
    "licences": ["Tiny: MIT"],
    "absent": {"ssl": "the sandbox has no network"},
    "starter": {"grader": "line 1\n\tline 2\n"},
    "highlight": {
        "keywords": ["if"],
        "constants": ["nil"],
        "line_comment": "--",
        "block_comment": ["--[[", "]]"],
        "strings": ["'", '"'],
        "indent": 2,
        "case_insensitive": True,
    },
    "warm_up": "x = 1\n",
    "inputs_digest": "sha256:" + "0" * 64,
}

FAULTS = {
    "format too new": ({"format": 2}, "manifest format 2 is newer than this program. Upgrade wasm-problem."),
    "format no number": ({"format": "1"}, "its \"format\" is '1'; it must be a whole number"),
    "format true": ({"format": True}, 'its "format" is True'),
    "newer contract": ({"contract": "1.1.0"}, "made for contract 1.1.0; this program has 1.0.0. Upgrade wasm-problem."),
    "older contract": ({"contract": "0.9.0"}, "Install a newer version of the runtime."),
    "contract no version": ({"contract": "latest"}, "its \"contract\" is 'latest'"),
    "no name": ({"name": None}, 'its "name" is None'),
    "capital name": ({"name": "Tiny"}, "its \"name\" is 'Tiny'"),
    "name with a path": ({"name": "../tiny"}, "its \"name\" is '../tiny'"),
    "name of another folder": ({"name": "huge"}, "describes huge@1, so its folder must have that name"),
    "version 0": ({"version": 0}, 'its "version" is 0; it must be a whole number from 1 to 999,999'),
    "version as text": ({"version": "1"}, "its \"version\" is '1'"),
    "version with a fraction": ({"version": 1.5}, 'its "version" is 1.5'),
    "empty title": ({"title": " "}, 'its "title" is'),
    "title of two lines": ({"title": "a\nb"}, "must be one line of text"),
    "title that commands a terminal": ({"title": "\x1b[31mred"}, "holds characters that cannot be shown"),
    "title with half a character": ({"title": "\ud800"}, "holds characters that cannot be shown"),
    "long title": ({"title": "x" * 101}, 'its "title" has 101 characters; at most 100 are allowed'),
    "language with spaces": ({"language": "a b"}, "its \"language\" is 'a b'"),
    "digest of another kind": ({"digest": "md5:" + "0" * 32}, "sha256: and 64 hexadecimal digits"),
    "short digest": ({"digest": "sha256:00"}, 'its "digest" is'),
    "wasm in another folder": ({"wasm": "../good@1/runtime.wasm"}, "the plain name of a file in its folder"),
    "wasm at a full path": ({"wasm": "/etc/passwd"}, "the plain name of a file in its folder"),
    "wasm hidden": ({"wasm": ".runtime.wasm"}, "the plain name of a file in its folder"),
    "wasm that is not there": ({"wasm": "other.wasm"}, "other.wasm is missing"),
    "wasm with a backslash": ({"wasm": "a\\b.wasm"}, "the plain name of a file in its folder"),
    "unknown status": ({"status": "beta"}, "its \"status\" is 'beta'; known are: current, superseded, retired."),
    "unknown role": ({"roles": ["grader", "teacher"]}, "its \"roles\" is 'teacher'; known are: grader, answer."),
    "no role": ({"roles": []}, 'its "roles" is a list; it must be a list of some of'),
    "roles as text": ({"roles": "grader"}, 'its "roles" is'),
    "extension with a dot": ({"file_extension": ".py"}, "its \"file_extension\" is '.py'"),
    "editor mode with a path": ({"editor_mode": "../x"}, 'its "editor_mode" is'),
    "libraries as text": ({"libraries": "all"}, 'its "libraries" is'),
    "library without a name": ({"libraries": [""]}, 'its "libraries" is'),
    "licences with a number": ({"licences": [1]}, 'its "licences" is 1; it must be a text'),
    "too many licences": ({"licences": ["MIT"] * 2001}, "a list of at most 2,000 texts"),
    "absent as a list": ({"absent": ["ssl"]}, 'its "absent" is a list; it must be an object'),
    "absent without a reason": ({"absent": {"ssl": None}}, "its \"absent\", 'ssl' is None"),
    "starter with a number": ({"starter": {"grader": 5}}, "its \"starter\", 'grader' is 5; it must be a text."),
    "starter too long": ({"starter": {"grader": "x" * 70_000}}, "at most 65,536 are allowed"),
    "unknown highlight": ({"highlight": {"glow": True}}, "has the unknown entry 'glow'"),
    "half a block comment": ({"highlight": {"block_comment": ["/*"]}}, "a list of two texts"),
    "indent of a mile": ({"highlight": {"indent": 1000}}, "a whole number from 0 to 16"),
    "case as text": ({"highlight": {"case_insensitive": "no"}}, "it must be true or false"),
    "warm-up as a list": ({"warm_up": []}, 'its "warm_up" is a list; it must be a text.'),
    "inputs digest wrong": ({"inputs_digest": "yes"}, 'its "inputs_digest" is'),
}


@pytest.fixture
def folder(tmp_path):
    """A folder of runtimes with a good one."""
    install(tmp_path, "good", WASM)
    return tmp_path


def the_problem(folder) -> str:
    """The one problem of a catalog that has the good runtime and no other."""
    catalog = Catalog([folder])
    assert [runtime.id for runtime in catalog.runtimes()] == ["good@1"]
    (problem,) = catalog.problems
    return problem


def test_all_that_a_manifest_may_say_is_read(folder):
    place = install(folder, "tiny", WASM, **WHOLE)
    runtime = Catalog([folder]).get("tiny")
    said = {name: getattr(runtime, name) for name in WHOLE}
    lists = {name: tuple(WHOLE[name]) for name in ("roles", "libraries", "licences")}
    assert said == {**WHOLE, **lists}
    assert (runtime.folder, runtime.wasm, runtime.package) == (place, place / "runtime.wasm", "")
    assert runtime.read_wasm() == WASM


def test_what_a_manifest_leaves_out_has_a_default(folder):
    runtime = Catalog([folder]).get("good")
    assert (runtime.language_title, runtime.roles, runtime.status) == ("Tiny", ("grader", "answer"), "current")
    assert (runtime.file_extension, runtime.editor_mode, runtime.licences) == ("txt", "text", ())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_file(folder, fault):
    values, text = FAULTS[fault]
    place = install(folder, "tiny", WASM)
    path = place / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))
    problem = the_problem(folder)
    assert text in problem
    assert problem.startswith(f"{path}: ")
    assert problem.isprintable()


@pytest.mark.parametrize("field", ["format", "contract", "name", "version", "title", "language", "digest", "wasm"])
def test_what_must_not_be_left_out_is_named(folder, field):
    path = install(folder, "tiny", WASM) / "manifest.json"
    data = json.loads(path.read_text())
    del data[field]
    path.write_text(json.dumps(data))
    assert f'it has no "{field}"' in the_problem(folder)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "it is no JSON"),
        (b"[]", "no JSON object"),
        (b"\xff\xfe\x00", "it is no JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b" " * 1_100_000, "larger than 1,048,576 bytes"),
        (b'{"format": ' + b"9" * 5000 + b"}", "it is no JSON"),
    ],
    ids=["empty", "a list", "no text", "deep", "large", "a long number"],
)
def test_a_file_that_is_no_manifest_is_named(folder, content, text):
    path = install(folder, "tiny", WASM) / "manifest.json"
    path.write_bytes(content)
    assert text in the_problem(folder)


def test_a_manifest_that_is_no_file_is_named_without_waiting_for_it(folder):
    path = install(folder, "tiny", WASM) / "manifest.json"
    path.unlink()
    assert "No such file" in the_problem(folder)
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert "it is not a file" in the_problem(folder)
    path.unlink()
    path.mkdir()
    assert "it is not a file" in the_problem(folder)


def test_a_component_outside_the_folder_is_not_used(folder, tmp_path):
    wasm = install(folder, "tiny", WASM) / "runtime.wasm"
    wasm.rename(wasm.with_name("real.wasm"))
    wasm.symlink_to("real.wasm")
    assert Catalog([folder]).get("tiny").read_wasm() == WASM
    wasm.unlink()
    wasm.symlink_to(folder / "good@1" / "runtime.wasm")
    assert "is a link to a file outside its folder" in the_problem(folder)
    wasm.unlink()
    wasm.symlink_to(wasm)
    assert "tiny@1" in the_problem(folder)
    wasm.unlink()
    os.mkfifo(wasm)
    assert "is not a file" in the_problem(folder)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(categories=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = [*manifest("tiny", WASM), *WHOLE]


@st.composite
def damaged(draw) -> bytes:
    """A manifest with some fields replaced or left out, and perhaps some bytes of it changed."""
    data = {**manifest("tiny", WASM), **WHOLE}
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=4)):
        data[name] = draw(anything)
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=2)):
        data.pop(name, None)
    content = bytearray(json.dumps(data).encode())
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(content) - 1))
        content[place : place + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(content)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=damaged() | st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
def test_no_manifest_however_damaged_raises_another_error_or_harms_the_catalog(folder, content):
    path = folder / "tiny@1" / "manifest.json"
    if not path.parent.exists():
        install(folder, "tiny", WASM)
    path.write_bytes(content)
    try:
        runtime = read_manifest(path)
    except BadManifest as error:
        str(error).encode()
        runtime = None
    catalog = Catalog([folder])
    assert catalog.get("good").read_wasm() == WASM
    assert len(catalog.problems) == (runtime is None)
    assert [each.id for each in catalog.runtimes() if each.id != "good@1"] == ([] if runtime is None else [runtime.id])
    json.dumps([*runtime.libraries, runtime.title, dict(runtime.highlight)] if runtime else []).encode()
