"""The programs of the cases in a runtime's language: files in the folder `conformance` of the runtime."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..sandbox import Runtime
from .case import Case

FOLDER = "conformance"
NOT_APPLICABLE = "not_applicable.toml"
MOST_NOT_APPLICABLE = 8


class BadTranslation(ValueError):
    """A translation is missing or cannot be used; the text says which file, and what it has to hold."""


@dataclass(frozen=True, slots=True)
class Translations:
    """Where the programs for a runtime are: its own folder first, then those of others of its language."""

    runtime: Runtime
    folders: tuple[Path, ...]

    def path(self, case: Case, part: str = "") -> Path:
        """The file; one that does not exist is where it should be."""
        stem = f"{case.name}.{part}" if part else case.translation
        name = f"{stem}.{self.runtime.file_extension}"
        found = (folder / name for folder in self.folders if (folder / name).is_file())
        return next(found, self.folders[0] / name)

    def text(self, case: Case, part: str = "") -> str:
        """Raises BadTranslation."""
        path = self.path(case, part)
        try:
            return path.read_text("utf-8")
        except FileNotFoundError:
            words = " ".join((case.parts[part] if part else case.words).split())
            raise BadTranslation(f"{path} is missing. What it has to do: {words}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise BadTranslation(f"{path} cannot be read: {error}") from None

    def has_any(self, case: Case) -> bool:
        """Whether a file of the case itself is there."""
        names = [self.path(case, part) for part in case.parts]
        if case.translation == case.name:
            names.append(self.path(case))
        return any(path.is_file() for path in names)


def own_folder(runtime: Runtime) -> Path:
    """Where its translations are: among its sources in a checkout, where they are written; otherwise beside it."""
    source = runtime.folder.parent.parent
    # One that lies over another runtime has that one's, beside it only.
    written = runtime.folder.parent.name == "dist" and (source / FOLDER).is_dir()
    return (source if written else runtime.folder) / FOLDER


def translations(runtime: Runtime, installed: Iterable[Runtime]) -> Translations:
    """installed: whose translations it may share."""
    others = [own_folder(each) for each in installed if each.language == runtime.language]
    return Translations(runtime, tuple(dict.fromkeys((own_folder(runtime), *others))))


def declared_not_applicable(runtime: Runtime) -> dict[str, str]:
    """Why which cases do not apply to the runtime's language, by name of the case. Raises BadTranslation."""
    path = own_folder(runtime) / NOT_APPLICABLE
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadTranslation(f"{path}: {error}") from None
    for name, reason in declared.items():
        if not isinstance(reason, str) or not re.search(r"\w+\W+\w+", reason):
            raise BadTranslation(f"{path}: say in a sentence why {name} does not apply")
    if len(declared) > MOST_NOT_APPLICABLE:
        raise BadTranslation(f"{path} declares {len(declared)} cases; at most {MOST_NOT_APPLICABLE} are allowed")
    return declared


def strays(runtime: Runtime, cases: Iterable[Case]) -> list[str]:
    """What a runtime has for cases that do not exist: misspelt, or of another version of the cases."""
    cases = list(cases)
    stems = {case.translation for case in cases} | {f"{case.name}.{part}" for case in cases for part in case.parts}
    files = sorted(own_folder(runtime).glob(f"*.{runtime.file_extension}"))
    found = [f"{path} is a translation of no case" for path in files if path.stem not in stems]
    try:
        declared = declared_not_applicable(runtime)
    except BadTranslation:
        return found  # Each case says so.
    unknown = sorted(set(declared) - {case.name for case in cases})
    return found + [f"{NOT_APPLICABLE} of {runtime.id} names {name}, which is no case" for name in unknown]
