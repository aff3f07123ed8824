"""Where runtimes come from: our own, the operator's folders, packages; and what happens when two have one id."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sandbox.tiny_runtime import component, install, tiny_text
from wasm_problem.sandbox import Catalog, UnknownRuntime

ONE, OTHER = component(tiny_text()), component(tiny_text(call="nop i32.const 64"))


@pytest.fixture
def surroundings(tmp_path, monkeypatch):
    """No runtimes but ours, and two folders on sys.path: (folder of the operator's, site-packages)."""
    site, operators = tmp_path / "site-packages", tmp_path / "operators"
    site.mkdir()
    operators.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("WASM_PROBLEM_RUNTIMES", str(operators))
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    return operators, site


def distribution(
    site: Path, name: str, *values: str, folder: str = "{name}-1.0.dist-info", metadata: bool = True
) -> None:
    """Registers a distribution as pip would."""
    information = site / folder.format(name=name.replace("-", "_"))
    information.mkdir()
    lines = [f"entry{number} = {value}" for number, value in enumerate(values)]
    text = (
        "[console_scripts]\nx = y:z\n\n[wasm_problem.runtimes]\n# a comment\n"
        + "\n".join(lines)
        + "\n\n[other]\na = b\n"
    )
    (information / "entry_points.txt").write_text(text)
    if metadata:
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n\nName: no\n")


def package(site: Path, name: str, *, body: str = "raise RuntimeError('imported')\n") -> Path:
    """A package that must not be imported."""
    place = site / Path(*name.split("."))
    place.mkdir(parents=True)
    for parent in [place, *place.parents]:
        if parent == site:
            break
        (parent / "__init__.py").write_text(body)
    return place


def ids(catalog: Catalog) -> list[str]:
    return [runtime.id for runtime in catalog.runtimes() if runtime.language == "tiny"]


def test_a_package_brings_a_runtime_and_is_not_imported(surroundings):
    _, site = surroundings
    place = install(package(site, "tiny_pack"), "tiny", ONE)
    distribution(site, "Tiny-Pack", "tiny_pack")
    catalog = Catalog()
    assert catalog.problems == []
    assert (catalog.get("tiny").package, catalog.get("tiny").folder) == ("Tiny-Pack", place)
    assert "tiny_pack" not in sys.modules


@pytest.mark.parametrize("form", ["package", "namespace", "namespace in a namespace"])
def test_a_package_in_a_package_is_found_without_importing_either(surroundings, form):
    _, site = surroundings
    if form == "package":
        place = package(site, "outer.inner.runtimes")
    else:
        place = site / "outer" / "inner" / "runtimes"
        place.mkdir(parents=True)
        if form == "namespace":
            (site / "outer" / "__init__.py").write_text("raise RuntimeError('imported')\n")
    install(place, "tiny", ONE)
    distribution(site, "outer", "outer.inner.runtimes")
    catalog = Catalog()
    assert (ids(catalog), catalog.problems) == (["tiny@1"], [])
    assert [name for name in sys.modules if name.startswith("outer")] == []


def test_a_name_is_told_although_its_distribution_has_no_metadata(surroundings):
    _, site = surroundings
    install(package(site, "tiny_pack"), "tiny", ONE)
    distribution(site, "tiny-pack", "tiny_pack", metadata=False)
    assert Catalog().get("tiny").package == "tiny-pack"


def test_an_installation_in_the_older_form_is_found(surroundings):
    _, site = surroundings
    install(package(site, "tiny_pack"), "tiny", ONE)
    distribution(site, "tiny-pack", "tiny_pack", folder="{name}.egg-info")
    assert ids(Catalog()) == ["tiny@1"]


def test_a_real_editable_installation_is_found(tmp_path):
    """By setuptools, whose finder knows the package and whose folder is on no path."""
    source = tmp_path / "source"
    install(package(source / "src", "editable_pack"), "tiny", ONE)
    (source / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
        '[project]\nname = "editable-pack"\nversion = "1"\n'
        '[project.entry-points."wasm_problem.runtimes"]\nx = "editable_pack"\n'
        '[tool.setuptools]\npackage-dir = {"editable_pack" = "src/editable_pack"}\npackages = ["editable_pack"]\n'
    )
    site = tmp_path / "site"
    build = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--target",
        str(site),
    ]
    subprocess.run([*build, "--editable", str(source)], check=True, capture_output=True)
    script = (
        f"import site, sys; site.addsitedir({str(site)!r})\n"
        "from wasm_problem.sandbox import Catalog\n"
        "runtime = Catalog().get('tiny@1')\n"
        "print(runtime.package, runtime.folder)\n"
        "assert 'editable_pack' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["editable-pack", str(source / "src/editable_pack/tiny@1")], done.stderr


def test_of_two_installations_of_a_distribution_the_first_on_the_path_counts(surroundings, tmp_path, monkeypatch):
    _, site = surroundings
    later = tmp_path / "later"
    install(package(site, "tiny_pack"), "tiny", ONE)
    install(package(later, "old_pack"), "tiny", OTHER)
    distribution(site, "tiny-pack", "tiny_pack")
    distribution(later, "tiny.pack", "old_pack")
    monkeypatch.setattr(sys, "path", [*sys.path, str(later)])
    catalog = Catalog()
    assert (catalog.get("tiny").read_wasm(), catalog.problems) == (ONE, [])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("gone_pack", "says that gone_pack holds runtimes, and there is no such folder. Run:"),
        ("json", "the package tiny-pack holds no runtime in"),
        ("math", "says that math holds runtimes, and there is no such folder"),
        ("wasm_problem.sandbox.engine", "and there is no such folder"),
        ("../../etc", "which is no dotted name. Tell whoever made the package."),
        ("pack:attribute", "which is no dotted name"),
        ("", "which is no dotted name"),
        ("os." * 300 + "path", "which is no dotted name"),
        ("a" * 290, "there is no such folder"),
    ],
    ids=[
        "gone",
        "without runtimes",
        "built in",
        "a module",
        "a path",
        "an attribute",
        "nothing",
        "long",
        "too long for a file",
    ],
)
def test_a_package_that_leads_nowhere_is_reported(surroundings, value, text):
    _, site = surroundings
    distribution(site, "tiny-pack", value)
    (problem,) = Catalog().problems
    assert text in problem
    assert "tiny-pack" in problem
    assert len(problem) < 600


def test_broken_metadata_and_strange_paths_harm_nobody(surroundings, monkeypatch):
    operators, site = surroundings
    install(operators, "tiny", ONE)
    (site / "broken-1.0.dist-info").mkdir()
    (site / "broken-1.0.dist-info" / "entry_points.txt").write_bytes(
        b"\xff[wasm_problem.runtimes]\n\xff\xfe = \x00\n=\n"
    )
    (site / "file-1.0.dist-info").write_text("not a folder")
    (site / "folder-1.0.dist-info" / "entry_points.txt").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, "/no/such/folder", "", str(Path(__file__)), "\0"])
    assert ids(Catalog()) == ["tiny@1"]


class BrokenFinder:
    def find_spec(self, name, path, target=None):
        raise RuntimeError("broken")


def test_a_broken_finder_of_somebody_else_harms_nobody(surroundings, monkeypatch):
    _, site = surroundings
    install(package(site, "tiny_pack"), "tiny", ONE)
    distribution(site, "tiny-pack", "tiny_pack")
    monkeypatch.setattr(sys, "meta_path", [BrokenFinder(), *sys.meta_path])
    assert ids(Catalog()) == ["tiny@1"]


def test_the_variable_and_the_users_data_folder_are_looked_into(surroundings, tmp_path, monkeypatch):
    operators, _ = surroundings
    install(operators, "first", ONE)
    install(tmp_path / "second", "second", ONE)
    install(tmp_path / "data" / "wasm-problem" / "runtimes", "third", ONE)
    monkeypatch.setenv("WASM_PROBLEM_RUNTIMES", f"{operators}::{tmp_path / 'second'}")
    catalog = Catalog()
    assert (sorted(ids(catalog)), catalog.problems) == (["first@1", "second@1", "third@1"], [])
    assert "python-3.14@1" in [runtime.id for runtime in catalog.runtimes()]


def test_a_folder_in_the_variable_that_is_not_there_is_reported(surroundings, monkeypatch):
    operators, _ = surroundings
    install(operators, "tiny", ONE)
    monkeypatch.setenv("WASM_PROBLEM_RUNTIMES", f"/no/such/folder:{operators}")
    catalog = Catalog()
    assert ids(catalog) == ["tiny@1"]
    assert catalog.problems == [
        "WASM_PROBLEM_RUNTIMES names /no/such/folder, which is no folder. Make it, or change the variable."
    ]


def test_two_packages_with_one_id_are_reported_and_neither_is_used(surroundings):
    operators, site = surroundings
    install(operators, "tiny", ONE, version=2)
    for name, content in (("pack_a", ONE), ("pack_b", OTHER)):
        install(package(site, name), "tiny", content)
        distribution(site, name, name)
    catalog = Catalog()
    assert ids(catalog) == ["tiny@2"]
    (problem,) = catalog.problems
    assert "tiny@1 is brought with different content by the packages pack_a" in problem
    assert "pack_b" in problem
    assert "None of them is used. Uninstall all but one." in problem
    with pytest.raises(UnknownRuntime, match="is installed here but cannot be used"):
        catalog.get("tiny@1")


def test_a_package_never_replaces_what_the_operator_has(surroundings):
    operators, site = surroundings
    place = install(operators, "tiny", ONE)
    install(package(site, "pack_a"), "tiny", OTHER)
    distribution(site, "pack-a", "pack_a")
    catalog = Catalog()
    assert catalog.get("tiny").read_wasm() == ONE
    (problem,) = catalog.problems
    assert f"installed twice with different content; {place} is used. Uninstall the package pack-a." in problem


def test_neither_replaces_what_is_ours(surroundings):
    operators, site = surroundings
    ours = Catalog().get("python-3.14@1")
    install(operators, "python-3.14", ONE)
    install(package(site, "pack_a"), "python-3.14", OTHER)
    distribution(site, "pack-a", "pack_a")
    catalog = Catalog()
    assert catalog.get("python-3.14@1") == ours
    assert len(catalog.problems) == 2


def test_the_same_content_twice_is_no_clash(surroundings):
    operators, site = surroundings
    for place in (operators, package(site, "pack_a"), package(site, "pack_b")):
        install(place, "tiny", ONE)
    distribution(site, "pack-a", "pack_a")
    distribution(site, "pack-b", "pack_b")
    catalog = Catalog()
    assert (ids(catalog), catalog.problems) == (["tiny@1"], [])


def test_versions_stand_side_by_side_and_age(tmp_path):
    for version, status in ((1, "retired"), (2, "current"), (3, "superseded"), (4, "current"), (5, "retired")):
        install(tmp_path, "tiny", ONE, version=version, status=status)
    catalog = Catalog([tmp_path])
    assert {runtime.version: runtime.status for runtime in catalog.runtimes()} == {
        5: "retired",
        4: "current",
        3: "superseded",
        2: "superseded",
        1: "retired",
    }
    assert catalog.get("tiny").id == "tiny@4"
    assert [catalog.get(f"tiny@{version}").version for version in range(1, 6)] == [1, 2, 3, 4, 5]


def test_a_name_whose_versions_are_all_retired_is_not_offered(tmp_path):
    install(tmp_path, "tiny", ONE, status="retired")
    catalog = Catalog([tmp_path])
    assert catalog.get("tiny@1").status == "retired"
    with pytest.raises(UnknownRuntime, match=r"is retired\. What is to go on using it names a version: tiny@1"):
        catalog.get("tiny")


def test_runtimes_are_in_the_order_in_which_people_look_for_them(tmp_path):
    for name, language, title in (
        ("b", "zig", "Zig"),
        ("d", "lua", "lua B"),
        ("c", "lua", "Lua A"),
        ("a", "zig", "Zig"),
    ):
        install(tmp_path, name, ONE, language=language, title=title)
    install(tmp_path, "c", ONE, version=2, language="lua", title="Lua A")
    assert [runtime.id for runtime in Catalog([tmp_path]).runtimes()] == ["c@2", "c@1", "d@1", "a@1", "b@1"]


def test_a_folder_in_the_variable_whose_name_no_system_takes_is_reported(surroundings, monkeypatch):
    monkeypatch.setenv("WASM_PROBLEM_RUNTIMES", "/" + "x" * 5000 + ":/no\udcff/text")
    problems = Catalog().problems
    assert ["which is no folder" in problem for problem in problems] == [True, True]
    assert ["".join(problems).encode().count(text) for text in (b"x" * 5000, b"/no\\udcff/text")] == [0, 1]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.text(max_size=50)
    | st.text("abc._", max_size=6000)
    | st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,300}){0,5}", fullmatch=True),
    more=st.binary(max_size=100),
)
def test_no_entry_point_however_strange_breaks_the_catalog(surroundings, value, more):
    operators, site = surroundings
    information = site / "strange-1.0.dist-info"
    if not information.exists():
        install(operators, "tiny", ONE)
        information.mkdir()
    content = b"[wasm_problem.runtimes]\nx = " + value.encode("utf-8", "replace") + b"\n" + more
    (information / "entry_points.txt").write_bytes(content)
    assert ids(Catalog()) == ["tiny@1"]
