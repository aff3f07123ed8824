"""Files that are handed to scripts, and files that scripts write."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasm_problem.codejail import safe_exec

from .running import error, variables, zipped

LIST_ALL = "import os\nfound = sorted((a, sorted(b), sorted(c)) for a, b, c in os.walk('.'))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hello.txt").write_text("Hello there.\n")
    (tmp_path / "pylib" / "package" / "data").mkdir(parents=True)
    (tmp_path / "pylib" / "module.py").write_text("const = 42\n")
    (tmp_path / "pylib" / "package" / "__init__.py").write_text("from .inner import value\n")
    (tmp_path / "pylib" / "package" / "inner.py").write_text("value = 'deep'\n")
    (tmp_path / "pylib" / "package" / "data" / "a b: ü.bin").write_bytes(bytes(range(256)))
    return tmp_path


def test_files_are_copied_by_their_last_name(folder):
    assert variables("a = open('hello.txt').read()", files=[str(folder / "hello.txt")]) == {"a": "Hello there.\n"}
    assert variables("a = open('hello.txt').read()", files=[folder / "hello.txt"]) == {"a": "Hello there.\n"}


def test_folders_are_copied_whole(folder):
    assert variables(LIST_ALL, files=[str(folder / "hello.txt"), str(folder / "pylib")])["found"] == [
        [".", ["pylib", "tmp"], ["hello.txt"]],
        ["./pylib", ["package"], ["module.py"]],
        ["./pylib/package", ["data"], ["__init__.py", "inner.py"]],
        ["./pylib/package/data", [], ["a b: ü.bin"]],
        ["./tmp", [], []],
    ]
    code = "a = list(open('pylib/package/data/a b: ü.bin', 'rb').read())"
    assert variables(code, files=[str(folder / "pylib")]) == {"a": list(range(256))}


def test_folders_can_be_imported_from(folder):
    code = "import module, package\na = module.const, package.value"
    assert variables(code, python_path=[str(folder / "pylib")]) == {"a": [42, "deep"]}


def test_a_folder_that_is_not_named_is_not_imported_from(folder):
    assert r"No module named \'module\'" in error("import module", files=[str(folder / "pylib")])


def test_files_that_are_not_there_are_the_callers_fault(folder):
    with pytest.raises(FileNotFoundError):
        safe_exec("a = 1", {}, files=[str(folder / "nowhere.txt")])
    with pytest.raises(FileNotFoundError):
        safe_exec("a = 1", {}, python_path=[str(folder / "nowhere.zip")])


def test_extra_files_are_read_as_text_and_bytes():
    extra = [("extra.txt", b"I'm extra!\n"), ("also.dat", b"\x01\xff\x02\xfe"), ("also here\xff", b"x")]
    code = (
        "import io\na = io.open('extra.txt').read(), open('also.dat', 'rb').read().hex(), open('also here\xff').read()"
    )
    assert variables(code, extra_files=extra) == {"a": ["I'm extra!\n", "01ff02fe", "x"]}


def test_modules_in_extra_files_can_be_imported():
    assert variables("import helper\na = helper.x", extra_files=[("helper.py", b"x = 5")]) == {"a": 5}


@pytest.mark.parametrize("compressed", [True, False])
def test_a_zip_file_can_be_imported_from(compressed):
    library = zipped(one="def f(x): return 2 * x + 3", two="import one\ny = one.f(5)")
    found = variables("import one, two\na = one.f(10), two.y", python_path=["l.zip"], extra_files=[("l.zip", library)])
    assert found == {"a": [23, 13]}


def test_the_platforms_library_is_imported_from_the_asset_of_its_name():
    code = "from course import formula\na = formula(2)\nsize = len(open('python_lib.zip', 'rb').read())"
    library = zipped(course="def formula(x): return x ** 10")
    found = variables(code, python_path=["python_lib.zip"], extra_files=[("python_lib.zip", library)])
    assert found == {"a": 1024, "size": len(library)}


def test_a_zip_file_on_the_server_can_be_imported_from(folder):
    (folder / "lib.zip").write_bytes(zipped(zm="x = 1"))
    assert variables("import zm\na = zm.x", python_path=[str(folder / "lib.zip")]) == {"a": 1}


def test_a_zip_file_that_is_not_named_is_not_imported_from():
    assert r"No module named \'one\'" in error("import one", extra_files=[("l.zip", zipped(one=""))])


def test_a_damaged_zip_file_is_an_error_when_it_is_used():
    options = {"python_path": ["l.zip"], "extra_files": [("l.zip", b"PK nothing")]}
    assert variables("a = 1", **options) == {"a": 1}
    assert r"No module named \'one\'" in error("import one", **options)


def test_an_error_in_a_library_names_the_library():
    message = error("import one", python_path=["l.zip"], extra_files=[("l.zip", zipped(one="\n\n1/0"))])
    assert r'File "/program/l.zip/one.py", line 3, in <module>\n' in message
    assert r"1/0\nZeroDivisionError" in message


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/b", "..", "", "a\\b", "a\0b"])
def test_an_extra_file_is_no_way_to_other_folders(name):
    with pytest.raises(ValueError, match="is no plain file name"):
        safe_exec("a = 1", {}, extra_files=[(name, b"")])


def test_links_lead_only_to_what_is_copied(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Hi!")
    copied = tmp_path / "copied"
    copied.mkdir()
    (copied / "here.txt").write_text("012345")
    (copied / "link.txt").symlink_to(outside / "secret.txt")
    (copied / "up.txt").symlink_to("../outside/secret.txt")
    (copied / "folder").symlink_to(outside)
    (copied / "here_link.txt").symlink_to("here.txt")
    (copied / "link_to_link.txt").symlink_to("here_link.txt")
    (copied / "loop").symlink_to("loop")
    (copied / "itself").symlink_to(".")
    code = "a = open('copied/here_link.txt').read(), open('copied/link_to_link.txt').read()"
    assert variables(code, files=[str(copied)]) == {"a": ["012345", "012345"]}
    for name in ("link.txt", "up.txt", "folder/secret.txt", "loop"):
        assert "FileNotFoundError" in error(f"open('copied/{name}')", files=[str(copied)])
    each = [str(copied / name) for name in ("here.txt", "here_link.txt", "link.txt")]
    assert variables("a = open('here_link.txt').read()", files=each) == {"a": "012345"}
    assert "FileNotFoundError" in error("open('link.txt')", files=each)


def test_temporary_files_are_written_read_and_forgotten():
    found = variables(
        """
        import os, shutil, tempfile
        folder = tempfile.mkdtemp()
        with open(f"{folder}/mine.txt", "w") as f:
            f.write("This is my file!")
        shutil.move(f"{folder}/mine.txt", f"{folder}/there.txt")
        text = open(f"{folder}/there.txt").read()
        open(f"{folder}/.dot", "w").close()
        os.chmod(f"{folder}/there.txt", 0)
        names = sorted(os.listdir(folder))
        handle, path = tempfile.mkstemp(dir="tmp")
        os.close(handle)
        del folder, f, handle, path
        """
    )
    assert found["text"] == "This is my file!"
    assert found["names"] == [".dot", "there.txt"]
    assert variables("import os\nleft = os.listdir('tmp')") == {"left": []}


def test_what_is_written_never_reaches_the_server(tmp_path):
    (tmp_path / "mine.txt").write_text("as it was")
    code = f"open('mine.txt', 'w').write('changed')\nimport os\nos.makedirs({str(tmp_path)!r})\n"
    code += f"open({str(tmp_path / 'new.txt')!r}, 'w').write('new')\na = open('mine.txt').read()"
    assert variables(code, files=[str(tmp_path / "mine.txt")])["a"] == "changed"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert (tmp_path / "mine.txt").read_text() == "as it was"


def test_too_many_and_too_large_files_are_refused_by_name():
    many = [(f"f{number}", b"") for number in range(1001)]
    assert "There are more than 1,000 files." in error("a = 1", extra_files=many)
    assert "The files are larger than 67,108,864 bytes together." in error(
        "a = 1", extra_files=[("f", bytes(2**26 + 1))]
    )
