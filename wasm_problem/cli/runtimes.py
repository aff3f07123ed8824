"""`wasm-problem runtimes ...`: what an operator does with language runtimes."""

from __future__ import annotations

import click

from .add import add_runtime
from .build import build_runtimes
from .compile import compile_runtimes
from .doctor import examine
from .gc import collect_garbage
from .listing import list_runtimes, show_runtime
from .verify import verify_runtimes


@click.group()
def runtimes() -> None:
    """The installed language runtimes."""


for command in (
    list_runtimes,
    show_runtime,
    add_runtime,
    build_runtimes,
    compile_runtimes,
    verify_runtimes,
    collect_garbage,
    examine,
):
    runtimes.add_command(command)
