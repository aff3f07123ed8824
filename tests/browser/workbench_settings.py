"""Settings of the workbench as `make run` has it, with dates for the problems."""

from wasm_problem.block.workbench_settings import *  # noqa: F403
from wasm_problem.block.workbench_settings import INSTALLED_APPS  # type: ignore[attr-defined]

INSTALLED_APPS = [*INSTALLED_APPS, "tests.browser.dates.Dates"]
