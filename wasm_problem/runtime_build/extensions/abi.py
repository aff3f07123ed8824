"""Whether CPython's headers describe the interpreter that extension modules will run in. A wrong one would not crash:
it would read wrong numbers.

A module built with the headers is started in that interpreter. Sizes are compared with what the types say of
themselves, places and bits by reading known objects through the headers' macros.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..source import BuildFailed
from .probe import Probe
from .toolchain import SOURCES, Toolchain

MODULE = "abi_check"

# Each structure, the type of Python that it is, and how many bytes of the structure the type counts by the item.
_SIZES = """
("PyTupleObject", tuple, 4), ("PyListObject", list, 0), ("PyDictObject", dict, 0), ("PySetObject", set, 0),
("PyBytesObject", bytes, 3), ("PyByteArrayObject", bytearray, 0), ("PyFloatObject", float, 0),
("PyComplexObject", complex, 0), ("PyLongObject", int, 4), ("PySliceObject", slice, 0),
("PyCFunctionObject", type(len), 0), ("PyMethodObject", types.MethodType, 0),
("PyFunctionObject", types.FunctionType, 0), ("PyMemoryViewObject", memoryview, 4),
("PyBaseExceptionObject", BaseException, 0), ("PyMethodDescrObject", types.MethodDescriptorType, 0),
("PyGetSetDescrObject", types.GetSetDescriptorType, 0), ("PyMemberDescrObject", types.MemberDescriptorType, 0),
("PyWrapperDescrObject", types.WrapperDescriptorType, 0), ("PyUnicodeObject", str, 0), ("PyHeapTypeObject", type, 0),
("PyDateTime_Date", datetime.date, 0), ("PyDateTime_DateTime", datetime.datetime, 0),
("PyDateTime_Delta", datetime.timedelta, 0), ("PyWeakReference", weakref.ref, 0), ("PyOSErrorObject", OSError, 0),
"""

QUESTION = f"""
said = vars(abi_check)
answer = []

def same(what, by_headers, by_interpreter):
    if by_headers != by_interpreter:
        answer.append([what, repr(by_headers), repr(by_interpreter)])

same("version", abi_check.version, sys.hexversion >> 16)
same("bits of a digit", abi_check.digit_bits, sys.int_info.bits_per_digit)
for name, type_, by_item in ({_SIZES}):
    same("size of " + name, said[name] - by_item, type_.__basicsize__)

def word(object_, place):
    return abi_check.read_word(id(object_) + said[place])

# tuple counts its items from its end, which says nothing of what is before them.
same("PyTupleObject.ob_item", word(("item",), "PyTupleObject.ob_item"), id("item"))
items = ["item"]
same("PyListObject.ob_item", abi_check.read_word(word(items, "PyListObject.ob_item")), id("item"))
same("PyObject.ob_type", word("text", "PyObject.ob_type"), id(str))
same("PyASCIIObject.length", word("eleven char", "PyASCIIObject.length"), 11)
same("PyASCIIObject.hash", word("some text", "PyASCIIObject.hash"), hash("some text") & 0xFFFFFFFF)
same("PyTypeObject.tp_basicsize", word(complex, "PyTypeObject.tp_basicsize"), complex.__basicsize__)
same("PyTypeObject.tp_flags", word(complex, "PyTypeObject.tp_flags"), complex.__flags__)
same("PyBytesObject.ob_sval", word(b"abcd", "PyBytesObject.ob_sval"), int.from_bytes(b"abcd", "little"))

interned = sys.intern("an_interned_name")
for text, kind, is_ascii in (("plain", 1, 1), ("caf\\xe9", 1, 0), ("\\u20ac uro", 2, 0), ("\\U0001f40d s", 4, 0)):
    fresh = (text + " ")[:-1]
    read = abi_check.text_as_read(fresh)
    same("str of kind " + str(kind), [read[0], read[1], read[2], bool(read[3]), read[4]],
         [kind, is_ascii, 1, False, [ord(each) for each in text]])
same("an interned str", bool(abi_check.text_as_read(interned)[3]), True)

kept = []
for name, object_, immortal in (("None", None, True), ("True", True, True), ("a small int", 7, True),
                                ("an interned str of the code", "append", True), ("a list", kept, False)):
    same("immortality of " + name, abi_check.is_immortal(object_), immortal)
same("references of a list", abi_check.reference_count(kept) > 0 and abi_check.reference_count(kept) < 10, True)
before = abi_check.reference_count(kept)
more = [kept, kept, kept]
same("references of a list in three places", abi_check.reference_count(kept), before + 3)
same("references of None", abi_check.reference_count(None) >= 1 << 28, True)

try:
    raise ValueError("handled")
except ValueError:
    same("PyThreadState in a handler", abi_check.errors_of_thread(KeyError("raised")), (1, 1, 1))
same("PyThreadState", abi_check.errors_of_thread(KeyError("raised")), (1, 1, 1))
"""


def check_abi(toolchain: Toolchain, headers: Path, work: Path, includes: Sequence[Path] = ()) -> None:
    """Raises BuildFailed, with each difference."""
    modules = work / "modules"
    modules.mkdir(parents=True)
    toolchain.module(MODULE, SOURCES / f"{MODULE}.c", [headers, *includes], modules)
    differences = Probe(work / "probe", modules).ask(QUESTION)
    if differences:
        listed = "\n".join(f"  {what}: headers {ours}, interpreter {theirs}" for what, ours, theirs in differences)
        raise BuildFailed(f"CPython's headers do not describe the interpreter of componentize-py:\n{listed}")
