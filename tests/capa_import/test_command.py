"""`wasm-problem import-capa`: files, exit statuses, the report for people and the one for tools."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capa_import.judge import PROBLEMS
from wasm_problem.grading import olx

WHOLE = '<problem><stringresponse answer="a"><textline/></stringresponse></problem>'
PARTLY = WHOLE.replace("</problem>", "\n<formularesponse><textline/></formularesponse></problem>")
NOTHING = "<problem><formularesponse><textline/></formularesponse></problem>"
BROKEN = "<problem>\n<p></problem>"


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wasm_problem.cli", "import-capa", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    texts = {"whole": WHOLE, "partly": PARTLY, "nothing": NOTHING, "broken": BROKEN}
    for name, text in texts.items():
        (tmp_path / f"{name}.xml").write_text(text, "utf-8")
    return {name: tmp_path / f"{name}.xml" for name in texts}


def test_one_problem_goes_to_standard_output(files):
    done = run(files["whole"])
    assert done.returncode == 0
    assert olx.parse(done.stdout).inputs[0].name == "answer"
    assert done.stderr == f"{files['whole']}: converted\n"


def test_what_was_converted_is_graded_by_the_other_command(tmp_path):
    target = tmp_path / "new" / "problem.xml"
    assert run(PROBLEMS / "sum_of_squares" / "problem.xml", "-o", target).returncode == 0
    command = [sys.executable, "-m", "wasm_problem.cli", "grade", str(target), "--json", "--answer"]
    done = subprocess.run([*command, '{"answer_1": "3", "answer_2": "4"}'], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["score"] == 1, done.stderr


def test_a_part_that_is_lost_is_named_with_its_place(files, tmp_path):
    done = run(files["partly"], "-o", tmp_path / "out.xml")
    assert done.returncode == 1
    assert f"not converted: {files['partly']}:2: <formularesponse>: the question is left out." in done.stderr
    assert f"{files['partly']}: converted in part, 1 not converted -> {tmp_path / 'out.xml'}" in done.stderr
    assert done.stdout == ""
    assert olx.parse((tmp_path / "out.xml").read_bytes()).inputs


def test_several_files_are_converted_though_one_cannot_be_read(files, tmp_path):
    done = run(*files.values(), "--into", tmp_path / "out")
    assert done.returncode == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["partly.xml", "whole.xml"]
    assert f"error: {files['broken']}:2: This is not well-formed XML" in done.stderr
    assert done.stderr.endswith("1 converted whole, 1 in part, 2 not\n")


def test_the_report_for_tools(files, tmp_path):
    done = run(*files.values(), tmp_path / "missing.xml", "--into", tmp_path / "out", "--json")
    assert (done.returncode, done.stderr) == (2, "")
    report = json.loads(done.stdout)["files"]
    assert [each["status"] for each in report] == ["whole", "partly", "nothing left", "unreadable", "unreadable"]
    assert report[0] == {
        "file": str(files["whole"]),
        "status": "whole",
        "written": str(tmp_path / "out" / "whole.xml"),
        "fields": ["answer"],
        "notes": [],
        "error": None,
        "olx": None,
    }
    assert [(note["kind"], note["line"], note["what"]) for note in report[1]["notes"]] == [
        ("not converted", 2, "<formularesponse>")
    ]
    assert (report[2]["written"], report[3]["error"]["line"]) == (None, 2)
    assert "No such file" in report[4]["error"]["message"]


def test_the_report_holds_the_problem_when_no_file_does(files):
    report = json.loads(run(files["whole"], "--json").stdout)["files"][0]
    assert olx.parse(report["olx"]).inputs[0].name == "answer"
    assert report["written"] is None


def test_nothing_is_replaced_that_was_not_meant(files, tmp_path):
    target = tmp_path / "out.xml"
    target.write_text("mine")
    same_name = [PROBLEMS / name / "problem.xml" for name in ("ranges", "capital")]
    for args, part in [
        ((files["whole"], "-o", target), "is there already"),
        ((files["whole"], "-o", files["whole"], "--force"), "is the file that is read"),
        ((files["whole"], "--into", tmp_path, "--force"), "is the file that is read"),
        ((files["whole"], files["partly"]), "--into FOLDER"),
        ((files["whole"], files["partly"], "-o", target), "--into FOLDER"),
        ((files["whole"], "-o", target, "--into", tmp_path / "x"), "exclude each other"),
        ((*same_name, "--into", tmp_path / "x"), "two files are called"),
    ]:
        done = run(*args)
        assert (done.returncode, done.stdout) == (2, ""), args
        assert part in done.stderr
    assert target.read_text() == "mine"
    assert files["whole"].read_text("utf-8") == WHOLE
    assert run(files["whole"], "-o", target, "--force").returncode == 0
    assert olx.parse(target.read_bytes()).inputs


def test_a_folder_that_cannot_be_written_is_told(files, tmp_path):
    (tmp_path / "file").write_text("")
    done = run(files["whole"], "-o", tmp_path / "file" / "out.xml")
    assert done.returncode == 2
    assert done.stderr.startswith("error: cannot write")
