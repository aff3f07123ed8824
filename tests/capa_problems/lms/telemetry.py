"""Where the platform's monitoring goes: the attributes that darklaunch sets, as lines of JSON."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

from django.conf import settings
from edx_django_utils.monitoring import TelemetryBackend  # type: ignore[import-not-found]


class ToFile(TelemetryBackend):  # type: ignore[misc]
    def set_attribute(self, key: str, value: Any) -> None:
        self._write(key, value)

    def record_exception(self) -> None:
        self._write("exception", repr(sys.exc_info()[1]))

    def _write(self, key: str, value: Any) -> None:
        with settings.TELEMETRY.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, value], default=str) + "\n")

    def create_span(self, name: str, operation_name: str | None = None) -> Any:
        return contextlib.nullcontext()

    def tag_root_span_with_error(self, exception: BaseException) -> None:
        pass

    def set_local_root_span_name(self, name: str, group: str | None = None, priority: int | None = None) -> None:
        pass
