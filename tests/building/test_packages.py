"""Source packages come from the index that pip or npm is set to, and only as what they are known to be."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from wasm_problem.runtime_build.packages import Package, PackageUnavailable, unpack


def archive(**files: str) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as opened:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            opened.addfile(member, io.BytesIO(text.encode()))
    return target.getvalue()


ARCHIVE = archive(**{"lan_guage-1.0/src/main.c": "int main;", "lan_guage-1.0/README": "read"})
HTML = '<!DOCTYPE html><a href="../../files/lan_guage-1.0.tar.gz#sha256=1">lan_guage-1.0.tar.gz</a><a>none</a>'
JSON = {
    "files": [
        {"filename": "lan_guage-1.0-py3-none-any.whl", "url": "/files/wheel"},
        {"filename": "lan_guage-1.0.tar.gz", "url": "/files/lan_guage-1.0.tar.gz"},
    ]
}
PACKAGE = Package("pypi", "lan-guage", "1.0", hashlib.sha256(ARCHIVE).hexdigest())


class Registry(BaseHTTPRequestHandler):
    pages: dict[str, bytes] = {}
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        content = self.pages.get(self.path)
        self.send_response(404 if content is None else 200)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Registry]]:
    """A registry on this machine, without any package, and an empty folder for downloads."""
    Registry.pages, Registry.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("PIP_INDEX_URL", f"{address}/simple/")
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", f"{address}/npm")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield Registry
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", [HTML.encode(), json.dumps(JSON).encode()], ids=["html", "json"])
def test_an_sdist_is_found_on_either_kind_of_index_page(registry: type[Registry], page: bytes, tmp_path: Path) -> None:
    registry.pages = {"/simple/lan-guage/": page, "/files/lan_guage-1.0.tar.gz": ARCHIVE}
    unpack(PACKAGE, tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "src" / "main.c").read_text() == "int main;"
    assert (tmp_path / "unpacked" / "README").read_text() == "read"


def test_it_is_downloaded_once_and_again_when_what_was_kept_is_damaged(
    registry: type[Registry], tmp_path: Path
) -> None:
    registry.pages = {"/simple/lan-guage/": HTML.encode(), "/files/lan_guage-1.0.tar.gz": ARCHIVE}
    for _ in range(3):
        unpack(PACKAGE, tmp_path / "unpacked")
    assert len(registry.asked) == 2
    (kept,) = (tmp_path / "cache").rglob("*.tar.gz")
    kept.write_bytes(b"damaged")
    unpack(PACKAGE, tmp_path / "unpacked")
    assert len(registry.asked) == 4
    assert kept.read_bytes() == ARCHIVE


def test_a_package_of_npm(registry: type[Registry], tmp_path: Path) -> None:
    registry.pages = {"/npm/@scope/lan-guage/-/lan-guage-1.0.tgz": ARCHIVE}
    unpack(replace(PACKAGE, registry="npm", name="@scope/lan-guage"), tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "README").is_file()


def refusal(package: Package, folder: Path) -> str:
    with pytest.raises(PackageUnavailable) as refused:
        unpack(package, folder)
    assert not folder.exists() or not list(folder.rglob("*"))
    return str(refused.value)


def test_what_cannot_be_had_is_named(registry: type[Registry], tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    assert "lan-guage 1.0 from pypi: cannot be downloaded: HTTP Error 404" in refusal(PACKAGE, folder)
    registry.pages = {"/simple/lan-guage/": HTML.encode(), "/files/lan_guage-1.0.tar.gz": ARCHIVE}
    assert "lists no sdist of version 2.0" in refusal(replace(PACKAGE, version="2.0"), folder)
    wrong = refusal(replace(PACKAGE, sha256="0" * 64), folder)
    assert PACKAGE.sha256 in wrong
    assert "Nothing of it was used" in wrong
    no_archive = replace(PACKAGE, sha256=hashlib.sha256(b"text").hexdigest())
    registry.pages["/files/lan_guage-1.0.tar.gz"] = b"text"
    assert "cannot be unpacked" in refusal(no_archive, folder)


def test_a_file_that_would_leave_the_folder_is_not_unpacked(registry: type[Registry], tmp_path: Path) -> None:
    hostile = archive(**{"top/../../escaped": "x"})
    registry.pages = {"/npm/lan-guage/-/lan-guage-1.0.tgz": hostile}
    package = replace(PACKAGE, registry="npm", sha256=hashlib.sha256(hostile).hexdigest())
    assert "cannot be unpacked" in refusal(package, tmp_path / "unpacked")
    assert not (tmp_path / "escaped").exists()
