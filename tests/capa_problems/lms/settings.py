"""Django settings of a workbench for capa problems. The same for each server, but for how the problems' Python runs.

$CAPA_EXECUTOR says how, as an operator's settings would:

    unsafe      codejail's not_safe_exec: in this process, the reference for results
    wasm        ours, by the two settings that docs/codejail.md names
    darklaunch  codejail's safe_exec, and ours beside it to be compared, as the platform does it
"""

import os
import sys
from pathlib import Path
from typing import Any

from codejail import jail_code, safe_exec

from wasm_problem.block.workbench_settings import *  # noqa: F403
from wasm_problem.block.workbench_settings import INSTALLED_APPS, LOGGING, TEMPLATES, VAR, WORKBENCH  # type: ignore[attr-defined]

EXECUTOR = os.environ["CAPA_EXECUTOR"]
REMOTE_EXEC = os.environ.get("CAPA_REMOTE_EXEC", "wasm_problem.codejail.remote_exec")

if EXECUTOR == "unsafe":
    safe_exec.ALWAYS_BE_UNSAFE = True
elif EXECUTOR == "wasm":
    ENABLE_CODEJAIL_REST_SERVICE = True
    CODE_JAIL_REST_SERVICE_REMOTE_EXEC = REMOTE_EXEC
elif EXECUTOR == "darklaunch":
    ENABLE_CODEJAIL_DARKLAUNCH = True
    CODE_JAIL_REST_SERVICE_REMOTE_EXEC = REMOTE_EXEC
    # codejail starts a Python as another user by `sudo`. Here it stays this user, so that it takes no rights to test.
    jail_code.configure("python", sys.executable, user="sandbox")
    os.defpath = f"{Path(__file__).with_name('stand_in')}{os.pathsep}{os.defpath}"
    for name, value in {"CPU": 30, "REALTIME": 60, "VMEM": 0, "NPROC": 0}.items():
        jail_code.set_limit(name, value)
else:
    raise ValueError(f"CAPA_EXECUTOR={EXECUTOR}: unsafe, wasm or darklaunch")

# capa's templates are found where the platform finds them: in capa's own Django app.
INSTALLED_APPS = [*INSTALLED_APPS, "xblocks_contrib.problem.capa", "tests.capa_problems.lms"]
# The workbench's samples have a problem.html of their own.
TEMPLATES[0]["DIRS"] = [folder for folder in TEMPLATES[0]["DIRS"] if "sample_xblocks" not in folder]
ROOT_URLCONF = "tests.capa_problems.lms.urls"

WORKBENCH = {
    **WORKBENCH,
    "services": {
        **WORKBENCH["services"],
        "cache": "tests.capa_problems.lms.services.Cache",
        "replace_urls": "tests.capa_problems.lms.services.ReplaceURLs",
        "sandbox": "tests.capa_problems.lms.services.Sandbox",
        "xqueue": "tests.capa_problems.lms.services.XQueue",
    },
}

# Without the platform's asset pipeline a block's assets are those in its folder `public`.
PIPELINE: dict[str, Any] = {"PIPELINE_ENABLED": False}
REQUIRE_DEBUG = True

# What darklaunch finds goes to the operator's monitoring, here to a file.
OPENEDX_TELEMETRY = ["tests.capa_problems.lms.telemetry.ToFile"]

# On the screen: what the platform says of darklaunch and of failing scripts. Not: each query of the database.
LOGGING["handlers"]["screen"] = {"class": "logging.StreamHandler"}
LOGGING["loggers"] = {
    "xblocks_contrib.problem.capa.safe_exec": {"handlers": ["screen"], "level": "INFO"},
    "edx.courseware": {"handlers": ["screen"], "level": "ERROR"},
    "django": {"handlers": ["screen"], "level": "ERROR"},
}

COURSE_FOLDER = VAR / "course"
EVENTS = VAR / "events.jsonl"
TELEMETRY = VAR / "telemetry.jsonl"
