"""The standard library, importable from memory: a finished component has no file system to import from."""

from __future__ import annotations

import ast
import builtins
import importlib.machinery
import importlib.util
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import CodeType, ModuleType, SimpleNamespace

ROOT = "/python"
"""Where componentize-py shows the standard library while the component is built."""

EXTENSION = ".cpython-314-wasm32-wasi.so"

FROZEN_ROOT = "/python/lib/python3.14"

# Of no use without tkinter, a terminal, pip or a C compiler.
LEFT_OUT = frozenset(
    {"__pycache__", "test", "tests", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "site-packages"}
)


IMPORTING = "_find_and_load_unlocked"
"""The function of importlib that imports a module, and asks finders through another one."""

ADAPTED = (
    "_io", "_queue", "_signal", "_socket", "_thread", "builtins", "faulthandler", "posix", "select", "sys", "time",
)  # fmt: skip


class LibraryModule:
    """One module: its code as marshal wants it, its source compressed.

    is_compressed: its code, too; an import takes a tenth longer. is_documented: it keeps its docstrings.
    """

    __slots__ = ("code", "is_compressed", "is_package", "path", "size", "source")

    def __init__(self, path: str, source: bytes, is_package: bool, is_compressed: bool, is_documented: bool) -> None:
        self.path = path
        self.size = len(source)
        self.is_package = is_package
        self.is_compressed = is_compressed
        tree = source if is_documented else _without_docstrings(ast.parse(source, path))
        code = marshal.dumps(compile(tree, path, "exec", dont_inherit=True))
        self.code = zlib.compress(code, 9) if is_compressed else code
        self.source = zlib.compress(source, 9)

    def read(self) -> bytes:
        return zlib.decompress(self.source)

    def load(self) -> CodeType:
        return marshal.loads(zlib.decompress(self.code) if self.is_compressed else self.code)


class Library:
    """A meta path finder and loader for modules of whole folders. Read while the component is built."""

    def __init__(self) -> None:
        self.modules: dict[str, LibraryModule] = {}
        self.extensions: dict[str, str] = {}
        """Where the modules that are not Python were while the component was built: they are found by that."""
        self.after_import: dict[str, Callable[[ModuleType], None]] = {}

    def read_tree(
        self,
        folder: str,
        shown_as: str,
        leave_out: Mapping[str, str],
        is_compressed: bool = False,
        is_documented: Callable[[str], bool] = bool,
    ) -> None:
        """Takes every module below the folder into memory but those left out.

        is_documented: which modules keep their docstrings, by name. These may be half of a package.
        """
        for path, name, is_package in _modules(folder, ""):
            if name.partition(".")[0] in leave_out or name in leave_out:
                continue
            if path.endswith(EXTENSION):
                self.extensions[name] = path
                continue
            with open(path, "rb") as file:  # noqa: PTH123 (pathlib is not imported yet)
                shown = shown_as + path.removeprefix(folder)
                documented = is_documented(name)
                self.modules[name] = LibraryModule(shown, file.read(), is_package, is_compressed, documented)

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        module = self.modules.get(name)
        if module is None:
            extension = self.extensions.get(name)
            if extension is None:
                return None
            loader = importlib.machinery.ExtensionFileLoader(name, extension)
            return importlib.machinery.ModuleSpec(name, loader, origin=extension)
        spec = importlib.machinery.ModuleSpec(name, self, origin=module.path, is_package=module.is_package)
        spec.has_location = True
        if module.is_package:
            spec.submodule_search_locations = [module.path.rpartition("/")[0]]
        return spec

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        name = module.__spec__.name
        module.__dict__["__builtins__"] = builtins.__dict__  # Not this module's own.
        exec(self.get_code(name), module.__dict__)
        adapt = self.after_import.get(name)
        if adapt is not None:
            adapt(module)

    def is_package(self, name: str) -> bool:
        return self._get(name).is_package

    def get_code(self, name: str) -> CodeType:
        return self._get(name).load()

    def get_source(self, name: str) -> str:
        return importlib.util.decode_source(self._get(name).read())

    def get_filename(self, name: str) -> str:
        return self._get(name).path

    def get_resource_reader(self, name: str) -> object:
        """For importlib.resources: a package's files are on the disk in memory, beside its modules."""
        from importlib.readers import FileReader

        return FileReader(SimpleNamespace(path=self.get_filename(name)))

    def _get(self, name: str) -> LibraryModule:
        try:
            return self.modules[name]
        except KeyError:
            raise ImportError(f"the standard library has no module {name!r}", name=name) from None


class AdaptedBuiltins:
    """Gives built-in modules back as they were adapted, should a program import them afresh."""

    def __init__(self) -> None:
        self.modules: dict[str, ModuleType] = {}

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name in self.modules:
            return importlib.machinery.ModuleSpec(name, self, origin="built-in")
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return self.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        pass


class AbsentModules:
    """The last finder: says why a module is not there."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self.reasons = reasons

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        reason = self.reasons.get(name) or self.reasons.get(name.partition(".")[0])
        # Who only asks whether a module is there, by importlib.util.find_spec, gets None.
        if reason is not None and sys._getframe(2).f_code.co_name == IMPORTING:
            raise ModuleNotFoundError(f"No module named {name!r}: {reason}", name=name)


def install(library: Library, adapted: AdaptedBuiltins, absent: AbsentModules) -> None:
    """Makes imports come from memory. Path entries still work: they are for attached files."""
    sys.meta_path[:] = [
        adapted,
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
        library,
        importlib.machinery.PathFinder,
        absent,
    ]
    sys.dont_write_bytecode = True


def _without_docstrings(tree: ast.Module) -> ast.Module:
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            first.value.value = ""  # Not none at all: modules add something to docstrings when they are imported.
        nodes += [each for each in node.body if isinstance(each, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))]
    return tree


def _modules(directory: str, prefix: str) -> Iterator[tuple[str, str, bool]]:
    for name in sorted(os.listdir(directory)):  # noqa: PTH208
        path = f"{directory}/{name}"
        if name.endswith(".py"):
            if name == "__init__.py":
                if prefix:
                    yield path, prefix[:-1], True
            elif name != "__main__.py" or prefix:
                yield path, prefix + name[:-3], False
        elif name.endswith(EXTENSION):
            yield path, prefix + name.removesuffix(EXTENSION), False
        elif name not in LEFT_OUT and "-" not in name and "." not in name:
            try:
                yield from _modules(path, f"{prefix}{name}.")
            except NotADirectoryError:
                continue


def correct_frozen_paths() -> None:
    """The modules frozen into CPython say that their source is where no file is."""
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None) or ""
        if path.startswith(FROZEN_ROOT):
            module.__file__ = ROOT + path.removeprefix(FROZEN_ROOT)
