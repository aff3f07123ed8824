"""Source packages come from the index that pip or npm is set to, and only as what they are known to be."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import os
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from wasm_problem.runtime_build.debian import unpack_headers
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
    (kept,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
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


def wheel(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return target.getvalue()


def test_of_a_wheel_modules_and_metadata_are_unpacked(registry: type[Registry], tmp_path: Path) -> None:
    content = wheel(
        **{
            "lan/__init__.py": "x = 1",
            "lan-1.0.dist-info/METADATA": "Version: 1.0",
            "lan-1.0.dist-info/RECORD": "",
            "lan-1.0.data/scripts/run": "#!",
        }
    )
    name = "lan_guage-1.0-py3-none-any.whl"
    registry.pages = {"/simple/lan-guage/": json.dumps(JSON).encode(), "/files/wheel": content}
    package = replace(PACKAGE, file=name, sha256=hashlib.sha256(content).hexdigest())
    unpack(package, tmp_path / "unpacked")
    files = {path.relative_to(tmp_path / "unpacked").as_posix() for path in (tmp_path / "unpacked").rglob("*")}
    assert files == {"lan", "lan/__init__.py", "lan-1.0.dist-info", "lan-1.0.dist-info/METADATA"}
    assert (tmp_path / "unpacked" / "lan-1.0.dist-info" / "METADATA").read_text() == "Version: 1.0"
    assert "lists no absent.whl" in refusal(replace(package, file="absent.whl", sha256="0" * 64), tmp_path / "other")


def debian_package(**files: str) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:xz") as opened:
        for name, text in files.items():
            member = tarfile.TarInfo(f"./{name}")
            member.size = len(text)
            opened.addfile(member, io.BytesIO(text.encode()))
    parts = b"!<arch>\n"
    for name, content in (("debian-binary", b"2.0\n"), ("data.tar.xz", data.getvalue())):
        parts += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode() + content
        parts += b"\n" * (len(content) % 2)
    return parts


def test_files_of_a_package_of_debian(
    registry: type[Registry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = debian_package(**{"usr/include/x/a.h": "a", "usr/include/x/b/c.h": "c", "usr/share/doc": "d"})
    digest = hashlib.sha256(content).hexdigest()
    index = f"Package: other\n\nPackage: lib-x\nVersion: 1-2\nFilename: pool/x.deb\nSHA256: {digest}\n\nPackage: z\n"
    monkeypatch.setenv("WASM_PROBLEM_DEBIAN_MIRROR", os.environ["NPM_CONFIG_REGISTRY"].removesuffix("/npm") + "/debian")
    registry.pages = {
        "/debian/dists/unstable/main/binary-amd64/Packages.xz": lzma.compress(index.encode()),
        "/debian/pool/x.deb": content,
    }
    unpack_headers("lib-x", "usr/include/x/", tmp_path / "headers")
    assert (tmp_path / "headers" / "b" / "c.h").read_text() == "c"
    assert {path.name for path in (tmp_path / "headers").iterdir()} == {"a.h", "b"}

    with pytest.raises(PackageUnavailable, match="has no files below usr/lib/"):
        unpack_headers("lib-x", "usr/lib/", tmp_path / "none")
    with pytest.raises(PackageUnavailable, match="Debian's lib-y was not found"):
        unpack_headers("lib-y", "usr/include/", tmp_path / "none")
    registry.pages["/debian/pool/x.deb"] = content[:-1] + b"?"
    (kept,) = (path for path in (tmp_path / "cache").rglob(digest))
    kept.unlink()
    with pytest.raises(PackageUnavailable, match="Nothing of it was used"):
        unpack_headers("lib-x", "usr/include/x/", tmp_path / "damaged")
