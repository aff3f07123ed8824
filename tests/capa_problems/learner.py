"""A learner at a problem in the workbench: what the page's script does, without a browser."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from http.cookiejar import CookieJar
from typing import Any

import lxml.html

Answer = str | list[str]
"""A list for checkboxes."""

TIMEOUT_SECONDS = 60


@dataclass
class Learner:
    """problem: its file's name, without the ending."""

    address: str
    problem: str
    number: int
    _cookies: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        # Django then tells of errors in plain text.
        self._opener.addheaders = [("Accept", "application/json")]

    @property
    def page_address(self) -> str:
        return f"{self.address}/scenario/{self.problem}/?student={self.number}"

    def page(self) -> dict[str, str]:
        """What the block's view is: its text, and the attributes from which its script builds the problem."""
        tree = lxml.html.fromstring(self._open(self.page_address))
        (view,) = tree.xpath("//*[@data-block-type='problem']")
        wrapper = view.xpath(".//*[@data-content]")
        return dict(wrapper[0].attrib) if wrapper else {"text": view.text_content().strip()}

    def answers(self) -> dict[str, Any]:
        """What the button `Show answer` brings."""
        return self._ask("problem_show")

    def submit(self, answers: Sequence[Answer]) -> dict[str, Any]:
        """One answer for each field, in the order of the page."""
        names = self._fields
        assert len(names) == len(answers), f"{self.problem} has the fields {names}"
        pairs = [(name, each) for name, answer in zip(names, answers, strict=True) for each in _listed(answer)]
        return self._ask("problem_check", pairs)

    @cached_property
    def _fields(self) -> list[str]:
        page = self.page()
        assert "data-content" in page, f"{self.problem} shows no problem to learner {self.number}: {page}"
        return fields(page["data-content"])

    def _ask(self, dispatch: str, pairs: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
        path = f"/learner/{self.number}/{self.problem}.problem.d0.u0/xmodule_handler/{dispatch}"
        token = next((each.value for each in self._cookies if each.name == "csrftoken"), None)
        if token is None:
            self._open(self.page_address)
            token = next(each.value for each in self._cookies if each.name == "csrftoken")
        body = urllib.parse.urlencode(pairs).encode()
        request = urllib.request.Request(self.address + path, body, {"X-CSRFToken": token or ""})
        reply: dict[str, Any] = json.loads(self._open(request))
        return reply

    def _open(self, what: str | urllib.request.Request) -> str:
        try:
            with self._opener.open(what, timeout=TIMEOUT_SECONDS) as response:
                text: str = response.read().decode()
        except urllib.error.HTTPError as error:
            trouble = error.read().decode().partition("Request information")[0]
            raise AssertionError(f"{error.code} for {error.url}:\n{trouble[-1500:]}") from None
        return text


def fields(html: str) -> list[str]:
    """The names of the form's fields, a group of buttons once."""
    found = lxml.html.fromstring(html).xpath("//*[self::input or self::select or self::textarea]/@name")
    return list(dict.fromkeys(name for name in found if name.startswith("input_")))


def _listed(answer: Answer) -> list[str]:
    return answer if isinstance(answer, list) else [answer]
