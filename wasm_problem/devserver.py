"""`make run`: the demo problems in the XBlock workbench, on this machine only.

`python -m wasm_problem.devserver --port 8000` brings the workbench's database up to date and serves until Ctrl-C.
Needs the packages of the `dev` extra.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import sys

HOST = "127.0.0.1"


class CannotServe(Exception):
    """The message says why and what to do."""


def check_port(port: int) -> None:
    """Raises CannotServe when a server could not listen on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does it: a port that closed connections still linger on is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise CannotServe(f"Port {port} is for root only. Take a higher one: make run PORT=8001") from None
        except OSError:
            raise CannotServe(
                f"Port {port} is taken, perhaps by another `make run`. Stop that one, or take another port: "
                f"make run PORT={port + 1 if port < 65535 else 8001}"
            ) from None


def serve(port: int) -> None:
    """Serves until it is interrupted. Raises CannotServe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasm_problem.block.workbench_settings")
    import django
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import get_internal_wsgi_application, run

    django.setup()
    _bring_database_up_to_date()

    def announce(port: int) -> None:
        print(f"\n    The demo problems: http://{HOST}:{port}/   (Ctrl-C stops the server)\n", flush=True)

    with contextlib.suppress(KeyboardInterrupt):
        run(HOST, port, StaticFilesHandler(get_internal_wsgi_application()), threading=True, on_bind=announce)


def _bring_database_up_to_date() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        # xblock-sdk 0.14 has tables without migrations, 0.15 migrations for the same tables; a checkout may see both.
        call_command("migrate", run_syncdb=True, fake_initial=True, verbosity=0)
    except DatabaseError as error:
        database = settings.DATABASES["default"]["NAME"]
        raise CannotServe(f"The workbench cannot use its database, {database}: {error}\nDelete that file.") from error


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 1 to 65535")
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m wasm_problem.devserver", description="Serves the demo problems.")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--check", action="store_true", help="only say whether the port is free; needs no packages")
    options = parser.parse_args(arguments)
    try:
        check_port(options.port)
        if not options.check:
            serve(options.port)
    except CannotServe as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
