"""The services of the platform that ProblemBlock asks for, as far as problems with Python need them."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches
from xblock.reference.user_service import UserService, XBlockUser

PYTHON_LIB = Path(__file__).resolve().parents[1] / "python_lib"


class Cache:
    """Results of scripts are kept, as in the platform: the next learner with the same numbers gets them from here."""

    def get(self, key: str) -> Any:
        return caches["default"].get(key)

    def set(self, key: str, value: Any) -> None:
        caches["default"].set(key, value, timeout=None)


class ReplaceURLs:
    """Links to a course's assets lead to the folder where one server for all courses would have them."""

    def replace_urls(self, text: str) -> str:
        # As in the platform: a list, which capa tries as well, is a TypeError; and the text counts as unsafe again.
        return re.sub(r"(?<=[\"'])/static/(?=[\w-]+\.(png|jpg|svg)[\"'])", "/assets/course/", text)


class Sandbox:
    def can_execute_unsafe_code(self) -> bool:
        return False

    def get_python_lib_zip(self) -> bytes:
        return python_lib()


class XQueue:
    """No queue to external graders."""

    waittime = 0


@cache
def python_lib() -> bytes:
    """The course's python_lib.zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(PYTHON_LIB.rglob("*.py")):
            # Not with the files' times: the same bytes on every machine.
            archive.writestr(zipfile.ZipInfo(path.relative_to(PYTHON_LIB).as_posix()), path.read_bytes())
    return target.getvalue()


class User(UserService):  # type: ignore[misc]
    """A learner by number. Problems with `rerandomize="per_student"` take their seed from it."""

    def __init__(self, number: int) -> None:
        learner = XBlockUser(is_current_user=True, emails=[], full_name=f"Learner {number}")
        learner.opt_attrs.update(
            {
                "edx-platform.user_id": number,
                "edx-platform.deprecated_anonymous_user_id": f"{number:032x}",
                "edx-platform.user_is_staff": False,
            }
        )
        super().__init__(user=learner)

    def get_current_user(self) -> XBlockUser:
        return self._user
