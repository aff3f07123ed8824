"""What the server puts on a page for the script, changed on its way to the browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, Route


def not_open_yet(init: dict[str, Any]) -> None:
    """As a learner gets it before the start; in the workbench, where everybody may read the grader, nobody does."""
    opens = datetime.now(UTC) + timedelta(hours=1)
    init["state"] |= {"closed": "not_started", "opens": opens.isoformat(), "can_submit": False, "can_save": False}


def serve_init(page: Page, url: re.Pattern[str], change: Callable[[dict[str, Any]], None]) -> None:
    """From now on `change` gets to change the settings of each page with such an address."""

    def serve(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        found = re.search(r'data-init="([^"]*)"', text)
        assert found, text
        init = json.loads(html.unescape(found[1]))
        change(init)
        start, end = found.span(1)
        route.fulfill(response=answer, body=text[:start] + html.escape(json.dumps(init)) + text[end:])

    page.route(url, serve)
