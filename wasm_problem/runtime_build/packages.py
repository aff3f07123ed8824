"""Source packages of runtimes, from PyPI and npm: named, versioned, and checked against a digest before use.

Nothing of a package is run. Downloads are kept in the user's cache folder.
"""

from __future__ import annotations

import hashlib
import html.parser
import io
import json
import os
import subprocess
import sys
import tarfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PYPI = "https://pypi.org/simple"
NPM = "https://registry.npmjs.org"
SECONDS = 60
MOST_BYTES = 200 * 1024 * 1024


class PackageUnavailable(Exception):
    """A package could not be had, or is not what it should be; the text says which, why, and what to do."""


@dataclass(frozen=True)
class Package:
    """A package that a runtime is made from. sha256: of the file, in hexadecimal digits."""

    registry: str
    name: str
    version: str
    sha256: str
    file: str = ""
    """Its file name, where that does not follow from name and version: a wheel's. Of Debian: the address, or the path
    on a mirror."""

    def __str__(self) -> str:
        return f"{self.name} {self.version} from {self.registry}"


def package_of(entry: Mapping[str, Any]) -> Package:
    """What a manifest says of a package. Raises PackageUnavailable."""
    try:
        known = {key: str(entry[key]) for key in ("registry", "name", "version", "sha256")}
        return Package(**known, file=str(entry.get("file", "")))
    except KeyError as error:
        raise PackageUnavailable(f"a package in manifest.toml has no {error}") from None


def unpack(package: Package, folder: Path) -> None:
    """Puts the package's files into the folder, a wheel's as they are installed.

    Of a source package without the one folder that all of them are in. Raises PackageUnavailable.
    """
    content = content_of(package)
    try:
        if package.file.endswith(".whl"):
            _unzip(content, folder)
            return
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:*") as archive:
            for member in archive.getmembers():
                _, _, path = member.name.partition("/")
                if path and member.isfile():
                    archive.extract(member.replace(name=path, deep=False), folder, filter="data")
    except (tarfile.TarError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise PackageUnavailable(f"{package}: cannot be unpacked: {error}") from error


def _unzip(content: bytes, folder: Path) -> None:
    """Modules and the package's metadata; scripts and headers are of no use."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            top = member.filename.partition("/")[0]
            is_module = not member.is_dir() and not top.endswith((".data", ".dist-info"))
            if is_module or member.filename == f"{top}/METADATA":
                archive.extract(member, folder)


def downloads() -> Path:
    """Where downloaded packages are kept."""
    kept = os.environ.get("XDG_CACHE_HOME") or (
        Path.home() / "Library" / "Caches" if sys.platform == "darwin" else Path.home() / ".cache"
    )
    return Path(kept) / "wasm-problem" / "packages"


def content_of(package: Package) -> bytes:
    """The package's file. Raises PackageUnavailable."""
    kept = downloads() / package.sha256
    try:
        content = kept.read_bytes()
        if _sha256(content) == package.sha256:
            return content
    except OSError:
        pass
    content = _download(package)
    found = _sha256(content)
    if found != package.sha256:
        raise PackageUnavailable(
            f"{package}: the file has the SHA-256 digest {found}, and the manifest says {package.sha256}. "
            "Nothing of it was used. If the version is right, the registry or the manifest is not."
        )
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(content)
        part.replace(kept)
    except OSError:
        pass  # It is only kept for the next time.
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _download(package: Package) -> bytes:
    locate = {"pypi": _on_pypi, "npm": _on_npm, "debian": _on_debian}.get(package.registry)
    if locate is None:
        raise PackageUnavailable(f"{package}: the registry is neither pypi, npm nor debian")
    try:
        return read_address(locate(package))
    except (OSError, ValueError) as error:  # urllib's errors are OSErrors.
        raise PackageUnavailable(
            f"{package}: cannot be downloaded: {error}. Check the network, or the index that pip or npm is set to."
        ) from error


def read_address(url: str, accept: str = "*/*") -> bytes:
    """Raises OSError and ValueError."""
    request = urllib.request.Request(url, headers={"Accept": accept, "User-Agent": "wasm-problem"})
    with urllib.request.urlopen(request, timeout=SECONDS) as response:
        content: bytes = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"{url} is larger than {MOST_BYTES:,} bytes")
    return content


def _on_npm(package: Package) -> str:
    chosen = os.environ.get("NPM_CONFIG_REGISTRY") or os.environ.get("npm_config_registry")  # noqa: SIM112
    registry = (chosen or NPM).rstrip("/")
    return f"{registry}/{package.name}/-/{package.name.rpartition('/')[2]}-{package.version}.tgz"


def _on_pypi(package: Package) -> str:
    """The address of the sdist, from the index that pip uses (PEP 503, PEP 691)."""
    index = f"{_pip_index()}/{package.name}/"
    page = read_address(index, "application/vnd.pypi.simple.v1+json, text/html;q=0.5")
    files = _files_of_json(page) if page.lstrip()[:1] == b"{" else _files_of_html(page)
    wanted = (package.file or f"{package.name}-{package.version}.tar.gz").replace("-", "_").lower()
    for file_name, url in files.items():
        if file_name.replace("-", "_").lower() == wanted:
            return urllib.parse.urljoin(index, url)
    raise ValueError(f"{index} lists no {package.file or 'sdist of version ' + package.version}")


def _files_of_json(page: bytes) -> Mapping[str, str]:
    return {str(file["filename"]): str(file["url"]) for file in json.loads(page)["files"]}


def _files_of_html(page: bytes) -> Mapping[str, str]:
    links = _Links()
    links.feed(page.decode("utf-8", "replace"))
    return {url.partition("#")[0].rpartition("/")[2]: url for url in links.found}


class _Links(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for key, value in attrs if tag == "a" and key == "href" and value]


def _on_debian(package: Package) -> str:
    from .debian import mirror

    return package.file if "://" in package.file else f"{mirror()}/{package.file}"


def _pip_index() -> str:
    chosen = os.environ.get("PIP_INDEX_URL")
    if not chosen:
        command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
        chosen = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return (chosen or PYPI).rstrip("/")
