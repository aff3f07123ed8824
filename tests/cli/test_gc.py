"""`runtimes gc`."""

import os
import shutil
import time


def test_compiled_code_of_a_runtime_that_is_gone_is_removed(operator):
    operator.install()
    operator.command("compile", "tiny")
    before = {path.name for path in operator.cache.iterdir()}
    assert operator.report("gc")["removed"] == []
    shutil.rmtree(operator.runtimes / "tiny@1")
    (operator.cache / "mine.txt").write_text("")
    would = operator.command("gc", "--dry-run")
    assert "MB could be freed, 2 files" in would.stdout
    assert "mine.txt: left, it is not ours" in would.stdout
    assert {path.name for path in operator.cache.iterdir()} == before | {"mine.txt"}
    report = operator.report("gc")
    assert len(report["removed"]) == 2
    assert report["bytes"] == sum(each["bytes"] for each in report["removed"]) > 0
    assert report["foreign"] == [str(operator.cache / "mine.txt")]
    assert [path.name for path in operator.cache.iterdir()] == ["mine.txt"]
    assert "0.0 MB freed, 0 files" in operator.command("gc").stdout


def test_a_cache_that_is_no_folder_is_an_error(operator):
    operator.cache.write_text("")
    done = operator.command("gc")
    assert done.returncode == 1
    assert "error: cannot read the folder" in done.stderr


def test_what_was_left_when_adding_was_cut_off_is_removed_after_a_day(operator):
    place = operator.install()
    for name in (".adding-old", ".adding-new"):
        shutil.copytree(place, operator.runtimes / name / "tiny@2")
    os.utime(operator.runtimes / ".adding-old", (0, time.time() - 25 * 3600))
    old = [str(operator.runtimes / ".adding-old")]
    assert operator.report("gc", "--dry-run")["broken_adds"] == old
    assert operator.report("gc")["broken_adds"] == old
    assert sorted(path.name for path in operator.runtimes.iterdir()) == [".adding-new", "tiny@1"]
