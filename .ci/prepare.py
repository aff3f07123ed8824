"""Sets up what the Makefile's targets need: only what is missing or out of date, one line on the screen a step.

    python3 .ci/prepare.py [--this-python] packages|runtimes|bundle|translations|package|examples|more-runtimes|
        compiled|browser|capa|codejail ...

Standard library only. Everything goes into .venv and, for the artefacts, to where setup.py looks for them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / ".stamps"
EXTRAS = ("dev", "bench", "build", "codejail-service")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OLDEST_PYTHON = (3, 11)


class Trouble(Exception):
    """A step failed; the message says what is wrong and what to do."""


@contextmanager
def step(title: str, about: str) -> Iterator[None]:
    print(f"==> {title} (about {about})", flush=True)
    started = time.monotonic()
    yield
    print(f"    done in {time.monotonic() - started:.0f} s", flush=True)


def run_quietly(command: Sequence[str | Path], log_name: str, advice: str) -> None:
    """Runs with the output in a log file. Raises Trouble with the end of the log and the advice."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    log = STAMPS / f"{log_name}.log"
    with log.open("w") as output:
        answer = subprocess.run(
            [str(part) for part in command], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if answer.returncode != 0:
        tail = "\n".join(f"    {line}" for line in log.read_text(errors="replace").splitlines()[-20:])
        raise Trouble(f"{tail}\n\nThis step failed. {advice}\nIts whole output: {log}")


def run_openly(command: Sequence[str | Path], advice: str) -> None:
    """Runs a command that shows its own progress. Raises Trouble with the advice."""
    if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode != 0:
        raise Trouble(f"This step failed. {advice}")


def once(name: str, inputs: str, action: Callable[[], None]) -> None:
    """Does the action unless it was done, in this .venv, with the same inputs."""
    stamp = STAMPS / name
    wanted = hashlib.sha256(inputs.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    action()
    stamp.write_text(wanted)


# The environment


def version_of_venv() -> tuple[int, int] | None:
    """The Python version of .venv; None when there is none that works in this place."""
    config = VENV / "pyvenv.cfg"
    # The scripts of an environment name its folder: one that was copied or moved here would run the other one.
    if not config.is_file() or not config.read_text().rstrip().endswith(f" {VENV}"):
        return None
    question = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        return None
    major, minor = answer.stdout.split()
    return int(major), int(minor)


def make_venv(this_python: bool) -> None:
    found, wanted = version_of_venv(), sys.version_info[:2]
    if found is not None and (found == wanted or (not this_python and found >= OLDEST_PYTHON)):
        return
    version = ".".join(map(str, wanted))
    # Not sys.executable: that may be inside the very environment which is made again.
    python = getattr(sys, "_base_executable", sys.executable)
    missing = f"{python} cannot make virtual environments. On Debian and Ubuntu: apt-get install python{version}-venv"
    shutil.rmtree(VENV, ignore_errors=True)
    if not has_ensurepip(python) and python.startswith("/usr/bin/"):
        install_from_debian(f"python{version}-venv", "Python's own venv module", "20 s", missing)
    with step(f"Python {version} environment in .venv", "5 s"):
        run_quietly([python, "-m", "venv", VENV], "venv", missing)


def has_ensurepip(python: str) -> bool:
    """Debian packs this part of the standard library separately."""
    return subprocess.run([python, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


def install_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *(line for extra in EXTRAS for line in extras[extra])]

    def install() -> None:
        with step("Python packages from PyPI", "30 s"):
            listed = STAMPS / "requirements.txt"
            listed.parent.mkdir(exist_ok=True)
            listed.write_text("\n".join(requirements) + "\n")
            pip("packages", "-r", listed)

    once("packages", "\n".join(requirements), install)


def install_package() -> None:
    """This package, as an editable install."""
    metadata = [ROOT / name for name in ("pyproject.toml", "setup.py", "wasm_problem/__init__.py")]

    def install() -> None:
        with step("This package, editable, in .venv", "5 s"):
            pip("package", "--no-deps", "--no-build-isolation", "-e", ROOT)

    once("package", "\n".join(path.read_text() for path in metadata), install)


def pip(log_name: str, *arguments: str | Path, python: Path = PYTHON) -> None:
    run_quietly(
        [python, "-m", "pip", "install", "--disable-pip-version-check", *arguments],
        log_name,
        "If it could not reach PyPI, check the network (or pip's index setting) and run make again.",
    )


def install_runtimes_of(parent: str) -> None:
    """The packages in a folder, editable. Each brings a runtime, which is built before, where its progress is seen."""
    for project in sorted((ROOT / parent).glob("*/pyproject.toml")):
        folder = project.parent
        (manifest,) = folder.glob("*/manifest.toml")
        built = folder / folder.name.replace("-", "_")
        command: list[str | Path] = [PYTHON, "-m", "wasm_problem.runtime_build", manifest.parent, "--into", built]
        run_openly(command, f"The lines above say why the runtime of {folder.relative_to(ROOT)} was not built.")

        def install(folder: Path = folder) -> None:
            with step(f"The package {folder.name}, editable, in .venv", "3 s"):
                pip(folder.name, "--no-deps", "--no-build-isolation", "-e", folder)

        once(folder.name, "\n".join((folder / name).read_text() for name in ("pyproject.toml", "setup.py")), install)


def make_capa_environment() -> None:
    """For tests/capa_problems, whose README says why they need an environment of their own."""
    folder = VENV / "capa"
    listed = ROOT / "tests" / "capa_problems" / "requirements.txt"

    def install() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        with step("Open edX's own problem block, in .venv/capa, for the tests with its problems", "1 minute"):
            run_quietly([PYTHON, "-m", "venv", folder], "capa-venv", "The lines above say what is missing.")
            pip("capa", "--no-deps", "-r", listed, python=folder / "bin" / "python")

    once("capa", f"{ROOT}\n{listed.read_text()}", install)


def fetch_codejail_tests() -> None:
    """For tests/codejail: codejail's own tests, which older versions do not hold. It asks for Python 3.12 or
    later; its tests of what we replace run on any.
    """
    folder, package = VENV / "codejail-tests", "edx-codejail==4.1.1"

    def install() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        with step("codejail's own tests, in .venv/codejail-tests", "3 s"):
            pip("codejail-tests", "--no-deps", "--ignore-requires-python", "--target", folder, package)

    once("codejail-tests", f"{ROOT}\n{package}", install)


# The artefacts


def build_runtimes() -> None:
    from wasm_problem import runtime_build

    if all(source.is_fresh() for source in runtime_build.sources()):
        return
    run_openly([PYTHON, "-m", "wasm_problem.runtime_build"], "The lines above say why the runtimes were not built.")


def build_bundle() -> None:
    from wasm_problem import bundle_build

    if not bundle_build.has_node():
        with step("Node from PyPI, as this machine has none that is new enough", "30 s"):
            pip("node", bundle_build.NODE_PACKAGE)
    run_openly([PYTHON, "-m", "wasm_problem.bundle_build"], "The lines above say why the front end was not built.")


def compile_translations() -> None:
    run_openly([PYTHON, "-m", "wasm_problem.i18n_build", "compile"], "The translations could not be compiled.")


def compile_runtimes() -> None:
    """To native code ahead of the first use, which would otherwise wait for it."""
    run_openly([VENV / "bin" / "wasm-problem", "runtimes", "compile"], "The runtimes could not be compiled.")


# The browser


def find_browser() -> None:
    """Chromium for the browser tests, from PATH or $CHROMIUM, else from Debian."""
    asked = os.environ.get("CHROMIUM")
    if asked and not shutil.which(asked):
        raise Trouble(f"CHROMIUM names {asked}, which is not a program. Correct it, or unset it to search PATH.")
    if asked or any(map(shutil.which, BROWSERS)):
        return
    advice = (
        "The browser tests need Chromium, and there is none on PATH. Install it (Debian: apt-get install chromium), "
        "or say where it is: make test CHROMIUM=/path/to/chromium"
    )
    install_from_debian("chromium", "Chromium for the browser tests", "1 minute", advice)


def install_from_debian(package: str, title: str, about: str, advice: str) -> None:
    """Raises Trouble with the advice, at once when this user may not install packages here."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Trouble(advice)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    with step(f"{title}, from Debian: apt-get install {package}", about):
        run_quietly(["apt-get", "update"], "apt-update", advice)
        run_quietly(["apt-get", "install", "-y", "--no-install-recommends", package], "apt-install", advice)


GOALS: dict[str, Callable[[], None]] = {
    "packages": install_packages,
    "runtimes": build_runtimes,
    "bundle": build_bundle,
    "translations": compile_translations,
    "package": install_package,
    "examples": partial(install_runtimes_of, "examples"),
    "more-runtimes": partial(install_runtimes_of, "packages"),
    "compiled": compile_runtimes,
    "browser": find_browser,
    "capa": make_capa_environment,
    "codejail": fetch_codejail_tests,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Sets up what the Makefile's targets need.")
    parser.add_argument("--this-python", action="store_true", help="make .venv again if it is of another version")
    parser.add_argument("goals", nargs="+", choices=GOALS, metavar="goal", help=", ".join(GOALS))
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["PATH"] = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    try:
        make_venv(options.this_python)
        for goal in options.goals:
            GOALS[goal]()
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
