"""The command `wasm-problem`: the same code as the block, for a terminal. docs/command-line.md describes its output."""

import click

from .. import __version__
from .codejail_service import codejail_service
from .grade import grade
from .import_capa import import_capa
from .run import run
from .runtimes import runtimes


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Grade problems and run programs in WebAssembly sandboxes."""


for command in (codejail_service, grade, import_capa, run, runtimes):
    main.add_command(command)

__all__ = ["main"]
