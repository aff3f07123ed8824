"""The workbench with the two pseudo-languages, delivered as the platform delivers pulled catalogs.

$WASM_PROBLEM_PULLED names the folder that tests.i18n.pseudo.write_catalogs made.
"""

import os
from pathlib import Path
from typing import Any

from wasm_problem.block.workbench_settings import *  # noqa: F403
from wasm_problem.block.workbench_settings import LANGUAGES, WORKBENCH

PULLED = Path(os.environ["WASM_PROBLEM_PULLED"])
LANGUAGES = [*LANGUAGES, ("eo", "Accented"), ("ar", "From the right")]
STATICFILES_DIRS = [("pulled", str(PULLED))]
WORKBENCH = WORKBENCH | {"services": {**WORKBENCH["services"], "i18n": "tests.i18n.pseudo_settings.Service"}}


def Service() -> Any:
    """The service of one request."""
    from tests.i18n.platform_service import PlatformI18n
    from wasm_problem.block import WasmProblemBlock

    return PlatformI18n(WasmProblemBlock, PULLED, scripts="/static/pulled/")
