"""Makes one core module of the many that a component of shared libraries brings.

Each library of such a component is a module and an instance of its own: they import one memory and one table, and call
each other through imports. Whoever starts an instance starts them all, and enters every function that is ever pointed
to in the table, one by one: half of the time that a short program takes. In one module calls are direct, and the table
is filled when an entry is first used.

The binary format is that of the core specification 3.0, chapter 5, and of the component model's
`design/mvp/Binary.md`. A component that has what is not known here is refused, or left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import component_parts, core_module
from .component_parts import Bag, Canon, CoreExport, CoreParts, InstanceAt, Instantiation, ModuleAt, OtherSection
from .core_code import Indices, rewritten
from .core_module import END, GLOBAL_GET, I32_ADD, I32_CONST, REF_FUNC, CoreModule
from .wasm_format import (
    COMPONENT_PREAMBLE,
    FUNCTION,
    GLOBAL,
    MEMORY,
    MODULE_PREAMBLE,
    TABLE,
    Reader,
    UnsupportedWasm,
    name,
    section,
    signed,
    u32,
    vector,
)


def merge_modules(component: bytes) -> bytes:
    """The component with one module in place of those that share a memory. Raises UnsupportedWasm."""
    read = component_parts.read_component(component)
    try:
        group = _group(read)
        return _Writer(read, _Merged(read, group)).written() if len(group) > 1 else component
    except (LookupError, RecursionError) as error:
        raise UnsupportedWasm(f"its parts do not fit together: {error!r}") from error


def _group(read: CoreParts) -> list[int]:
    """The instances that can be one: all but those that are given functions which need a memory to be there."""
    late: set[int] = set()
    for index, instance in enumerate(read.instances):
        if isinstance(instance, Bag):
            needed = [read.of_sort[sort][at] for sort, at in instance.exports.values() if sort in read.of_sort]
            if any(each.instance in late if isinstance(each, CoreExport) else each.uses for each in needed):
                late.add(index)
        elif late & set(instance.arguments.values()):
            late.add(index)
    return [i for i, each in enumerate(read.instances) if isinstance(each, Instantiation) and i not in late]


class _Merged:
    """One module in place of the group's. What it imports are canonical functions of the component."""

    def __init__(self, read: CoreParts, group: list[int]) -> None:
        self._read = read
        self._members = {index: CoreModule(read.modules[self._instantiation(index).module]) for index in group}
        self._types: dict[bytes, int] = {}
        self.imports: dict[Canon, int] = {}
        """Those that are imported, each with its type."""
        self._first: dict[tuple[int, int], int] = {}
        """By instance and sort, the index of the first that it defines itself."""
        for index, member in self._members.items():
            for each in member.imported[FUNCTION]:
                found = self._origin(self._instantiation(index).arguments[each.module], each.name)
                if isinstance(found, Canon):
                    self.imports.setdefault(found, self._type(member.types[each.type]))
        count = {FUNCTION: len(self.imports), TABLE: 0, MEMORY: 0, GLOBAL: 0}
        for index, member in self._members.items():
            for sort, defined in member.defined.items():
                self._first[index, sort] = count[sort]
                count[sort] += defined
        if count[MEMORY] != 1:
            raise UnsupportedWasm(f"the libraries have {count[MEMORY]} memories of their own")
        self._number_of = {canon: number for number, canon in enumerate(self.imports)}
        self._indices = {index: self._indices_of(index) for index in group}

    def __contains__(self, instance: int) -> bool:
        return instance in self._members

    def origin(self, export: CoreExport) -> Canon | tuple[int, int] | None:
        """What an export of the group is: a sort and the index in the module. None: it is of another instance."""
        if export.instance not in self._members:
            return None
        found = self._origin(export.instance, export.name)
        return found if isinstance(found, Canon) else (found[1], self._new(*found))

    def written(self, exports: dict[tuple[int, int], str]) -> bytes:
        """The module. exports: by sort and index, the names."""
        members = self._members.items()
        functions = [self._type(member.types[type_]) for _, member in members for type_ in member.functions]
        canons = [name("canon") + name(str(n)) + b"\0" + u32(t) for n, t in enumerate(self.imports.values())]
        code = [u32(len(body)) + body for body in self._code()]
        globals_ = [kind + self._constant(index, start) for index, member in members for kind, start in member.globals]
        named = [name(text) + bytes([sort]) + u32(at) for (sort, at), text in exports.items()]
        parts = (
            (core_module.TYPES, vector(*self._types)),
            (core_module.IMPORTS, vector(*canons)),
            (core_module.FUNCTIONS, vector(*map(u32, functions))),
            (core_module.TABLES, vector(*(table for _, member in members for table in member.tables))),
            (core_module.MEMORIES, vector(*(memory for _, member in members for memory in member.memories))),
            (core_module.GLOBALS, vector(*globals_)),
            (core_module.EXPORTS, vector(*named)),
            (core_module.ELEMENTS, vector(*self._all_elements())),
            (core_module.CODE, vector(*code)),
            (core_module.DATA, vector(*self._all_data())),
        )
        return MODULE_PREAMBLE + b"".join(section(number, content) for number, content in parts)

    def _code(self) -> Iterator[bytes]:
        for index, member in self._members.items():
            indices = self._indices[index]
            for body in member.code:
                yield rewritten(body, indices)

    def _all_elements(self) -> Iterator[bytes]:
        for index, member in self._members.items():
            indices = self._indices[index]
            for table, place, functions in member.elements:
                entries = vector(*(u32(indices.functions[each]) for each in functions))
                yield u32(2) + u32(indices.tables[table]) + self._constant(index, place) + b"\0" + entries

    def _all_data(self) -> Iterator[bytes]:
        for index, member in self._members.items():
            for place, content in member.data:
                yield u32(0) + self._constant(index, place) + u32(len(content)) + content

    def _indices_of(self, index: int) -> Indices:
        member = self._members[index]
        new = {
            sort: [self._index_of(index, sort, at) for at in range(len(member.imported[sort]) + defined)]
            for sort, defined in member.defined.items()
        }
        types = [self._type(each) for each in member.types]
        return Indices(types, new[FUNCTION], new[TABLE], new[GLOBAL])

    def _index_of(self, index: int, sort: int, at: int) -> int:
        found = self._definition(index, sort, at)
        return self._number_of[found] if isinstance(found, Canon) else self._new(*found)

    def _new(self, index: int, sort: int, at: int) -> int:
        return self._first[index, sort] + at

    def _instantiation(self, index: int) -> Instantiation:
        found = self._read.instances[index]
        assert isinstance(found, Instantiation)
        return found

    def _origin(self, index: int, export: str) -> Canon | tuple[int, int, int]:
        """What an instance gives under a name: a canonical function, or a member with a sort and its own index."""
        instance = self._read.instances[index]
        if isinstance(instance, Bag):
            sort, at = instance.exports[export]
            found = self._read.of_sort[sort][at]
            return found if isinstance(found, Canon) else self._origin(found.instance, found.name)
        return self._definition(index, *self._members[index].exports[export])

    def _definition(self, index: int, sort: int, at: int) -> Canon | tuple[int, int, int]:
        imported = self._members[index].imported[sort]
        if at >= len(imported):
            return index, sort, at - len(imported)
        each = imported[at]
        return self._origin(self._instantiation(index).arguments[each.module], each.name)

    def _type(self, type_: bytes) -> int:
        return self._types.setdefault(type_, len(self._types))

    def _constant(self, index: int, expression: bytes) -> bytes:
        """The constant without names of globals, which only imported ones may be."""
        reader, stack = Reader(expression), []
        while (code := reader.byte()) != END:
            if code == I32_CONST:
                stack.append(reader.signed())
            elif code == GLOBAL_GET:
                found = self._definition(index, GLOBAL, reader.u32())
                if isinstance(found, Canon):
                    raise UnsupportedWasm("a canonical function as a global")
                start = Reader(self._constant(found[0], self._members[found[0]].globals[found[2]][1]))
                if start.byte() != I32_CONST:
                    raise UnsupportedWasm("a place that is not a whole number of 32 bits")
                stack.append(start.signed())
            elif code == I32_ADD and len(stack) > 1:
                stack.append(stack.pop() + stack.pop())
            elif code == REF_FUNC:
                return bytes([code]) + u32(self._indices[index].functions[reader.u32()]) + bytes([END])
            else:
                return expression
        (value,) = stack
        return bytes([I32_CONST]) + signed((value + (1 << 31)) % (1 << 32) - (1 << 31)) + bytes([END])


class _Writer:
    """Writes the component again with the merged module, and what is left of the rest under new numbers."""

    def __init__(self, read: CoreParts, merged: _Merged) -> None:
        self._read, self._merged = read, merged
        self._parts: list[bytes] = []
        self._counts: dict[object, int] = {}
        self._modules: dict[int, int] = {}
        self._instances: dict[int, int] = {}
        self._functions: dict[Canon, int] = {}
        self._aliases: dict[tuple[int, CoreExport], int] = {}
        self._exports: dict[tuple[int, int], str] = {}
        self._merged_instance: int | None = None
        self._place = 0

    def written(self) -> bytes:
        for each in self._read.order:
            match each:
                case ModuleAt():
                    self._module(each)
                case InstanceAt():
                    if each not in self._merged and isinstance(self._read.instances[each], Instantiation):
                        self._instance(each)
                case Canon():
                    self._canon(each)
                case OtherSection():
                    self._parts.append(section(each.number, each.content))
        if self._merged_instance is None:
            raise UnsupportedWasm("nothing of the libraries is used")
        # Only now it is known what the module has to export.
        self._parts[self._place] = section(component_parts.CORE_MODULE, self._merged.written(self._exports))
        return COMPONENT_PREAMBLE + b"".join(self._parts)

    def _next(self, sort: object) -> int:
        self._counts[sort] = self._counts.get(sort, -1) + 1
        return self._counts[sort]

    def _module(self, index: int) -> None:
        for number, each in enumerate(self._read.instances):
            if isinstance(each, Instantiation) and each.module == index and number not in self._merged:
                break
        else:
            return
        self._parts.append(section(component_parts.CORE_MODULE, self._read.modules[index]))
        self._modules[index] = self._next("module")

    def _canon(self, canon: Canon) -> None:
        content = b"".join(part if isinstance(part, bytes) else u32(self._index(*part)) for part in canon.parts)
        self._parts.append(section(component_parts.CANON, vector(content)))
        if canon.is_core_function:
            self._functions[canon] = self._next(FUNCTION)

    def _instance(self, index: int) -> int:
        """The new index of an instance that is not of the group."""
        if index in self._instances:
            return self._instances[index]
        instance = self._read.instances[index]
        if isinstance(instance, Bag):
            given = [(text, sort, self._index(sort, at)) for text, (sort, at) in instance.exports.items()]
            content = b"\x01" + vector(*(name(text) + bytes([sort]) + u32(at) for text, sort, at in given))
        else:
            arguments = [name(text) + b"\x12" + u32(self._instance(at)) for text, at in instance.arguments.items()]
            content = b"\x00" + u32(self._modules[instance.module]) + vector(*arguments)
        self._parts.append(section(component_parts.CORE_INSTANCE, vector(content)))
        self._instances[index] = self._next("instance")
        return self._instances[index]

    def _index(self, sort: int, at: int) -> int:
        """The new index of a core function, table, memory or global."""
        found = self._read.of_sort[sort][at]
        if isinstance(found, CoreExport):
            origin = self._merged.origin(found)
            if origin is None:
                return self._alias(sort, CoreExport(self._instance(found.instance), found.name))
            if not isinstance(origin, Canon):
                text = self._exports.setdefault(origin, f"{len(self._exports)} {found.name}")
                return self._alias(sort, CoreExport(self._instance_of_merged(), text))
            found = origin
        return self._function(found)

    def _function(self, canon: Canon) -> int:
        if canon not in self._functions:
            raise UnsupportedWasm("a canonical function is used before it is made")
        return self._functions[canon]

    def _alias(self, sort: int, export: CoreExport) -> int:
        if (sort, export) not in self._aliases:
            content = bytes([0x00, sort, 0x01]) + u32(export.instance) + name(export.name)
            self._parts.append(section(component_parts.ALIAS, vector(content)))
            self._aliases[sort, export] = self._next(sort)
        return self._aliases[sort, export]

    def _instance_of_merged(self) -> int:
        if self._merged_instance is None:
            self._place = len(self._parts)
            self._parts.append(b"")
            module = self._next("module")
            arguments = []
            if self._merged.imports:
                numbered = enumerate(map(self._function, self._merged.imports))
                given = [name(str(number)) + b"\0" + u32(function) for number, function in numbered]
                self._parts.append(section(component_parts.CORE_INSTANCE, vector(b"\x01" + vector(*given))))
                arguments = [name("canon") + b"\x12" + u32(self._next("instance"))]
            self._parts.append(
                section(component_parts.CORE_INSTANCE, vector(b"\x00" + u32(module) + vector(*arguments)))
            )
            self._merged_instance = self._next("instance")
        return self._merged_instance
