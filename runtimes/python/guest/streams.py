"""Standard input, output and error, as Python's own text streams over the console."""

from __future__ import annotations

import builtins
import codecs
import contextlib
import io
import sys
from collections.abc import Callable

# The first writes go out at once, so that they survive a trap; a flood goes out in larger pieces.
IMMEDIATE_WRITES = 100
PIECE_BYTES = 8192

# Of one write: a text of many megabytes takes several times as much to hand over, and no host keeps it all.
LONGEST_WRITE = 65536


class OutputLimit(BaseException):
    """Ends a program that wrote more than it may."""

    def __init__(self) -> None:
        super().__init__("the program wrote more than the sandbox lets it")


class Console:
    """Takes bytes in pieces of any size and hands text to the host."""

    def __init__(self, write: Callable[[str], bool]) -> None:
        self._write = write
        self.restart()

    def restart(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._writes = 0
        self.full = False

    def take(self, data: bytes) -> int:
        """Returns how many of the bytes it took, like write(2)."""
        if self.full:
            raise OutputLimit
        data = data[:LONGEST_WRITE]
        self._pending.append(data)
        self._pending_bytes += len(data)
        self._writes += 1
        if self._writes <= IMMEDIATE_WRITES or self._pending_bytes >= PIECE_BYTES:
            self.send()
        return len(data)

    def send(self) -> None:
        """Hands what is pending to the host."""
        if self._pending_bytes:
            text = self._decoder.decode(b"".join(self._pending))
            self._pending = []
            self._pending_bytes = 0
            if text and not self._write(text):
                self.full = True
        if self.full:
            raise OutputLimit


class Output(io.RawIOBase):
    """The raw end of sys.stdout or sys.stderr."""

    mode = "wb"

    def __init__(self, name: str, fd: int, console: Console) -> None:
        self.name = name
        self._fd = fd
        self._console = console

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return False

    def write(self, data: bytes) -> int:
        return self._console.take(bytes(memoryview(data)[:LONGEST_WRITE]))


class Input(io.RawIOBase):
    """The raw end of sys.stdin."""

    name = "<stdin>"
    mode = "rb"

    def __init__(self, text: str) -> None:
        self._data = memoryview(text.encode("utf-8", "replace"))

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0

    def isatty(self) -> bool:
        return False

    def readinto(self, buffer: memoryview) -> int:
        count = min(len(buffer), len(self._data))
        buffer[:count] = self._data[:count]
        self._data = self._data[count:]
        return count


def read_line(prompt: object = "", /) -> str:
    """input(): CPython's own asks the terminal."""
    if sys.stdin is None or sys.stdout is None:
        raise RuntimeError("input(): lost sys.stdin or sys.stdout")
    if prompt != "":
        sys.stdout.write(str(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line: the program's standard input holds no more lines")
    return line.removesuffix("\n")


read_line.__name__ = read_line.__qualname__ = "input"
read_line.__module__ = "builtins"


class Streams:
    """The three standard streams of an instance."""

    def __init__(self, write_out: Callable[[str], bool], write_err: Callable[[str], bool]) -> None:
        self.consoles = (Console(write_out), Console(write_err))
        self.outputs = (
            _text_output(Output("<stdout>", 1, self.consoles[0]), "strict"),
            _text_output(Output("<stderr>", 2, self.consoles[1]), "backslashreplace"),
        )
        self.no_input = self.input = _text_input("")

    def install(self) -> None:
        """Makes these the program's streams."""
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = self.outputs

    def forget(self) -> None:
        """Leaves nothing of the programs that warmed this up."""
        for console in self.consoles:
            console.restart()
        self.give("")

    def give(self, stdin: str) -> None:
        """Makes `stdin` what the program reads next."""
        self.input = _text_input(stdin) if stdin or self.no_input.closed else self.no_input
        sys.stdin = sys.__stdin__ = self.input

    def flush(self) -> None:
        """Sends all that was written. Raises OutputLimit."""
        for output, console in zip(self.outputs, self.consoles, strict=True):
            with contextlib.suppress(Exception):  # The program closed, detached or changed it.
                _flush(output)
            console.send()

    def write_descriptor(self, fd: int, data: bytes) -> int:
        """os.write(1, ...) and os.write(2, ...)."""
        return self.consoles[fd - 1].take(data)

    def read_descriptor(self, size: int) -> bytes:
        """os.read(0, ...)."""
        return self.input.buffer.raw.read(size)


_flush = io.TextIOWrapper.flush


def _text_output(raw: Output, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(raw, PIECE_BYTES), "utf-8", errors, line_buffering=True)


def _text_input(text: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(Input(text), PIECE_BYTES), "utf-8", "replace")


def install() -> None:
    builtins.input = read_line
