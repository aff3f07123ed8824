"""Files of Debian's packages, for what neither PyPI nor npm has. Nothing of a package is installed or run."""

from __future__ import annotations

import io
import lzma
import os
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from .packages import Package, PackageUnavailable, content_of, read_address

MIRROR = "https://deb.debian.org/debian"
MIRROR_VARIABLE = "WASM_PROBLEM_DEBIAN_MIRROR"
SUITES = ("testing", "unstable", "stable")
"""Where a package is looked for; the first that has it. Its digest is the one that Debian's index gives."""
ARCHITECTURE = "amd64"
"""Headers are the same for every architecture, but for the configuration, which is not taken from here."""
AR_MAGIC = b"!<arch>\n"
AR_HEADER = 60


def unpack_headers(name: str, prefix: str, into: Path) -> None:
    """Puts the package's files below the prefix into the folder. Raises PackageUnavailable."""
    package = find(name)
    content = content_of(package)
    try:
        for member, data in _members(content):
            if member.startswith("data.tar"):
                _extract(data, prefix, into)
    except (tarfile.TarError, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise PackageUnavailable(f"{package}: cannot be unpacked: {error}") from error
    if not into.is_dir():
        raise PackageUnavailable(f"{package}: it has no files below {prefix}.")


def find(name: str) -> Package:
    """The package as Debian has it today. Raises PackageUnavailable."""
    problem = ""
    for suite in SUITES:
        address = f"{mirror()}/dists/{suite}/main/binary-{ARCHITECTURE}/Packages.xz"
        try:
            index = lzma.decompress(read_address(address)).decode("utf-8", "replace")
        except (OSError, ValueError, lzma.LZMAError) as error:
            problem = f"{address} cannot be read: {error}."
            continue
        found = re.search(rf"^Package: {re.escape(name)}\n(?:.+\n)*", index, re.MULTILINE)
        if found is not None:
            fields = dict(line.partition(": ")[::2] for line in found[0].splitlines() if not line.startswith(" "))
            return Package("debian", name, fields["Version"], fields["SHA256"], f"{mirror()}/{fields['Filename']}")
    raise PackageUnavailable(f"Debian's {name} was not found. {problem or 'No suite has it.'}")


def mirror() -> str:
    return os.environ.get(MIRROR_VARIABLE, MIRROR).rstrip("/")


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an ar archive."""
    if not archive.startswith(AR_MAGIC):
        raise ValueError("it is no Debian package")
    at = len(AR_MAGIC)
    while at + AR_HEADER <= len(archive):
        header = archive[at : at + AR_HEADER]
        size = int(header[48:58])
        yield header[:16].decode().strip().rstrip("/"), archive[at + AR_HEADER : at + AR_HEADER + size]
        at += AR_HEADER + size + size % 2


def _extract(data: bytes, prefix: str, into: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive.getmembers():
            path = member.name.removeprefix("./")
            if path.startswith(prefix) and member.isfile():
                archive.extract(member.replace(name=path.removeprefix(prefix), deep=False), into, filter="data")
