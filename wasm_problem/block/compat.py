"""The only module that knows Open edX and the workbench. It imports both lazily: neither has to be installed."""

from __future__ import annotations

import logging
import sys
from typing import Any, Literal

log = logging.getLogger(__name__)

Right = Literal["can_view_block_for_editing", "can_edit_block"]


def is_workbench(runtime: Any) -> bool:
    """Whether this is the xblock-sdk workbench, where everybody is author and learner at once."""
    module = sys.modules.get("workbench.runtime")
    return module is not None and isinstance(runtime, module.WorkbenchRuntime)


def learning_context_allows(runtime: Any, usage_key: Any, right: Right) -> bool:
    """Whether content libraries and the other learning contexts of the newer runtime grant `right` to its user.

    False wherever that runtime is not installed, has no user, or does not know the key.
    """
    user = getattr(runtime, "user", None)
    if user is None:
        return False
    try:
        from openedx.core.djangoapps.xblock.learning_context.manager import (  # type: ignore[import-not-found]
            get_learning_context_impl,
        )

        return bool(getattr(get_learning_context_impl(usage_key), right)(user, usage_key))
    except ImportError:
        return False
    except Exception as error:  # the platform raises many kinds for keys it does not know: no proof, no access
        log.warning("The platform could not answer %s: %s", right, type(error).__name__)
        return False


def shared_cache(runtime: Any) -> Any:
    """Django's cache, which all servers of the platform share; None where Django is not set up, and in the workbench,

    which is one process, whose button to reset all states would not reset the cache.
    """
    if "django" not in sys.modules or is_workbench(runtime):
        return None
    from django.conf import settings
    from django.core.cache import cache

    return cache if settings.configured else None


def locale() -> str:
    """The locale of the request as Django names its folders, such as es_419; "" where Django is not set up."""
    if "django" not in sys.modules:
        return ""
    from django.conf import settings
    from django.utils import translation

    language = translation.get_language() if settings.configured else None
    return translation.to_locale(language) if language else ""
