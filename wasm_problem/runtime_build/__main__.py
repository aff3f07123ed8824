"""`python -m wasm_problem.runtime_build`: builds every runtime that is missing or older than its sources."""

import sys

from .builder import BuildFailed, build, sources


def main() -> int:
    try:
        for source in sources():
            if source.is_fresh():
                print(f"{source.id}: up to date", flush=True)
            else:
                build(source, lambda line: print(line, flush=True))
    except BuildFailed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
