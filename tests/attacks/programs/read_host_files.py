# Reads files of the server, among them one whose path comes on standard input, by every door of the library.
#
# category = "host files"
# ending = "value"
# value = []
import codecs
import fileinput
import importlib.machinery
import io
import linecache
import os
import pathlib
import runpy
import shutil
import sqlite3
import tokenize
import zipfile


def doors(path):
    yield "open", lambda: open(path).read()
    yield "io", lambda: io.open(path, "rb").read()
    yield "FileIO", lambda: io.FileIO(path).read()
    yield "os", lambda: os.read(os.open(path, os.O_RDONLY), 100)
    yield "pathlib", lambda: pathlib.Path(path).read_text()
    yield "codecs", lambda: codecs.open(path).read()
    yield "tokenize", lambda: tokenize.open(path).read()
    yield "linecache", lambda: linecache.getline(path, 1)
    yield "fileinput", lambda: list(fileinput.input([path]))
    yield "shutil", lambda: shutil.copy(path, "copy")
    yield "runpy", lambda: runpy.run_path(path)
    yield "loader", lambda: importlib.machinery.SourceFileLoader("x", path).get_data(path)
    yield "sqlite3", lambda: sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("select 1 from sqlite_master")
    yield "attach", lambda: sqlite3.connect(":memory:").execute(f"attach '{path}' as other")
    yield "zipfile", lambda: zipfile.ZipFile(path).namelist()
    yield "stat", lambda: os.stat(path).st_size


def attack():
    found = []
    for path in (input(), "/etc/passwd", "/proc/self/environ", "/dev/zero"):
        for name, knock in doors(path):
            try:
                if knock():
                    found.append(f"{name} {path}")
            except (OSError, sqlite3.Error):
                continue
    return found
