"""From a runtime's sources to `NAME@VERSION/`: component, manifest, and what accompanies them."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import componentize_py, ziglang
from .memory_export import add_memory_export
from .source import BuildFailed, Report, RuntimeSource
from .warm_up import check_warm_up
from .wasm_format import UnsupportedWasm

MANIFEST_FORMAT = 1
NOT_CARRIED_OVER = ("build", "starter")
COMPONENT = "runtime.wasm"

TOOLS: dict[str, Callable[[RuntimeSource, Path, Report], bytes]] = {
    "componentize-py": componentize_py.build_component,
    "ziglang": ziglang.build_component,
}


def bring_up_to_date(source: RuntimeSource, report: Report) -> Path:
    """Builds the runtime unless it is made of these very sources; its folder. Raises BuildFailed."""
    if not source.is_fresh():
        return build(source, report)
    report(f"{source.id}: up to date")
    return source.target


def build(source: RuntimeSource, report: Report) -> Path:
    """Builds the runtime and returns its folder. Reports progress a line at a time. Raises BuildFailed.

    When only what accompanies the component has changed the component stays as it is.
    """
    if source.has_component() and not source.is_fresh():
        component = (source.target / COMPONENT).read_bytes()
        with _work_folder(source) as work:
            staging = work / "dist"
            _write(source, component, staging)
            _put_in_place(source, staging)
        report(f"{source.id}: renewed what accompanies the component")
        return source.target
    recipe = source.recipe
    tool = recipe.get("tool", "")
    if tool not in TOOLS:
        raise BuildFailed(
            f"{source.id}: manifest.toml names the unknown build tool {tool!r}; known: {', '.join(TOOLS)}"
        )
    started = time.monotonic()
    report(f"{source.id}: building with {tool} {recipe['tool_version']}, about {recipe.get('seconds', 30)} s ...")
    with _work_folder(source) as work:
        try:
            component = add_memory_export(TOOLS[tool](source, work, report))
        except UnsupportedWasm as error:
            raise BuildFailed(f"{source.id}: {tool} made a component that cannot be used: {error}") from error
        except KeyError as error:
            raise BuildFailed(f"{source.id}: [build] in manifest.toml has no {error}") from error
        staging = work / "dist" / source.id
        _write(source, component, staging)
        check_warm_up(source, staging, work)
        _put_in_place(source, staging)
    report(f"{source.id}: built in {time.monotonic() - started:.0f} s, {len(component) / 1e6:.1f} MB")
    return source.target


@contextmanager
def _work_folder(source: RuntimeSource) -> Iterator[Path]:
    """An empty folder, always of the same path: the compiler's own cache knows files by it."""
    work = source.target.parent / ".work" / source.id
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        yield work
    except OSError as error:
        raise BuildFailed(f"{source.id}: {error}") from error
    finally:
        shutil.rmtree(work.parent, ignore_errors=True)


def _write(source: RuntimeSource, component: bytes, staging: Path) -> None:
    staging.mkdir(parents=True)
    (staging / COMPONENT).write_bytes(component)
    for place, file in source.accompanying().items():
        (staging / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, staging / place)
    recipe = source.recipe
    manifest = {
        "format": MANIFEST_FORMAT,
        **{key: value for key, value in source.manifest.items() if key not in NOT_CARRIED_OVER},
        "starter": source.manifest.get("starter", {}),
        "built_with": {key: value for key, value in recipe.items() if key.startswith("tool")}
        | {"packages": [f"{entry['name']} {entry['version']}" for entry in recipe.get("packages", ())]},
        "wasm": COMPONENT,
        "bytes": len(component),
        "digest": "sha256:" + hashlib.sha256(component).hexdigest(),
        "inputs_digest": source.inputs_digest(),
        "accompanying_digest": source.accompanying_digest(),
    }
    (staging / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _put_in_place(source: RuntimeSource, staging: Path) -> None:
    target = source.target
    if target.exists():
        shutil.rmtree(target)
    shutil.move(staging, target)
