"""Which runtimes are installed: folders `NAME@VERSION` with a manifest and a component."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .installed import Place, places
from .manifest import RUNTIME_ID, BadManifest, Runtime, read_manifest
from .trouble import Trouble

__all__ = ["BadManifest", "Catalog", "Runtime", "UnknownRuntime"]


class UnknownRuntime(LookupError):
    """No such runtime is installed; the text says which are, and no path of this machine."""


class Catalog:
    """The installed runtimes. `troubles` lists what could not be used or is doubtful, for the operator."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        """folders: these instead of all places where runtimes are looked for."""
        self.troubles: list[Trouble] = []
        self._unusable: set[str] = set()
        found: dict[str, list[Runtime]] = {}
        for place in places(self.troubles) if folders is None else map(Place, folders):
            for runtime in self._read(place):
                found.setdefault(runtime.id, []).append(runtime)
        chosen = [one for same_id in found.values() if (one := self._one_of(same_id)) is not None]
        self._by_id = {runtime.id: runtime for runtime in sorted(_with_status(chosen), key=_order)}
        self._unusable -= self._by_id.keys()
        self.troubles = [each.printable() for each in self.troubles]

    @property
    def problems(self) -> list[str]:
        """The troubles as texts."""
        return [str(each) for each in self.troubles]

    def runtimes(self) -> list[Runtime]:
        """All runtimes, retired ones too: by language, by title, the newest version first."""
        return list(self._by_id.values())

    def get(self, id_or_name: str) -> Runtime:
        """The runtime `name@version`, or the newest version of `name` that is not retired. Raises UnknownRuntime."""
        found = self._by_id.get(id_or_name)
        if found is None:
            versions = [each for each in self._by_id.values() if each.name == id_or_name and each.status != "retired"]
            found = max(versions, key=lambda runtime: runtime.version, default=None)
        if found is None:
            raise UnknownRuntime(self._why_unknown(id_or_name))
        return found

    def _why_unknown(self, id_or_name: str) -> str:
        shown = id_or_name if len(id_or_name) <= 80 else id_or_name[:80] + "…"
        retired = [runtime.id for runtime in self._by_id.values() if runtime.name == id_or_name]
        if retired:
            versions = ", ".join(retired)
            return f'The runtime "{shown}" is retired. What is to go on using it names a version: {versions}.'
        if any(id_or_name in (id_, id_.split("@")[0]) for id_ in self._unusable):
            return (
                f'The runtime "{shown}" is installed here but cannot be used. `wasm-problem runtimes doctor` says why.'
            )
        installed = ", ".join(self._by_id) or "none"
        return f'The runtime "{shown}" is not installed here. Installed: {installed}.'

    def _read(self, place: Place) -> list[Runtime]:
        found = []
        ids = self._ids_in(place)
        for id_ in ids:
            try:
                found.append(read_manifest(place.folder / id_ / "manifest.json", place.package))
            except BadManifest as error:
                self._unusable.add(id_)
                self.troubles.append(error.trouble)
        if place.package and not ids:
            wrong = f"the package {place.package} holds no runtime in {place.folder}."
            self.troubles.append(Trouble(wrong, "Tell whoever made the package."))
        return found

    def _ids_in(self, place: Place) -> list[str]:
        try:
            with os.scandir(place.folder) as entries:
                names = [entry.name for entry in entries if "@" in entry.name and entry.is_dir()]
        except OSError as error:
            wrong = f"{place.folder}: cannot be read: {error.strerror}."
            self.troubles.append(Trouble(wrong, "Let this user read it."))
            return []
        return sorted(name for name in names if RUNTIME_ID.fullmatch(name))

    def _one_of(self, same_id: list[Runtime]) -> Runtime | None:
        """The runtime that the id means. Which of several packages is right cannot be known: then none of them."""
        first = same_id[0]
        others = [runtime for runtime in same_id if runtime.digest != first.digest]
        if not others:
            return first
        if not first.package:
            for other in others:
                remedy = f"Uninstall the package {other.package}." if other.package else "Remove one of them."
                wrong = f"{other.folder}: {first.id} is installed twice with different content; {first.folder} is used."
                self.troubles.append(Trouble(wrong, remedy))
            return first
        packages = ", ".join(dict.fromkeys(f"{runtime.package} ({runtime.folder})" for runtime in same_id))
        wrong = f"{first.id} is brought with different content by the packages {packages}. None of them is used."
        self.troubles.append(Trouble(wrong, "Uninstall all but one."))
        self._unusable.add(first.id)
        return None


def _with_status(runtimes: list[Runtime]) -> list[Runtime]:
    """The runtimes, those superseded that are older than a current version of the same name."""
    newest: dict[str, int] = {}
    for runtime in runtimes:
        if runtime.status == "current":
            newest[runtime.name] = max(runtime.version, newest.get(runtime.name, 0))
    return [
        replace(runtime, status="superseded")
        if runtime.status == "current" and runtime.version < newest[runtime.name]
        else runtime
        for runtime in runtimes
    ]


def _order(runtime: Runtime) -> tuple[str, str, str, int]:
    return runtime.language_title.casefold(), runtime.title.casefold(), runtime.name, -runtime.version
