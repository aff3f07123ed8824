"""Compiled code: made once, never trusted when it is foreign or damaged."""

import importlib.metadata
import json
import os
import stat

import pytest

from wasm_problem.sandbox import CacheUnusable, CompiledCache, Invocation, Program, Sandbox
from wasm_problem.sandbox import cache as cache_module
from wasm_problem.sandbox.engine import RuntimeEngine

PYTHON = "python-3.14"


def runs(sandbox: Sandbox) -> bool:
    return sandbox.run(PYTHON, Program("def f(): return 5"), Invocation("f")).value == 5


@pytest.fixture
def copy(sandbox, tmp_path):
    """A cache with a copy of the compiled runtime: (cache, path of the file)."""
    sandbox.compile(sandbox.catalog.get(PYTHON))
    source = sandbox.cache.path(sandbox.catalog.get(PYTHON).digest)
    folder = tmp_path / "compiled"
    folder.mkdir(mode=0o700)
    for suffix in (".cwasm", ".json"):
        (folder / source.name).with_suffix(suffix).write_bytes(source.with_suffix(suffix).read_bytes())
        (folder / source.name).with_suffix(suffix).chmod(0o600)
    return CompiledCache(folder), folder / source.name


def load(cache, sandbox):
    return cache.load(RuntimeEngine(), sandbox.catalog.get(PYTHON).digest)


def test_a_good_copy_is_used(copy, sandbox):
    assert load(copy[0], sandbox) is not None


def flip_a_byte(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGE = {
    "flipped": flip_a_byte,
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:1000]),
    "empty": lambda path: path.write_bytes(b""),
    "no seal": lambda path: path.with_suffix(".json").unlink(),
    "writable by others": lambda path: path.chmod(0o666),
    "folder writable by others": lambda path: path.parent.chmod(0o777),
    "another user's": lambda path: os.chown(path, 12345, 12345),
}


@pytest.mark.parametrize("damage", [name for name in DAMAGE if name != "another user's" or os.geteuid() == 0])
def test_a_damaged_or_foreign_file_is_not_loaded(copy, sandbox, damage):
    cache, path = copy
    DAMAGE[damage](path)
    assert load(cache, sandbox) is None


def test_a_settled_file_is_read_once_and_then_not_again_until_it_changes(copy, sandbox, monkeypatch):
    cache, path = copy
    seal = path.with_suffix(".json")
    good = json.loads(seal.read_text())

    def is_read() -> bool:
        """Whether a load reads the file, and so notices that its checksum is not the one in the seal."""
        now = json.loads(seal.read_text())
        seal.write_text(json.dumps({**now, "crc32": good["crc32"] ^ 1}))
        found = load(cache, sandbox)
        seal.write_text(json.dumps(now))
        return found is None

    monkeypatch.setattr(cache_module, "SETTLED_NS", 10**18)
    assert load(cache, sandbox) is not None
    assert is_read()
    monkeypatch.setattr(cache_module, "SETTLED_NS", 0)
    assert load(cache, sandbox) is not None
    assert not is_read()
    times = path.stat()
    flip_a_byte(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load(cache, sandbox) is None


def test_the_key_names_the_installed_wasmtime():
    assert cache_module.wasmtime_version() == importlib.metadata.version("wasmtime")


def test_a_damaged_file_is_compiled_again(copy, sandbox):
    cache, path = copy
    flip_a_byte(path)
    assert runs(Sandbox(sandbox.catalog, cache))
    assert load(cache, sandbox) is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_in_the_folders_place_is_refused(sandbox, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "compiled").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CacheUnusable, match="symbolic link"):
        Sandbox(sandbox.catalog, CompiledCache(tmp_path / "compiled")).compile(sandbox.catalog.get(PYTHON))


def test_a_request_never_waits_for_the_compiler(sandbox, tmp_path):
    other = Sandbox(sandbox.catalog, CompiledCache(tmp_path / "compiled"), when_missing="later")
    failure = other.run(PYTHON, Program("def f(): return 5"), Invocation("f")).failure
    assert failure.cause == "not-ready"
    for thread in list(other._loader.compiling.values()):
        thread.join()
    assert runs(other)
