"""`runtimes build`: what it builds, where to, and what it says when it cannot."""

import json
import shutil
from pathlib import Path

import pytest

ECHO = Path(__file__).parents[1] / "building" / "echo"


def test_a_folder_of_somebody_elses_is_built_into_the_operators_folder_and_then_is_up_to_date(operator, tmp_path):
    source = tmp_path / "echo"
    shutil.copytree(ECHO, source, ignore=shutil.ignore_patterns("dist", "__pycache__"))
    arguments = ("build", "--source", str(source), "--into", str(operator.runtimes))
    done = operator.command(*arguments)
    assert done.returncode == 0, done.stderr
    (place,) = operator.runtimes.iterdir()
    assert json.loads((place / "manifest.json").read_text())["digest"].startswith("sha256:")
    assert not (source / "dist").exists()
    assert operator.command(*arguments).stdout == f"{place.name}: up to date\n"
    assert place.name in [each["id"] for each in operator.report("list")["runtimes"]]


@pytest.mark.parametrize(("content", "text"), [(None, "manifest.toml"), ("name = ", "manifest.toml")])
def test_sources_that_cannot_be_read_are_named(operator, tmp_path, content, text):
    if content is not None:
        (tmp_path / "manifest.toml").write_text(content)
    done = operator.command("build", "--source", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert text in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_and_a_name_that_is_unknown_are_bad_input(operator):
    assert operator.command("build", "--source", "/no/such/folder").returncode == 2
    done = operator.command("build", "cobol")
    assert done.returncode == 2
    assert "There are no sources of cobol here. There are: " in done.stderr
