"""Where the data folders are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent


def data_dir(name: Literal["static", "templates", "runtimes", "tests/conformance/cases"]) -> Path:
    """The folder `name`. Raises FileNotFoundError, naming both places, when the installation is incomplete."""
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"wasm-problem is not installed completely: neither {inside} nor {beside} exists")
