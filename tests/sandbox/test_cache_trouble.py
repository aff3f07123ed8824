"""A cache folder that is full, cannot be written to, is no folder, or was filled by another wasmtime."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from wasmtime import Config, Engine
from wasmtime.component import Component

from tests.sandbox.tiny_runtime import component, install, tiny_text
from wasm_problem.sandbox import CacheUnusable, Catalog, CompiledCache, Invocation, Program, Sandbox

TINY = component(tiny_text())


@pytest.fixture
def folder(tmp_path):
    install(tmp_path / "runtimes", "tiny", TINY)
    return tmp_path / "runtimes"


def sandbox_with(folder: Path, compiled: Path, **options: str) -> Sandbox:
    return Sandbox(Catalog([folder]), CompiledCache(compiled), **options)


def failure_of(sandbox: Sandbox):
    return sandbox.run("tiny", Program("x"), Invocation("f")).failure


def refusal_of(sandbox: Sandbox) -> str:
    with pytest.raises(CacheUnusable) as caught:
        sandbox.compile(sandbox.catalog.get("tiny"))
    return str(caught.value)


def test_a_file_in_the_place_of_the_folder_is_named(folder, tmp_path):
    (tmp_path / "compiled").write_text("")
    for place in (tmp_path / "compiled", tmp_path / "compiled" / "inside"):
        sandbox = sandbox_with(folder, place)
        text = refusal_of(sandbox)
        assert text.startswith(f"cannot make the folder {place} for compiled runtimes (")
        assert text.endswith("set WASM_PROBLEM_CACHE to a folder that this user owns")
        failure = failure_of(sandbox)
        assert (failure.cause, str(tmp_path) in failure.message) == ("unknown-runtime", False)


def test_a_folder_that_cannot_be_written_to_is_named(folder):
    """/proc is such a folder even for root."""
    assert "cannot make the folder /proc/compiled" in refusal_of(sandbox_with(folder, Path("/proc/compiled")))
    text = refusal_of(sandbox_with(folder, Path("/proc/self")))
    assert "set WASM_PROBLEM_CACHE to a folder that this user owns" in text


def test_a_full_disk_is_named_and_leaves_nothing_behind(folder, tmp_path):
    """A limit on the size of files stands for the disk: a write ends early with an error all the same."""
    script = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from wasm_problem.sandbox import CacheUnusable, Catalog, CompiledCache, Sandbox\n"
        f"sandbox = Sandbox(Catalog([Path({str(folder)!r})]), CompiledCache(Path({str(tmp_path / 'compiled')!r})))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY))\n"
        "try:\n    sandbox.compile(sandbox.catalog.get('tiny'))\nexcept CacheUnusable as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "cannot be kept in" in done.stdout, done.stderr
    assert "File too large" in done.stdout
    assert "make room there, or set WASM_PROBLEM_CACHE" in done.stdout
    assert [path.suffix for path in (tmp_path / "compiled").iterdir()] == [".lock"]
    assert failure_of(sandbox_with(folder, tmp_path / "compiled")) is None


def test_a_server_whose_cache_is_unusable_says_so_once_and_does_not_compile_again(folder, tmp_path, caplog):
    (tmp_path / "compiled").write_text("")
    server = sandbox_with(folder, tmp_path / "compiled", when_missing="later")
    assert failure_of(server).cause == "not-ready"
    for thread in list(server._loader.compiling.values()):
        thread.join()
    assert [failure_of(server).cause for _ in range(3)] == ["unknown-runtime"] * 3
    assert caplog.text.count("runtime tiny@1 cannot be prepared") == 1


def forge(cache: CompiledCache, digest: str, code: bytes) -> Path:
    """Puts code into the cache with a seal that fits it."""
    path = cache.path(digest)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(code)
    path.with_suffix(".json").write_text(json.dumps({"bytes": len(code), "crc32": zlib.crc32(code)}))
    return path


def code_of_another_version(wasm: bytes) -> bytes:
    code = bytes(Component(Engine(Config()), wasm).serialize())
    version = b"50.0.1"
    return code.replace(version, b"49.0.1") if version in code else code.replace(b"50", b"49")


def code_with_other_settings(wasm: bytes) -> bytes:
    return bytes(Component(Engine(Config()), wasm).serialize())


@pytest.mark.parametrize("make", [code_of_another_version, code_with_other_settings])
def test_code_of_another_wasmtime_is_told_and_compiled_again(folder, tmp_path, make, caplog):
    sandbox = sandbox_with(folder, tmp_path / "compiled")
    path = forge(sandbox.cache, sandbox.catalog.get("tiny").digest, make(TINY))
    assert not sandbox.is_compiled(sandbox.catalog.get("tiny"))
    assert f"compiled runtime {path} is not used: " in caplog.text
    assert failure_of(sandbox) is None
    assert sandbox_with(folder, tmp_path / "compiled").is_compiled(sandbox.catalog.get("tiny"))


def test_a_compiled_file_says_what_it_was_made_for(folder, tmp_path):
    sandbox = sandbox_with(folder, tmp_path / "compiled")
    runtime = sandbox.catalog.get("tiny")
    sandbox.compile(runtime)
    seal = json.loads(sandbox.cache.path(runtime.digest).with_suffix(".json").read_text())
    assert (seal["digest"], seal["wasmtime"]) == (runtime.digest, "50.0.1")


def test_two_processes_compile_a_runtime_once_although_the_lock_is_taken_away(folder, tmp_path):
    sandbox = sandbox_with(folder, tmp_path / "compiled")
    (tmp_path / "compiled").mkdir(mode=0o700)
    path = sandbox.cache.path(sandbox.catalog.get("tiny").digest)
    with sandbox.cache.locked(path) as first:
        path.with_suffix(".lock").unlink()
        with sandbox.cache.locked(path, wait=False) as second, sandbox.cache.locked(path, wait=False) as third:
            assert (first, second, third) == (True, True, False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files that belong to somebody else")
def test_a_folder_of_another_user_is_named(folder, tmp_path):
    (tmp_path / "compiled").mkdir()
    os.chown(tmp_path / "compiled", 12345, 12345)
    assert "belongs to user 12345, not to this one (0); set WASM_PROBLEM_CACHE" in refusal_of(
        sandbox_with(folder, tmp_path / "compiled")
    )
