"""`wasm-problem codejail-service`: scripts of the platform, run for other machines."""

from __future__ import annotations

import logging
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from .common import BadInput

DEFAULT_PORT = 8550
"""Where the platform's settings look for codejail's service."""

LIMITS = ("CPU", "REALTIME", "VMEM")


class ThreadingServer(ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own."""

    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    """Leaves the log to the application."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@click.command("codejail-service")
@click.option("--host", default="127.0.0.1", show_default=True, help="There is no login: keep it from strangers.")
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True)
@click.option("--limit", "limits", multiple=True, metavar="NAME=NUMBER", help=f"One of {', '.join(LIMITS)}.")
def codejail_service(host: str, port: int, limits: tuple[str, ...]) -> None:
    """Serve codejail's REST interface: POST /api/v0/code-exec and GET /health/."""
    try:
        from ..codejail.service import application
    except ImportError:
        raise BadInput("this needs one more package: pip install 'wasm-problem[codejail-service]'") from None
    for limit in limits:
        _set(limit)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        server = make_server(host, port, application, ThreadingServer, QuietHandler)
    except OSError as error:
        raise BadInput(f"cannot listen at {host}:{port}: {error.strerror}") from None
    with server:
        click.echo(f"codejail service at http://{host}:{server.server_port}/api/v0/code-exec; Ctrl+C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("")


def _set(limit: str) -> None:
    from ..codejail import set_limit
    from ..codejail.limits import BadLimit, sandbox_limits

    name, _, value = limit.partition("=")
    try:
        number = float(value)
        sandbox_limits({name: number})
    except (ValueError, BadLimit):
        number = -1
    if name not in LIMITS or number < 0:
        raise BadInput(f"--limit {limit}: it has to be one of {', '.join(LIMITS)}, and a number from 0")
    set_limit(name, number)
