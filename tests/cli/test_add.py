"""`runtimes add`: nothing appears that was not checked, nothing is overwritten, nothing is written elsewhere."""

import json
import os
import shutil
import stat
import zipfile

import pytest

from tests.sandbox.tiny_runtime import component, install, tiny_text

OTHER = component(tiny_text(call="nop i32.const 64"))


@pytest.fixture
def source(tmp_path):
    """A runtime as it comes from its makers."""
    return install(tmp_path / "download", "new")


def zipped(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))
    return path


def there(operator) -> list[str]:
    """All that is in the operator's folder, hidden or not."""
    return sorted(path.name for path in operator.runtimes.iterdir())


def test_a_folder_is_added_compiled_and_can_be_used_at_once(operator, source):
    (source / "demos").mkdir()
    (source / "demos" / "one.xml").write_text("<wasm_problem/>")
    done = operator.command("add", str(source))
    assert done.returncode == 0, done.stderr
    assert f"new@1: added to {operator.runtimes}. Servers find it once they are restarted." in done.stdout
    assert there(operator) == ["new@1"]
    assert (operator.runtimes / "new@1" / "demos" / "one.xml").is_file()
    (new,) = [each for each in operator.report("list")["runtimes"] if each["id"] == "new@1"]
    assert new["compiled"]
    mode = stat.S_IMODE((operator.runtimes / "new@1" / "runtime.wasm").stat().st_mode)
    assert mode == stat.S_IMODE((source / "runtime.wasm").stat().st_mode)


def test_a_zip_file_is_added(operator, source, tmp_path):
    report = operator.report("add", str(zipped(source, tmp_path / "new.zip")))
    assert report == {"id": "new@1", "folder": str(operator.runtimes / "new@1"), "new": True, "error": None}
    assert (operator.runtimes / "new@1" / "runtime.wasm").read_bytes() == (source / "runtime.wasm").read_bytes()


def test_without_a_setting_it_goes_to_the_users_data_folder_and_is_found_there(operator, source):
    done = operator.command("add", str(source), WASM_PROBLEM_RUNTIMES="")
    place = operator.home / "data" / "wasm-problem" / "runtimes"
    assert f"added to {place}" in done.stdout
    listed = operator.report("list", WASM_PROBLEM_RUNTIMES="")["runtimes"]
    assert [each["folder"] for each in listed if each["id"] == "new@1"] == [str(place / "new@1")]


def test_another_folder_may_be_named_and_a_warning_says_when_nobody_looks_there(operator, source, tmp_path):
    done = operator.command("add", str(source), "--into", str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere" / "new@1" / "manifest.json").is_file()
    assert f"warning: nobody looks for runtimes in {tmp_path / 'elsewhere'}" in done.stderr
    assert "WASM_PROBLEM_RUNTIMES" in done.stderr


def test_the_same_again_changes_nothing_and_another_one_is_refused(operator, source, tmp_path):
    operator.command("add", str(source))
    assert operator.report("add", str(source))["new"] is False
    other = install(tmp_path / "other", "new", OTHER)
    done = operator.command("add", str(other))
    assert done.returncode == 1
    assert f"new@1 is installed already with different content in {operator.runtimes / 'new@1'}" in done.stderr
    assert there(operator) == ["new@1"]
    assert (operator.runtimes / "new@1" / "runtime.wasm").read_bytes() != OTHER


def test_one_that_is_ours_is_not_replaced(operator, tmp_path):
    done = operator.command("add", str(install(tmp_path / "download", "python-3.14")))
    assert done.returncode == 1
    assert "python-3.14@1 is installed already with different content in" in done.stderr
    assert there(operator) == []


def test_what_is_broken_in_its_place_is_not_overwritten(operator, source):
    (operator.runtimes / "new@1").mkdir()
    (operator.runtimes / "new@1" / "mine.txt").write_text("")
    done = operator.command("add", str(source))
    assert done.returncode == 1
    assert "is there already and cannot be used" in done.stderr
    assert (operator.runtimes / "new@1" / "mine.txt").is_file()


def change_manifest(source, **values):
    path = source / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def another_component(source, **bodies):
    shutil.rmtree(source)
    install(source.parent, "new", component(tiny_text(**bodies)))


SPOILT = {
    "no manifest": (lambda source: (source / "manifest.json").unlink(), "it has no manifest.json"),
    "no component": (lambda source: (source / "runtime.wasm").unlink(), "runtime.wasm is missing"),
    "bad manifest": (lambda source: change_manifest(source, roles=["x"]), "its \"roles\" is 'x'"),
    "name of another folder": (lambda source: change_manifest(source, name="old"), "describes old@1"),
    "damaged": (lambda source: (source / "runtime.wasm").write_bytes(OTHER), "does not match the digest"),
    "asks for more": (lambda source: another_component(source, imports='(import "evil" (func))'), "imports evil"),
    "traps": (lambda source: another_component(source, start="unreachable"), "new@1 does not start"),
    "link": (lambda source: (source / "link").symlink_to("/etc/passwd"), "is neither file nor folder"),
    "pipe": (lambda source: os.mkfifo(source / "pipe"), "is neither file nor folder"),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_one_is_refused_and_leaves_nothing_behind(operator, source, fault):
    spoil, text = SPOILT[fault]
    spoil(source)
    report = operator.report("add", str(source), status=1)
    assert text in report["error"]
    assert report["id"] is None
    assert ".adding-" not in report["error"]
    assert there(operator) == []


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/evil.txt", "new@1/../../evil.txt", "new@1\\..\\evil.txt", "evil.txt", "other@1/x", "C:/x/y"],
)
def test_a_zip_file_that_leads_elsewhere_is_refused(operator, source, tmp_path, name):
    path = zipped(source, tmp_path / "new.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "evil")
    done = operator.command("add", str(path))
    assert done.returncode == 1
    assert "no plain file in a folder NAME@VERSION" in done.stderr or "must hold one folder" in done.stderr
    assert there(operator) == []
    assert list(tmp_path.rglob("evil*")) == []


def test_a_zip_file_with_a_link_is_refused(operator, source, tmp_path):
    path = zipped(source, tmp_path / "new.zip")
    link = zipfile.ZipInfo("new@1/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    done = operator.command("add", str(path))
    assert done.returncode == 1
    assert "no plain file in a folder NAME@VERSION" in done.stderr


def test_a_zip_file_that_grows_without_end_is_refused_before_it_is_unpacked(operator, tmp_path):
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("new@1/runtime.wasm", "w", force_zip64=True) as file,
    ):
        for _ in range(500):
            file.write(bytes(2**20))
    done = operator.command("add", str(path))
    assert done.returncode == 1
    assert "is too large: 1 files of 500 MiB" in done.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and so on", b"\0" * 1000])
def test_a_file_that_is_no_zip_file_is_named(operator, tmp_path, content):
    (tmp_path / "new.zip").write_bytes(content)
    done = operator.command("add", str(tmp_path / "new.zip"))
    assert done.returncode == 1
    assert "is no zip file that can be read" in done.stderr
    assert there(operator) == []


def test_a_zip_file_with_damaged_content_is_named(operator, source, tmp_path):
    path = zipped(source, tmp_path / "new.zip")
    content = bytearray(path.read_bytes())
    middle = content.index(b"new@1/runtime.wasm") + 100
    content[middle : middle + 50] = bytes(50)
    path.write_bytes(content)
    done = operator.command("add", str(path))
    assert done.returncode == 1
    assert "is no zip file that can be read" in done.stderr
    assert there(operator) == []


def test_a_folder_that_cannot_be_written_to_is_named(operator, source):
    done = operator.command("add", str(source), "--into", "/proc/runtimes")
    assert done.returncode == 1
    assert "cannot write to /proc/runtimes" in done.stderr
    assert "Name another folder with --into." in done.stderr


def test_a_file_that_is_not_there_is_bad_input(operator):
    done = operator.command("add", "/no/such/file.zip")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
