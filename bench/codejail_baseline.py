"""What Open edX uses today: edx-codejail, which starts a Python as another user, through sudo, for each grading.

AppArmor is not set up here. In production it confines codejail, and costs it a little more time.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .measure import Work
from .trivial import ANSWER, GRADER

USER = "wasm-problem-bench"
USER_VARIABLE, VENV_VARIABLE = "CODEJAIL_TEST_USER", "CODEJAIL_TEST_VENV"
"""codejail's own names for a sandbox user and environment that somebody has set up already."""

LIMITS = {"CPU": 20, "REALTIME": 20, "FSIZE": 10_000_000, "VMEM": 0, "NPROC": 0}
CALL = f"{GRADER}\ncorrect = grade(answer, problem)\n"


class Unavailable(Exception):
    """codejail cannot run here; says why."""


@contextlib.contextmanager
def codejail() -> Iterator[Work]:
    """The trivial grading by safe_exec. Raises Unavailable."""
    with jail():
        try:
            _grade()
        except Exception as error:  # whatever codejail, sudo or this machine came up with
            raise Unavailable(f"safe_exec failed: {str(error)[:300]}") from error
        yield _grade


@contextlib.contextmanager
def jail(*packages: str) -> Iterator[None]:
    """codejail, configured for a Python with these packages. Sets up what is missing, when this is root.

    Raises Unavailable.
    """
    if importlib.util.find_spec("codejail") is None:
        raise Unavailable("edx-codejail is not installed (pip install 'edx-codejail>=4.0')")
    with contextlib.ExitStack() as undo:
        if not shutil.which("sudo"):
            _install_sudo()
        user = os.environ.get(USER_VARIABLE) or undo.enter_context(_sandbox_user())
        python = _named_python() or undo.enter_context(_sandbox_python(user, packages))
        _configure(python, user)
        yield


def bare_python() -> None:
    """The floor under codejail: a Python process without site-packages, sudo or any confinement."""
    arguments = [sys.executable, "-I", "-S", "-c", f"answer, problem = {ANSWER}, {{}}\n{CALL}assert correct"]
    subprocess.run(arguments, check=True)


def _configure(python: Path, user: str) -> None:
    from codejail import jail_code

    logging.getLogger("codejail").setLevel(logging.CRITICAL)
    jail_code.configure("python", str(python), user=user)
    for name, value in LIMITS.items():
        jail_code.set_limit(name, value)


def _grade() -> None:
    from codejail.safe_exec import safe_exec

    names = {"answer": ANSWER, "problem": {}}
    safe_exec(CALL, names)
    if names.get("correct") is not True:
        raise RuntimeError(f"codejail graded wrongly: {names}")


def _install_sudo() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Unavailable("sudo is not installed")
    print("bench: installing sudo with apt-get, which codejail needs ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "sudo"]):
        done = subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Unavailable(f"sudo is not installed, and apt-get {arguments[0]} failed: {done.stderr[-200:]}")


@contextlib.contextmanager
def _sandbox_user() -> Iterator[str]:
    """A user without home, shell or rights, who is removed again if we made him."""
    if os.geteuid() != 0:
        raise Unavailable(f"a sandbox user takes root to set up; or name one in {USER_VARIABLE} and {VENV_VARIABLE}")
    try:
        pwd.getpwnam(USER)
        yield USER
        return
    except KeyError:
        pass
    made = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER]
    if not shutil.which("useradd") or subprocess.run(made, capture_output=True, check=False).returncode != 0:
        raise Unavailable(f"the user {USER} could not be made")
    try:
        yield USER
    finally:
        subprocess.run(["userdel", USER], capture_output=True, check=False)


def _named_python() -> Path | None:
    folder = os.environ.get(VENV_VARIABLE)
    return Path(folder) / "bin" / "python" if folder else None


@contextlib.contextmanager
def _sandbox_python(user: str, packages: Sequence[str]) -> Iterator[Path]:
    """An environment that the user may run, with these packages and the one that codejail's wrapper imports."""
    base = _python_for(user)
    six = importlib.util.find_spec("six")
    if six is None or six.origin is None:
        raise Unavailable("the package six is not installed, which codejail needs")
    with tempfile.TemporaryDirectory(prefix="wasm-problem-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = [base, "-m", "venv", "--without-pip", str(folder / "venv")]
        if subprocess.run(made, capture_output=True, check=False).returncode != 0:
            raise Unavailable(f"{base} cannot make virtual environments")
        python = folder / "venv" / "bin" / "python"
        for site_packages in folder.glob("venv/lib/python*/site-packages"):
            shutil.copy(six.origin, site_packages)
        if packages:
            _install(python, packages)
        yield python


def _install(python: Path, packages: Sequence[str]) -> None:
    print(f"bench: installing {', '.join(packages)} for codejail's Python ...", flush=True)
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"pip could not install {', '.join(packages)}: {done.stderr[-200:]}")


def _python_for(user: str) -> str:
    """This Python, or the system's when this one lies in a folder that the user may not enter."""
    for path in (getattr(sys, "_base_executable", sys.executable), "/usr/local/bin/python3", "/usr/bin/python3"):
        if not Path(path).is_file():
            continue
        tried = subprocess.run(["sudo", "-n", "-u", user, path, "-c", ""], cwd="/", capture_output=True, check=False)
        if tried.returncode == 0:
            return path
    raise Unavailable(f"no Python was found that sudo lets the user {user} run")
