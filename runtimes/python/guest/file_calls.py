"""The functions of os and io that reach files, over the files in memory."""

from __future__ import annotations

import _io
import builtins
import errno
import io
import os
import posix
import stat
from collections.abc import Callable, Iterator
from typing import Any

from files import Directory, Disk, File

StandardWrite = Callable[[int, bytes], int]


class DirEntry:
    """What os.scandir yields."""

    __slots__ = ("_disk", "_node", "name", "path")

    def __init__(self, disk: Disk, name: str, path: str, node: File | Directory) -> None:
        self._disk, self._node = disk, node
        self.name, self.path = name, path

    def inode(self) -> int:
        return self._node.inode

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self._node, Directory)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self._node, File)

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        return self._disk.status(self._node)

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


class Scan:
    """os.scandir's iterator and context manager."""

    def __init__(self, entries: Iterator[DirEntry]) -> None:
        self._entries = entries

    def __iter__(self) -> Scan:
        return self

    def __next__(self) -> DirEntry:
        return next(self._entries)

    def __enter__(self) -> Scan:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


class FileCalls:
    """One method for each function of os, under its name."""

    def __init__(self, disk: Disk, write_standard: StandardWrite, read_standard: Callable[[int], bytes]) -> None:
        self._disk = disk
        self._write_standard = write_standard
        self._read_standard = read_standard

    def open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        self._refuse_dir_fd(dir_fd)
        return self._disk.open(self._disk.absolute(path), flags, mode, path)

    def close(self, fd: int) -> None:
        if fd > 2 or fd < 0:
            self._disk.close(fd)

    def read(self, fd: int, length: int, /) -> bytes:
        return self._read_standard(length) if fd == 0 else self._disk.read(fd, length)

    def readinto(self, fd: int, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self.read(fd, len(view))
        view[: len(data)] = data
        return len(data)

    def pread(self, fd: int, length: int, offset: int, /) -> bytes:
        position = self.lseek(fd, 0, os.SEEK_CUR)
        self.lseek(fd, offset, os.SEEK_SET)
        try:
            return self.read(fd, length)
        finally:
            self.lseek(fd, position, os.SEEK_SET)

    def pwrite(self, fd: int, data: Any, offset: int, /) -> int:
        position = self.lseek(fd, 0, os.SEEK_CUR)
        self.lseek(fd, offset, os.SEEK_SET)
        try:
            return self.write(fd, data)
        finally:
            self.lseek(fd, position, os.SEEK_SET)

    def write(self, fd: int, data: Any, /) -> int:
        return self._write_standard(fd, bytes(data)) if fd in (1, 2) else self._disk.write(fd, data)

    def lseek(self, fd: int, position: int, whence: int, /) -> int:
        if fd in (0, 1, 2):
            raise OSError(errno.ESPIPE, "Illegal seek")
        return self._disk.seek(fd, position, whence)

    def fstat(self, fd: int) -> os.stat_result:
        if fd in (0, 1, 2):
            return os.stat_result((stat.S_IFCHR | 0o600, 0, 0, 1, 0, 0, 0, 0, 0, 0))
        return self._disk.status(self._disk.opened(fd).file)

    def stat(self, path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
        self._refuse_dir_fd(dir_fd)
        if isinstance(path, int):
            return self.fstat(path)
        absolute = self._disk.absolute(path)
        if os.fsdecode(path).endswith("/"):
            self._disk.get_directory(absolute, path)
        return self._disk.status(self._disk.get(absolute, path))

    def lstat(self, path: Any, *, dir_fd: int | None = None) -> os.stat_result:
        return self.stat(path, dir_fd=dir_fd)

    def access(self, path: Any, mode: int, **options: Any) -> bool:
        return self._disk.find(self._disk.absolute(path)) is not None

    def listdir(self, path: Any = None) -> list[Any]:
        directory = self._disk.get_directory(self._disk.absolute("." if path is None else path), path)
        names = list(directory.entries)
        return [os.fsencode(name) for name in names] if isinstance(path, bytes) else names

    def scandir(self, path: Any = None) -> Scan:
        shown = os.fsdecode("." if path is None else path)
        directory = self._disk.get_directory(self._disk.absolute(shown), path)
        prefix = shown if shown.endswith("/") else f"{shown}/"
        found = list(directory.entries.items())
        return Scan(DirEntry(self._disk, name, prefix + name, node) for name, node in found)

    def mkdir(self, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        absolute = self._disk.absolute(path)
        if self._disk.find(absolute) is not None:
            raise FileExistsError(errno.EEXIST, "File exists", path)
        self._disk.put(absolute, Directory(), path)

    def rmdir(self, path: Any, *, dir_fd: int | None = None) -> None:
        self._disk.remove(self._disk.absolute(path), path, directory=True)

    def unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        self._disk.remove(self._disk.absolute(path), path, directory=False)

    def remove(self, path: Any, *, dir_fd: int | None = None) -> None:
        self.unlink(path)

    def rename(self, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        self._disk.rename(self._disk.absolute(src), self._disk.absolute(dst), src)

    def replace(self, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        self.rename(src, dst)

    def truncate(self, path: Any, length: int) -> None:
        if isinstance(path, int):
            return self.ftruncate(path, length)
        node = self._disk.get(self._disk.absolute(path), path)
        if isinstance(node, Directory):
            raise IsADirectoryError(errno.EISDIR, "Is a directory", path)
        return self._disk.truncate(node, length)

    def ftruncate(self, fd: int, length: int, /) -> None:
        opened = self._disk.opened(fd)
        if not opened.writes:
            raise OSError(errno.EINVAL, "Invalid argument")
        self._disk.truncate(opened.file, length)

    def fsync(self, fd: int) -> None:
        self.fstat(fd)

    def fdatasync(self, fd: int) -> None:
        self.fstat(fd)

    def getcwd(self) -> str:
        return self._disk.here

    def getcwdb(self) -> bytes:
        return os.fsencode(self._disk.here)

    def chdir(self, path: Any) -> None:
        absolute = self._disk.absolute(path)
        self._disk.get_directory(absolute, path)
        self._disk.here = absolute

    def chmod(self, path: Any, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
        node = self._node(path)
        node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)

    def utime(self, path: Any, times: Any = None, *, ns: Any = None, **options: Any) -> None:
        node = self._node(path)
        if ns is not None:
            node.modified_ns = ns[1]
        elif times is not None:
            node.modified_ns = int(times[1] * 1e9)
        else:
            node.modified_ns = self._disk.now_ns()

    def readlink(self, path: Any, *, dir_fd: int | None = None) -> str:
        self._disk.get(self._disk.absolute(path), path)
        raise OSError(errno.EINVAL, "Invalid argument", path)

    def symlink(self, src: Any, dst: Any, *args: Any, **options: Any) -> None:
        raise OSError(errno.ENOTSUP, "the sandbox has no links between files", src)

    link = symlink

    def closerange(self, low: int, high: int, /) -> None:
        for fd in [fd for fd in self._disk.open_files if low <= fd < high]:
            self._disk.close(fd)

    def device_encoding(self, fd: int, /) -> None:
        return None

    def isatty(self, fd: int, /) -> bool:
        return False

    def get_inheritable(self, fd: int, /) -> bool:
        return False

    def set_inheritable(self, fd: int, inheritable: bool, /) -> None:
        pass

    def get_blocking(self, fd: int, /) -> bool:
        return True

    def set_blocking(self, fd: int, blocking: bool, /) -> None:
        pass

    def umask(self, mask: int, /) -> int:
        return 0o022

    def _node(self, path: Any) -> File | Directory:
        if isinstance(path, int):
            return self._disk.opened(path).file
        return self._disk.get(self._disk.absolute(path), path)

    def _refuse_dir_fd(self, dir_fd: int | None) -> None:
        if dir_fd is not None:
            raise NotImplementedError("dir_fd unavailable on this platform")


def _opener(FileIO: type) -> Callable[..., Any]:
    # Captured, so that a program which replaces io's classes gets what it asks for only where it asks.
    Reader, Writer, Both, Text = io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper

    def open(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Callable[[Any, int], int] | None = None,
    ) -> Any:
        """Open a file in memory: an attached one, or one that the program writes."""
        if not isinstance(file, int):
            file = os.fspath(file)
        if not isinstance(mode, str):
            raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
        kinds = set(mode)
        if kinds - set("axrwb+t") or len(mode) > len(kinds):
            raise ValueError(f"invalid mode: {mode!r}")
        binary, action = "b" in kinds, kinds & set("axrw")
        if binary and "t" in kinds:
            raise ValueError("can't have text and binary mode at once")
        if len(action) != 1:
            raise ValueError("must have exactly one of create/read/write/append mode")
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if binary and value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name != 'newline' else 'a'} {name} argument")
        if buffering == 0 and not binary:
            raise ValueError("can't have unbuffered text I/O")
        (letter,) = action
        raw = FileIO(file, letter + "+" * ("+" in kinds), closefd, opener)
        try:
            if buffering == 0:
                return raw
            wrap = Both if "+" in kinds else Reader if letter == "r" else Writer
            buffer = wrap(raw, buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE)
            if binary:
                return buffer
            text = Text(buffer, io.text_encoding(encoding), errors, newline, line_buffering=buffering == 1)
            text.mode = mode
            return text
        except BaseException:
            raw.close()
            raise

    return open


def install(calls: FileCalls) -> None:
    """Replaces the doors to the operating system's files. Before anything else imports them by name."""
    for name in dir(FileCalls):
        if not name.startswith("_"):
            setattr(posix, name, getattr(calls, name))
            setattr(os, name, getattr(calls, name))
    posix.DirEntry = os.DirEntry = DirEntry
    # Sets of functions that take descriptors or follow links: none of these here does.
    for names in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks, os.supports_effective_ids):
        names.clear()

    import _pyio
    import tokenize

    class FileIO(_pyio.FileIO):
        """A raw file in memory."""

    io.RawIOBase.register(FileIO)
    FileIO.__module__ = "_io"
    open_ = _opener(FileIO)

    def open_code(path: str) -> Any:
        return open_(path, "rb")

    _io.FileIO = io.FileIO = FileIO
    _io.open = io.open = builtins.open = open_
    _io.open_code = io.open_code = open_code
    tokenize._builtin_open = open_  # It was imported before, and took the old one by name.
