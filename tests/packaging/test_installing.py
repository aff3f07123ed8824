"""Each way to install gives a block whose templates, static files and runtimes load, in an empty environment."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from .conftest import ROOT, Distributions, Environment

CHECK = Path(__file__).with_name("check_installation.py")
PROBLEM = """\
<wasm_problem display_name="Three" runtime="python-3.14">
  <prompt>Type 3.</prompt>
  <input name="n" kind="number" label="n"/>
  <grader>
def grade(answer, problem):
    return answer == 3
  </grader>
</wasm_problem>
"""


@pytest.fixture(scope="session", params=["folder", "wheel", "sdist", "editable"])
def installed(
    request: pytest.FixtureRequest,
    new_environment: Callable[..., Environment],
) -> Environment:
    """wasm-problem and its dependencies, installed as an operator does it."""
    if request.param == "folder":
        return cast("Environment", request.getfixturevalue("installed_from_folder"))
    environment = new_environment()
    if request.param == "editable":
        environment.install("-e", request.getfixturevalue("built_checkout"))
    elif request.param == "wheel":
        environment.install(request.getfixturevalue("distributions").wheel)
    else:  # it carries the artefacts: neither Node nor anything else of the machine is needed
        environment.install(request.getfixturevalue("distributions").sdist, PATH=str(environment.folder / "bin"))
    return environment


@pytest.fixture(scope="session")
def problem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("problem") / "three.xml"
    file.write_text(PROBLEM)
    return file


@pytest.fixture(scope="session")
def found(installed: Environment, problem: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(installed.run(installed.python, CHECK, problem))
    return found


def test_the_block_loads_through_its_entry_point(found: dict[str, Any]) -> None:
    assert found["block"] == "WasmProblemBlock"
    assert not Path(found["package"]).is_relative_to(ROOT)


def test_every_template_loads(found: dict[str, Any]) -> None:
    assert found["templates"] == sorted(path.name for path in (ROOT / "templates").glob("*.html"))
    assert found["templates"]


def test_every_static_file_opens(found: dict[str, Any]) -> None:
    assert set(found["static_files"]) == {
        *("editor.js", "math.js", "learner.js", "learner.css", "staff.js", "staff.css", "studio.js", "studio.css"),
    }
    assert all(found["static_files"].values())


def test_the_files_of_the_learners_page_open(found: dict[str, Any]) -> None:
    assert {Path(uri).name for uri in found["page_files"]} == {"learner.js", "learner.css"}
    assert all(found["page_files"].values())


def test_the_runtimes_are_listed(installed: Environment) -> None:
    assert "python-3.14@1" in installed.run(installed.command, "runtimes", "list")


def test_a_grader_grades(installed: Environment, problem: Path) -> None:
    for answer, score in (("3", 1), ("4", 0)):
        output = installed.run(installed.command, "grade", problem, "--answer", answer, "--json")
        verdict = json.loads(output)
        assert (verdict["status"], verdict["score"]) == ("graded", score)


def test_a_runtime_is_verified_by_the_cases_that_came_along(installed: Environment) -> None:
    output = installed.run(installed.command, "runtimes", "verify", "python-3.14", "--area", "time")
    assert "3 of 3 cases pass" in output


def test_the_dependencies_fit_together(installed: Environment) -> None:
    installed.run(installed.python, "-m", "pip", "check")


def test_the_wheel_carries_the_artefacts_inside_the_package(distributions: Distributions) -> None:
    assert distributions.wheel.name.endswith("-py3-none-any.whl")
    names = set(zipfile.ZipFile(distributions.wheel).namelist())
    assert "wasm_problem/runtimes/python/dist/python-3.14@1/runtime.wasm" in names
    assert "wasm_problem/runtimes/wit/runtime.wit" in names
    assert "wasm_problem/runtimes/python/conformance/values.py" in names
    cases = {
        f"wasm_problem/tests/conformance/cases/{path.name}" for path in (ROOT / "tests/conformance/cases").iterdir()
    }
    assert cases <= names
    assert "wasm_problem/static/dist/learner.js" in names
    assert "wasm_problem/translations/es_419/LC_MESSAGES/text.mo" in names
    assert "wasm_problem/conf/locale/en/LC_MESSAGES/django.po" in names
    assert not [name for name in names if not name.startswith(("wasm_problem/", "wasm_problem-"))]
    assert not [name for name in names if "__pycache__" in name]


def test_the_public_folder_holds_nothing_but_the_bundle(distributions: Distributions) -> None:
    """The platform's collectstatic publishes every file in there."""
    folder = "wasm_problem/static/"
    names = {name for name in zipfile.ZipFile(distributions.wheel).namelist() if name.startswith(folder)}
    words = (f"i18n/{folder.name}.js" for folder in (ROOT / "wasm_problem/translations").iterdir())
    pages = (f"{page}.{kind}" for page in ("learner", "staff", "studio") for kind in ("css", "js"))
    assert names == {f"{folder}dist/{name}" for name in ("editor.js", "math.js", *pages, *words)}


def test_the_sdist_carries_sources_and_artefacts(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"static/src/learner.js", "static/package-lock.json", "static/dist/learner.js"} <= names
    assert {"wasm_problem/translations/es/LC_MESSAGES/text.mo", "static/dist/i18n/es.js"} <= names
    assert {"runtimes/python/manifest.toml", "runtimes/python/dist/python-3.14@1/runtime.wasm"} <= names
    assert {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", ".ci/prepare.py", "tests/test_architecture.py"} <= names
    assert not [name for name in names if "node_modules" in name or "__pycache__" in name]
