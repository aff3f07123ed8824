"""Cleaning removes what nobody needs, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sandbox.tiny_runtime import component, install, tiny_text
from wasm_problem.sandbox import CacheUnusable, Catalog, CompiledCache, Invocation, Program, Sandbox
from wasm_problem.sandbox.cache_cleaning import clean


@pytest.fixture
def sandbox(tmp_path):
    """Two runtimes, both compiled."""
    install(tmp_path / "runtimes", "kept")
    install(tmp_path / "runtimes", "gone", component(tiny_text(call="nop i32.const 64")))
    sandbox = Sandbox(Catalog([tmp_path / "runtimes"]), CompiledCache(tmp_path / "compiled"))
    for runtime in sandbox.catalog.runtimes():
        sandbox.compile(runtime)
    return sandbox


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def files_of(sandbox: Sandbox, name: str) -> set[str]:
    path = sandbox.cache.path(sandbox.catalog.get(name).digest)
    return {path.with_suffix(suffix).name for suffix in (".cwasm", ".json", ".lock")}


def kept(sandbox: Sandbox) -> list[str]:
    return [sandbox.catalog.get("kept").digest]


def test_what_belongs_to_no_runtime_is_removed_and_counted(sandbox):
    folder = sandbox.cache.folder
    gone = sandbox.cache.path(sandbox.catalog.get("gone").digest)
    size = sum(gone.with_suffix(suffix).stat().st_size for suffix in (".cwasm", ".json"))
    would = clean(sandbox.cache, kept(sandbox), dry_run=True)
    assert names(folder) == files_of(sandbox, "kept") | files_of(sandbox, "gone")
    done = clean(sandbox.cache, kept(sandbox))
    assert done == would
    assert {leftover.path.name for leftover in done.leftovers} == files_of(sandbox, "gone") - {f"{gone.stem}.lock"}
    assert done.bytes == size
    assert names(folder) == files_of(sandbox, "kept")
    assert clean(sandbox.cache, kept(sandbox)).leftovers == ()


def test_a_process_that_uses_a_removed_file_goes_on(sandbox):
    def value():
        return sandbox.run("gone", Program("x"), Invocation("f")).failure

    assert value() is None
    clean(sandbox.cache, [])
    assert value() is None
    again = Sandbox(sandbox.catalog, sandbox.cache)
    assert again.run("gone", Program("x"), Invocation("f")).failure is None


def test_what_broken_writes_left_is_removed_also_of_a_runtime_in_use(sandbox):
    stem = sandbox.cache.path(kept(sandbox)[0]).stem
    leftovers = {f"{stem}.cwasm.abc12_de.part", f"{stem}.json.abc12_de.part", f"{stem}.cwasmabc12_de"}
    for name in leftovers:
        (sandbox.cache.folder / name).write_bytes(b"half")
    done = clean(sandbox.cache, [*kept(sandbox), sandbox.catalog.get("gone").digest])
    assert {leftover.path.name for leftover in done.leftovers} == leftovers
    assert {leftover.why for leftover in done.leftovers} == {"a write that did not end"}
    assert names(sandbox.cache.folder) == files_of(sandbox, "kept") | files_of(sandbox, "gone")


def test_what_is_not_ours_stays(sandbox, tmp_path):
    folder = sandbox.cache.folder
    foreign = {"README", "precious.cwasm", "0" * 32, "0" * 31 + ".cwasm", "G" * 32 + ".cwasm", "0" * 32 + ".cwasm.bak"}
    for name in foreign:
        (folder / name).write_text("precious")
    (folder / ("1" * 32 + ".cwasm")).mkdir()
    (folder / ("2" * 32 + ".cwasm")).symlink_to(tmp_path / "runtimes")
    foreign |= {"1" * 32 + ".cwasm", "2" * 32 + ".cwasm"}
    done = clean(sandbox.cache, [])
    assert {path.name for path in done.foreign} == foreign
    assert names(folder) == foreign


def test_what_somebody_makes_just_now_stays(sandbox):
    path = sandbox.cache.path(sandbox.catalog.get("gone").digest)
    with sandbox.cache.locked(path) as got_it:
        assert got_it
        done = clean(sandbox.cache, kept(sandbox))
    assert {each.name for each in done.busy} == files_of(sandbox, "gone") - {f"{path.stem}.lock"}
    assert done.leftovers == ()
    assert names(sandbox.cache.folder) == files_of(sandbox, "kept") | files_of(sandbox, "gone")


def test_a_folder_that_is_not_there_is_clean_and_none_is_made(tmp_path):
    assert clean(CompiledCache(tmp_path / "nowhere"), []).leftovers == ()
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_folders_place_is_named(tmp_path):
    (tmp_path / "compiled").write_text("")
    with pytest.raises(CacheUnusable, match="cannot read the folder"):
        clean(CompiledCache(tmp_path / "compiled"), [])
