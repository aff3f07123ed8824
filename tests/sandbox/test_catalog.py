"""Runtimes are data: folders with a manifest that is checked before anything is believed."""

import json
import shutil

import pytest

from wasm_problem.sandbox import BadManifest, Catalog, CompiledCache, Invocation, Program, Sandbox, UnknownRuntime


@pytest.fixture
def folder(sandbox, tmp_path):
    """A folder with a copy of the Python runtime, as an operator would have it."""
    runtime = sandbox.catalog.get("python-3.14")
    shutil.copytree(runtime.wasm.parent, tmp_path / "runtimes" / runtime.id)
    return tmp_path / "runtimes"


def change(folder, **values):
    path = next(folder.glob("*/manifest.json"))
    data = json.loads(path.read_text())
    path.write_text(json.dumps({**data, **values}))
    return path


def test_a_folder_is_read(folder):
    (runtime,) = Catalog([folder]).runtimes()
    assert runtime.id == "python-3.14@1"
    assert runtime.read_wasm()[:4] == b"\0asm"
    assert runtime.libraries
    assert "ssl" in runtime.absent


def test_a_name_means_its_newest_version(folder):
    shutil.copytree(folder / "python-3.14@1", folder / "python-3.14@2")
    (folder / "python-3.14@2" / "manifest.json").write_text(
        (folder / "python-3.14@1" / "manifest.json").read_text().replace('"version": 1', '"version": 2')
    )
    catalog = Catalog([folder])
    assert catalog.get("python-3.14").id == "python-3.14@2"
    assert catalog.get("python-3.14@1").id == "python-3.14@1"


@pytest.mark.parametrize("name", ["", "python", "python-3.14@9", "@", "../x", "x" * 5000, "python-3.14@1; rm"])
def test_other_names_are_unknown(folder, name):
    with pytest.raises(UnknownRuntime, match=r"Installed: python-3\.14@1") as caught:
        Catalog([folder]).get(name)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"format": 2}, "newer than this program"),
        ({"contract": "9.0.0"}, "contract 9.0.0"),
        ({"version": 7}, "its folder must have that name"),
        ({"digest": None, "wasm": 5}, 'its "wasm" is 5'),
        ({"name": "../../evil"}, 'its "name" is'),
    ],
)
def test_a_bad_manifest_is_reported_and_left_out(folder, values, text):
    path = change(folder, **values)
    catalog = Catalog([folder])
    assert catalog.runtimes() == []
    (problem,) = catalog.problems
    assert text in problem
    assert str(path) in problem


def test_a_file_that_does_not_match_its_digest_never_runs(folder, tmp_path):
    with (folder / "python-3.14@1" / "runtime.wasm").open("ab") as file:
        file.write(b"\0")
    sandbox = Sandbox(Catalog([folder]), CompiledCache(tmp_path / "compiled"))
    with pytest.raises(BadManifest, match="does not match the digest"):
        sandbox.compile(sandbox.catalog.get("python-3.14"))
    failure = sandbox.run("python-3.14", Program("def f(): pass"), Invocation("f")).failure
    assert failure.cause == "unknown-runtime"
    assert "the server's log says why" in failure.message
    assert str(tmp_path) not in failure.message


def test_two_different_runtimes_of_one_name_are_reported(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "second")
    change(tmp_path / "second", digest="sha256:" + "0" * 64)
    catalog = Catalog([folder, tmp_path / "second"])
    assert len(catalog.runtimes()) == 1
    assert "installed twice" in catalog.problems[0]
