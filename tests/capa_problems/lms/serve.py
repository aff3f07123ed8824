"""Serves the problems of this folder in the workbench until Ctrl-C. See README.md.

CAPA_EXECUTOR=wasm python -m tests.capa_problems.lms.serve --port 8001
"""

from __future__ import annotations

import argparse
import os
from importlib.metadata import EntryPoint
from pathlib import Path

HOST = "127.0.0.1"
PROBLEMS = Path(__file__).resolve().parents[1] / "problems"


def prepare() -> None:
    """A database, and one scenario a problem."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.capa_problems.lms.settings")
    os.environ.setdefault("CAPA_EXECUTOR", "wasm")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, fake_initial=True, verbosity=0)
    add_problems()


def add_problems() -> None:
    """Only ours: scenarios of their own, which other installed blocks have, need more of the platform."""
    import workbench.runtime
    import workbench.scenarios
    import workbench.views
    from xblock.core import XBlock

    from .runtime import Runtime

    workbench.scenarios.WorkbenchRuntime = workbench.views.WorkbenchRuntime = Runtime
    workbench.runtime.WORKBENCH_KVS.prep_for_scenario_loading()
    # The platform gives the block this name; the package alone registers another one.
    XBlock.extra_entry_points.append(("problem", EntryPoint("problem", "xblocks_contrib:ProblemBlock", "xblock.v1")))
    for path in sorted(PROBLEMS.glob("*.xml")):
        workbench.scenarios.add_xml_scenario(path.stem, path.stem, path.read_text("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Serves the capa problems of tests/capa_problems.")
    parser.add_argument("--port", type=int, default=8001)
    options = parser.parse_args()
    prepare()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import get_internal_wsgi_application, run

    # not_safe_exec changes the folder of the whole process: no two requests at a time.
    threading = os.environ["CAPA_EXECUTOR"] != "unsafe"
    try:
        print(f"\n    The problems: http://{HOST}:{options.port}/   (Ctrl-C stops the server)\n", flush=True)
        run(HOST, options.port, StaticFilesHandler(get_internal_wsgi_application()), threading=threading)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
