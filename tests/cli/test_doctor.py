"""`runtimes doctor`: each trouble is found, named, and comes with what to do."""

import json
import os
import resource
import shutil
import subprocess
import sys

import pytest

from tests.sandbox.tiny_runtime import component, tiny_text


def ready(operator):
    """The operator's machine with all compiled: ours is copied, for compiling it takes long."""
    operator.install()
    from wasm_problem.sandbox import default_sandbox

    ours = default_sandbox()
    operator.cache.mkdir(mode=0o700)
    for runtime in ours.catalog.runtimes():
        ours.compile(runtime)
        for suffix in (".cwasm", ".json"):
            shutil.copy(ours.cache.path(runtime.digest).with_suffix(suffix), operator.cache)
    assert operator.command("compile", "tiny").returncode == 0
    return operator


def found(report, name):
    return [(each["state"], each["text"], each["remedy"]) for each in report["checks"] if each["name"] == name]


def problems(operator, **environment):
    report = operator.report("doctor", status=1, **environment)
    assert report["fine"] is False
    return {each["name"]: each for each in report["checks"] if each["state"] == "problem"}


def test_a_machine_without_trouble_is_fine(operator):
    ready(operator)
    report = operator.report("doctor")
    assert report["fine"] is True
    assert {each["state"] for each in report["checks"]} <= {"fine", "note"}
    assert {"Python", "wasmtime", "stack", "umask", "front end", "cache", "space", "catalog"} <= {
        each["name"] for each in report["checks"]
    }
    ((state, text, _),) = found(report, "tiny@1")
    assert (state, text.startswith("whole and compiled; starts in ")) == ("fine", True)


def test_people_read_lines_without_colours_in_a_file(operator):
    done = ready(operator).command("doctor")
    assert done.returncode == 0, done.stdout
    assert "fine     tiny@1: whole and compiled" in done.stdout
    assert " problems" in done.stdout.splitlines()[-1]
    assert "\x1b" not in done.stdout


def test_colours_are_for_terminals(operator):
    operator.install()
    script = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    command = [sys.executable, "-c", script, sys.executable, "-m", "wasm_problem.cli", "runtimes", "doctor"]
    done = subprocess.run(
        command, capture_output=True, env=operator.environment(), stdin=subprocess.DEVNULL, check=False
    )
    assert b"\x1b[32mfine" in done.stdout
    assert done.returncode == 1


def test_what_is_not_compiled_is_a_problem_with_the_command(operator):
    operator.install()
    each = problems(operator)["tiny@1"]
    assert "not compiled for this machine" in each["text"]
    assert each["remedy"] == "wasm-problem runtimes compile tiny@1"


BROKEN = {
    "damaged": ({}, lambda place: (place / "runtime.wasm").write_bytes(b"x"), "does not match the digest"),
    "does not start": ({"start": "unreachable"}, lambda place: None, "it does not start"),
    "does not read": ({"check": "unreachable"}, lambda place: None, "it does not start"),
}


@pytest.mark.parametrize("trouble", BROKEN)
def test_a_broken_runtime_is_a_problem(operator, trouble):
    bodies, spoil, text = BROKEN[trouble]
    place = operator.install("bad", component(tiny_text(**bodies)))
    operator.command("compile", "bad")
    spoil(place)
    each = problems(operator)["bad@1"]
    assert text in each["text"]
    assert each["remedy"]


def test_problems_of_the_catalog_come_with_their_remedies(operator):
    (operator.install() / "manifest.json").write_text("{")
    report = operator.report("doctor", status=1, WASM_PROBLEM_RUNTIMES=f"{operator.runtimes}:/no/such/folder")
    assert [(text.rpartition(" ")[2], remedy) for state, text, remedy in found(report, "catalog")] == [
        ("folder", "Make it, or change the variable"),
        (found(report, "catalog")[1][1].rpartition(" ")[2], "Install or build the runtime again"),
    ]


def test_a_problem_without_a_remedy_is_told_whole(operator, tmp_path):
    place = tmp_path / "runtimes. and more" / "tiny@1"
    shutil.copytree(operator.install(), place)
    manifest = json.loads((place / "manifest.json").read_text())
    (place / "manifest.json").write_text(json.dumps({**manifest, "warm_up": []}))
    report = operator.report("doctor", status=1, WASM_PROBLEM_RUNTIMES=str(place.parent))
    ((_, text, remedy),) = found(report, "catalog")
    assert text == f'{place / "manifest.json"}: its "warm_up" is a list; it must be a text'
    assert remedy == "see docs/operators.md"


def cache_as(operator, trouble):
    if trouble == "link":
        (operator.home / "elsewhere").mkdir()
        operator.cache.symlink_to(operator.home / "elsewhere")
    elif trouble == "file":
        operator.cache.write_text("")
    elif trouble == "open to others":
        operator.cache.mkdir()
        operator.cache.chmod(0o777)
    elif trouble == "another user's":
        operator.cache.mkdir()
        os.chown(operator.cache, 12345, 12345)


@pytest.mark.parametrize(
    ("trouble", "text", "remedy"),
    [
        ("link", "is a symbolic link and is not used", "set WASM_PROBLEM_CACHE to a folder"),
        ("file", "is no folder", "set WASM_PROBLEM_CACHE to a folder"),
        ("open to others", "others may write to", "chmod go-w"),
        pytest.param(
            "another user's",
            "belongs to user 12345",
            "set WASM_PROBLEM_CACHE to a folder",
            marks=pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away"),
        ),
    ],
)
def test_a_cache_folder_that_cannot_be_used_is_a_problem(operator, trouble, text, remedy):
    cache_as(operator, trouble)
    each = problems(operator)["cache"]
    assert text in each["text"]
    assert remedy in each["remedy"]


def test_a_cache_that_cannot_be_made_or_depends_on_where_one_stands_is_a_problem(operator):
    assert "cannot be made in /proc" in problems(operator, WASM_PROBLEM_CACHE="/proc/none")["cache"]["text"]
    assert "depends on where" in problems(operator, WASM_PROBLEM_CACHE="some/folder")["cache"]["text"]
    report = operator.report("doctor", status=1)
    assert found(report, "cache")[0][1] == f"{operator.cache} does not exist yet"
    assert not operator.cache.exists()


def test_compiled_code_of_no_use_is_a_note(operator):
    ready(operator)
    shutil.rmtree(operator.runtimes / "tiny@1")
    report = operator.report("doctor")
    ((state, text, remedy),) = found(report, "compiled code")
    assert (state, remedy) == ("note", "wasm-problem runtimes gc")
    assert text.startswith("nothing installed here uses 2 files")


def test_a_small_stack_and_an_open_umask_are_told(operator):
    def narrow():
        os.umask(0)
        resource.setrlimit(resource.RLIMIT_STACK, (4 * 2**20, resource.getrlimit(resource.RLIMIT_STACK)[1]))

    done = subprocess.run(
        [sys.executable, "-m", "wasm_problem.cli", "runtimes", "doctor", "--json"],
        capture_output=True,
        env=operator.environment(),
        preexec_fn=narrow,
        check=False,
    )
    report = json.loads(done.stdout)
    assert found(report, "stack")[0][0] == "problem"
    assert "4.0 MiB" in found(report, "stack")[0][1]
    assert found(report, "umask")[0][:1] == ("note",)
