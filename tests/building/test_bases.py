"""A runtime that lies over another one, which may lie over a third: what it has from them, and what it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasm_problem.runtime_build import BuildFailed
from wasm_problem.runtime_build.source import RuntimeSource

HEAD = 'name = "{name}"\nversion = 1\ntitle = "{name}"\nlanguage = "python"\ncontract = "1.0.0"\n'


def write(folder: Path, manifest: str, **guest: str) -> RuntimeSource:
    (folder / "guest").mkdir(parents=True)
    (folder / "manifest.toml").write_text(HEAD.format(name=folder.name) + manifest)
    for name, text in guest.items():
        (folder / "guest" / f"{name}.py").write_text(text)
    return RuntimeSource(folder)


@pytest.fixture
def chain(tmp_path: Path) -> list[RuntimeSource]:
    build = '[build]\ntool = "componentize-py"\ntool_version = "1"\nguest = "guest"\nmodule = "app"\n'
    package = '[[build.packages]]\nregistry = "pypi"\nname = "{0}"\nversion = "1"\nsha256 = "00"\n'
    lowest = write(tmp_path / "lowest", f'licences = ["a"]\n{build}[absent]\nx = "no x"\n', app="0", extras="0")
    middle = write(
        tmp_path / "middle",
        f'licences = ["a", "b"]\n{build}base = "../lowest"\nmore_tools = ["zig==1"]\n{package.format("p")}'
        '[absent]\ny = "no y"\nz = "no z"\n',
        extras="1",
    )
    highest = write(
        tmp_path / "highest",
        f'licences = ["c"]\n{build}base = "../middle"\nrenamed = {{ "extras.py" = "extras_below.py" }}\n'
        f'more_tools = ["zig==1", "ninja==1"]\n{package.format("q")}[absent]\ny = ""\nz = "still no z"\n',
        extras="2",
    )
    for path, text in (
        ("lowest/self_test.json", "[]"),
        ("lowest/attacks/of_all.py", "0"),
        ("lowest/attacks/mended.py", "0"),
        ("middle/attacks/mended.py", "1"),
        ("highest/attacks/own.py", "2"),
        ("lowest/conformance/case.py", "0"),
        ("middle/conformance/other_case.py", "1"),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return [lowest, middle, highest]


def test_lists_are_joined_and_an_empty_text_takes_an_entry_away(chain: list[RuntimeSource]) -> None:
    highest = chain[2]
    assert highest.manifest["licences"] == ["a", "b", "c"]
    assert highest.manifest["absent"] == {"x": "no x", "z": "still no z"}
    assert [package["name"] for package in highest.recipe["packages"]] == ["p", "q"]
    assert highest.tools()[2:] == ["zig==1", "ninja==1"]


def test_what_accompanies_a_runtime_is_the_nearest_and_attacks_are_those_of_all(
    chain: list[RuntimeSource], tmp_path: Path
) -> None:
    assert {place: file.relative_to(tmp_path).parts[0] for place, file in chain[2].accompanying().items()} == {
        "self_test.json": "lowest",
        "conformance/other_case.py": "middle",
        "attacks/of_all.py": "lowest",
        "attacks/mended.py": "middle",
        "attacks/own.py": "highest",
    }
    before = chain[2].accompanying_digest()
    (tmp_path / "lowest/attacks/of_all.py").write_text("changed")
    assert chain[2].accompanying_digest() != before


def test_a_file_that_is_renamed_stays_beside_the_one_in_its_place(chain: list[RuntimeSource], tmp_path: Path) -> None:
    made = tmp_path / "made"
    chain[2].copy_guest(made)
    assert {path.name: path.read_text() for path in made.iterdir()} == {
        "app.py": "0",
        "extras.py": "2",
        "extras_below.py": "1",
    }


def test_a_file_that_is_not_there_cannot_be_renamed(chain: list[RuntimeSource], tmp_path: Path) -> None:
    (chain[1].folder / "guest" / "extras.py").unlink()
    (chain[0].folder / "guest" / "extras.py").unlink()
    with pytest.raises(BuildFailed, match=r"renames 'extras\.py', and its base has no such file"):
        chain[2].copy_guest(tmp_path / "made")


def test_every_base_is_in_the_digest(chain: list[RuntimeSource]) -> None:
    before = [source.inputs_digest() for source in chain]
    (chain[0].folder / "guest" / "app.py").write_text("changed")
    changed = [RuntimeSource(source.folder).inputs_digest() for source in chain]
    assert all(old != new for old, new in zip(before, changed, strict=True))
    manifest = chain[1].folder / "manifest.toml"
    manifest.write_text(manifest.read_text().replace('name = "p"', 'name = "r"'))
    again = [RuntimeSource(source.folder).inputs_digest() for source in chain]
    assert again[0] == changed[0]
    assert again[2] != changed[2]
