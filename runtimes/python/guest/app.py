"""The guest of the runtime python-3.14: put together and warmed up, then frozen into the component.

Everything here runs once, while the component is built. An instance starts from the memory that this leaves.
The order is the point: doors are closed before the modules behind them are imported by others, and the files
of the build are left last.
"""

# The order of the imports is meant.
# ruff: noqa: E402, F401, I001

from __future__ import annotations

import builtins
import gc
import sys

import own_builtins

FOLDER = __file__.rpartition("/")[0]
objects = open(f"{FOLDER}/objects", "wb")  # noqa: PTH123, SIM115 (for the end, when no files are left)
own_builtins.install(FOLDER)
own_builtins.install(f"{FOLDER}/wasm_problem")

import heap
import locks
import seeds
import virtual_time

virtual_time.install()
seeds.install()
locks.install()

import absent
import extras
import importer

library = importer.Library()
library.read_tree(importer.ROOT, importer.ROOT, absent.MODULES)
added_files = extras.add(library)
absent.install(library)
adapted = importer.AdaptedBuiltins()
importer.install(library, adapted, importer.AbsentModules(absent.MODULES | extras.ABSENT))

# componentize-py imports these after this module, when there are no files left to import them from.
import componentize_py_async_support.futures
import componentize_py_async_support.streams
import event_loop
import file_calls
import files
import instance
import streams
import values
import warm
import wasm_problem
import wit_world.exports.evaluator
from wit_world.imports import console
from wit_world.imports.types import Invocation, Program

# There are no files left to import these from, once file_calls is installed.
warm.import_modules(extras.OFFERED)


class Host:
    """Where output goes: while the component is built, nowhere."""

    ready = False

    def write_out(self, text: str) -> bool:
        return not self.ready or console.write(console.Channel.OUT, text)

    def write_err(self, text: str) -> bool:
        if self.ready:
            return console.write(console.Channel.ERR, text)
        of_the_build[1].write(text)
        return True


of_the_build = sys.stdout, sys.stderr
host = Host()
standard = streams.Streams(host.write_out, host.write_err)
disk = files.Disk(virtual_time.clock.wall_ns)
for module in library.modules.values():
    disk.make_directories(module.path.rpartition("/")[0])
    disk.put(module.path, files.File(module.read, mode=0o444))
for path, content in added_files.items():
    disk.make_directories(path.rpartition("/")[0])
    disk.put(path, files.File(content, mode=0o444))

event_loop.install()
streams.install()
file_calls.install(file_calls.FileCalls(disk, standard.write_descriptor, standard.read_descriptor))
builtins.InvalidAnswer = wasm_problem.InvalidAnswer  # Graders need not import it.
adapted.modules.update({name: sys.modules[name] for name in importer.ADAPTED})
sys.path[:] = [files.HOME, importer.ROOT, *extras.PATH]
sys.path_importer_cache.clear()
warm.import_modules(warm.MODULES)
warm.import_modules(extras.MODULES)
values.SCALARS.update(extras.scalars())
seeds.more += extras.randomness()
importer.correct_frozen_paths()

evaluator = instance.Instance(standard, disk)


class Evaluator:
    """The exported interface. componentize-py makes one object of it."""

    def check(self, program: Program) -> None:
        evaluator.check(program)

    def load(self, program: Program) -> None:
        evaluator.load(program)

    def call(self, invocation: Invocation) -> str:
        return evaluator.call(invocation.entry, invocation.args, invocation.stdin)

    def evaluate(self, code: str, stdin: str, echo: bool) -> str:
        return evaluator.evaluate(code, stdin, echo)

    def run(self, program: Program, stdin: str) -> None:
        evaluator.run(program, stdin)


try:
    extras.run(Evaluator())
    warm.run(Evaluator())
    evaluator.forget()
finally:
    # Errors that componentize-py meets after this module still have to reach whoever builds.
    sys.stdout, sys.stderr = of_the_build
host.ready = True
offered = (wasm_problem, *(sys.modules[name] for name in extras.OFFERED))
for offer in offered:
    for name in ("__file__", "__cached__"):  # Of the build, and of no use to a program.
        vars(offer).pop(name, None)
# The modules are kept, for taking them down would cost each instance time.
hidden = instance.hide_own_modules(extras.OFFERED), sys.modules[__name__]
evaluator.hide_when_loading(__name__)
# The collector then never looks at, and so never copies, the memory that instances share.
gc.collect()
with objects:
    heap.tell_objects(objects)
filling = heap.fill_holes()
gc.freeze()
