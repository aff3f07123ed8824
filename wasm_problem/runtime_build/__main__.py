"""`python -m wasm_problem.runtime_build [FOLDER ...] [--into FOLDER]`

Builds runtimes that are missing or older than their sources: those in the folders, or all whose sources are here.
"""

import argparse
import sys
from pathlib import Path

from .builder import bring_up_to_date
from .source import BuildFailed, RuntimeSource, sources


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m wasm_problem.runtime_build", description="Builds runtimes.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders with a manifest.toml; all of ours without one")
    parser.add_argument("--into", type=Path, help="where to put NAME@VERSION/ instead of dist/ in the folder")
    options = parser.parse_args()
    chosen = [RuntimeSource(folder.resolve(), options.into) for folder in options.folders] or sources()
    try:
        for source in chosen:
            bring_up_to_date(source, lambda line: print(line, flush=True))
    except BuildFailed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
