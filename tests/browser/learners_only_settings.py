"""Settings of a workbench in which nobody is of the course team: a service of Studio's denies it, as for a learner.

The workbench alone lets everybody do everything.
"""

from wasm_problem.block.workbench_settings import *  # noqa: F403
from wasm_problem.block.workbench_settings import WORKBENCH  # type: ignore[attr-defined]

_SERVICES = {"studio_user_permissions": "tests.browser.learners_only_settings.NobodyMay"}
WORKBENCH = {**WORKBENCH, "services": {**WORKBENCH.get("services", {}), **_SERVICES}}


class NobodyMay:
    """The platform's service, to somebody without any rights."""

    def can_read(self, context_key: object) -> bool:
        return False

    def can_write(self, context_key: object) -> bool:
        return False
