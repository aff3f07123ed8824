"""Files in memory: the attached ones, what the program writes, and the standard library's sources."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator

HOME = "/program"
"""The working directory. Attached files are here."""
TEMPORARY = "/tmp"
FIRST_FD = 3
MOST_OPEN = 1024

NO_FILE = "No such file or directory: the sandbox has only the attached files and what this program wrote"


class File:
    """A file's bytes. A source gives them when they are first asked for."""

    __slots__ = ("_content", "_source", "inode", "mode", "modified_ns")

    def __init__(self, content: bytes | Callable[[], bytes] = b"", mode: int = 0o644) -> None:
        self._source = content if callable(content) else None
        self._content = bytearray() if callable(content) else bytearray(content)
        self.mode = stat.S_IFREG | mode
        self.modified_ns = 0
        self.inode = 0

    @property
    def content(self) -> bytearray:
        if self._source is not None:
            self._content = bytearray(self._source())
            self._source = None
        return self._content


class Directory:
    """Named files and directories."""

    __slots__ = ("entries", "inode", "mode", "modified_ns")

    def __init__(self) -> None:
        self.entries: dict[str, File | Directory] = {}
        self.mode = stat.S_IFDIR | 0o755
        self.modified_ns = 0
        self.inode = 0


Node = File | Directory


class OpenFile:
    """What a descriptor stands for."""

    __slots__ = ("appends", "file", "position", "reads", "writes")

    def __init__(self, file: Node, flags: int) -> None:
        self.file = file
        self.position = 0
        # On WASI these are two bits, and O_RDWR is both.
        self.reads = bool(flags & os.O_RDONLY)
        self.writes = bool(flags & os.O_WRONLY)
        self.appends = bool(flags & os.O_APPEND)


class Disk:
    """A tree of files and the descriptors open on it. Errors are OSErrors as the operating system gives them."""

    def __init__(self, now_ns: Callable[[], int]) -> None:
        self.now_ns = now_ns
        self._inodes = 0
        self.root = self._register(Directory())
        self.here = HOME
        self.open_files: dict[int, OpenFile] = {}
        self.make_directories(HOME)
        self.make_directories(TEMPORARY)

    # The tree.

    def absolute(self, path: str | bytes | os.PathLike[str]) -> str:
        """Returns the path from the root, without "." and ".."."""
        path = os.fspath(path)
        text = os.fsdecode(path)
        if "\0" in text:
            raise ValueError("embedded null byte")
        if not text:
            raise FileNotFoundError(errno.ENOENT, NO_FILE, path)
        parts: list[str] = []
        for part in (text if text.startswith("/") else f"{self.here}/{text}").split("/"):
            if part == "..":
                del parts[-1:]
            elif part not in ("", "."):
                parts.append(part)
        return "/" + "/".join(parts)

    def find(self, path: str) -> Node | None:
        node: Node = self.root
        for part in path.split("/"):
            if part:
                if not isinstance(node, Directory) or part not in node.entries:
                    return None
                node = node.entries[part]
        return node

    def get(self, path: str, shown: object = None) -> Node:
        node = self.find(path)
        if node is None:
            raise FileNotFoundError(errno.ENOENT, NO_FILE, path if shown is None else shown)
        return node

    def get_directory(self, path: str, shown: object = None) -> Directory:
        node = self.get(path, shown)
        if not isinstance(node, Directory):
            raise NotADirectoryError(errno.ENOTDIR, "Not a directory", path if shown is None else shown)
        return node

    def place(self, path: str, shown: object = None) -> tuple[Directory, str]:
        """Returns the directory and the name that `path` stands for; the name may be free."""
        parent, _, name = path.rpartition("/")
        return self.get_directory(parent or "/", shown), name

    def put(self, path: str, node: Node, shown: object = None) -> Node:
        parent, name = self.place(path, shown)
        if not name:
            raise FileExistsError(errno.EEXIST, "File exists", path)
        parent.entries[name] = self._register(node)
        parent.modified_ns = self.now_ns()
        return node

    def make_directories(self, path: str) -> None:
        made = ""
        for part in path.split("/")[1:]:
            made += "/" + part
            if self.find(made) is None:
                self.put(made, Directory())

    def remove(self, path: str, shown: object, directory: bool) -> None:
        node = self.get(path, shown)
        if directory:
            if self.get_directory(path, shown).entries:
                raise OSError(errno.ENOTEMPTY, "Directory not empty", shown)
            if node is self.root:
                raise OSError(errno.EBUSY, "Device or resource busy", shown)
        elif isinstance(node, Directory):
            raise IsADirectoryError(errno.EISDIR, "Is a directory", shown)
        self._unlink(path)

    def rename(self, source: str, target: str, shown: object) -> None:
        node = self.get(source, shown)
        old = self.find(target)
        if old is node:
            return
        if isinstance(node, Directory):
            if f"{target}/".startswith(f"{source}/"):
                raise OSError(errno.EINVAL, "Invalid argument", shown)
            if old is not None and self.get_directory(target, shown).entries:
                raise OSError(errno.ENOTEMPTY, "Directory not empty", shown)
        elif isinstance(old, Directory):
            raise IsADirectoryError(errno.EISDIR, "Is a directory", shown)
        self.put(target, node, shown)
        self._unlink(source)

    def files_below(self, path: str) -> Iterator[tuple[str, File]]:
        for name, node in self.get_directory(path).entries.items():
            if isinstance(node, File):
                yield f"{path}/{name}", node
            else:
                yield from self.files_below(f"{path}/{name}")

    def forget_home(self) -> None:
        """Empties the working directory."""
        home = self.get_directory(HOME)
        home.entries.clear()
        home.modified_ns = 0
        self.here = HOME
        self.open_files.clear()

    # Descriptors.

    def open(self, path: str, flags: int, mode: int, shown: object) -> int:
        if len(self.open_files) >= MOST_OPEN:
            raise OSError(errno.EMFILE, "Too many open files", shown)
        node = self.find(path)
        writes = bool(flags & os.O_WRONLY)
        if node is None:
            if not flags & os.O_CREAT:
                raise FileNotFoundError(errno.ENOENT, NO_FILE, shown)
            node = self.put(path, File(mode=mode & 0o777), shown)
            node.modified_ns = self.now_ns()
        elif flags & os.O_EXCL and flags & os.O_CREAT:
            raise FileExistsError(errno.EEXIST, "File exists", shown)
        elif isinstance(node, Directory):
            if writes:
                raise IsADirectoryError(errno.EISDIR, "Is a directory", shown)
        elif flags & getattr(os, "O_DIRECTORY", 0):
            raise NotADirectoryError(errno.ENOTDIR, "Not a directory", shown)
        elif flags & os.O_TRUNC and writes:
            node.content.clear()
            node.modified_ns = self.now_ns()
        fd = FIRST_FD
        while fd in self.open_files:
            fd += 1
        self.open_files[fd] = OpenFile(node, flags)
        return fd

    def opened(self, fd: int) -> OpenFile:
        try:
            return self.open_files[fd]
        except KeyError:
            raise OSError(errno.EBADF, "Bad file descriptor") from None

    def close(self, fd: int) -> None:
        self.opened(fd)
        del self.open_files[fd]

    def read(self, fd: int, size: int) -> bytes:
        opened = self.opened(fd)
        if not opened.reads:
            raise OSError(errno.EBADF, "Bad file descriptor")
        content = self._content(opened)
        data = bytes(memoryview(content)[opened.position : opened.position + max(size, 0)])
        opened.position += len(data)
        return data

    def write(self, fd: int, data: bytes | bytearray | memoryview) -> int:
        opened = self.opened(fd)
        if not opened.writes:
            raise OSError(errno.EBADF, "Bad file descriptor")
        content = self._content(opened)
        data = memoryview(data).cast("B")
        if opened.appends:
            opened.position = len(content)
        if opened.position > len(content):
            content.extend(bytes(opened.position - len(content)))
        content[opened.position : opened.position + len(data)] = data
        opened.position += len(data)
        opened.file.modified_ns = self.now_ns()
        return len(data)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        opened = self.opened(fd)
        base = {os.SEEK_SET: 0, os.SEEK_CUR: opened.position}.get(whence)
        if base is None:
            base = len(self._content(opened))
        if base + offset < 0:
            raise OSError(errno.EINVAL, "Invalid argument")
        opened.position = base + offset
        return opened.position

    def truncate(self, file: File, size: int) -> None:
        if size < 0:
            raise OSError(errno.EINVAL, "Invalid argument")
        content = file.content
        del content[size:]
        content.extend(bytes(size - len(content)))
        file.modified_ns = self.now_ns()

    def status(self, node: Node) -> os.stat_result:
        size = len(node.content) if isinstance(node, File) else 0
        seconds, ns = node.modified_ns // 1_000_000_000, node.modified_ns
        return os.stat_result(
            (node.mode, node.inode, 1, 1, 0, 0, size, seconds, seconds, seconds),
            {
                **dict.fromkeys(("st_atime", "st_mtime", "st_ctime"), ns / 1e9),
                **dict.fromkeys(("st_atime_ns", "st_mtime_ns", "st_ctime_ns"), ns),
            },
        )

    def _content(self, opened: OpenFile) -> bytearray:
        if isinstance(opened.file, Directory):
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        return opened.file.content

    def _register(self, node: Node) -> Node:
        if not node.inode:
            self._inodes += 1
            node.inode = self._inodes
        return node

    def _unlink(self, path: str) -> None:
        parent, name = self.place(path)
        del parent.entries[name]
        parent.modified_ns = self.now_ns()
