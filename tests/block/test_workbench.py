"""The workbench as `make run` serves it: its URLs, Django's request objects, the demos."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.test import Client
from workbench.scenarios import get_scenarios

from .support import init_of


class Page:
    def __init__(self, content: str) -> None:
        self.content = content


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def demos() -> list[str]:
    return sorted(name for name in get_scenarios() if name.startswith("wasm_problem."))


def test_only_our_demos_are_listed(client: Client) -> None:
    listed = client.get("/").content.decode()
    assert listed.count('studio_view/"') == len(demos()) >= 7
    for name in demos():
        assert get_scenarios()[name].description in listed


def test_every_page_leads_to_the_others(client: Client) -> None:
    name = demos()[-1]
    page = client.get(f"/scenario/{name}/?student=student_7").content.decode()
    for path in ("/", f"/scenario/{name}/?student=student_7", f"/scenario/{name}/studio_view/?student=student_7"):
        assert f'href="{path}"' in page
        assert client.get(path).status_code == 200


def test_the_workbench_is_for_this_machine() -> None:
    assert "*" not in settings.ALLOWED_HOSTS


@pytest.mark.parametrize("view", ["student_view", "studio_view", "author_view", "public_view"])
def test_every_demo_has_every_view(client: Client, view: str) -> None:
    for name in demos():
        response = client.get(f"/scenario/{name}/{view}/")
        assert response.status_code == 200
        assert "wasm-problem" in response.content.decode()


def handler_url(name: str, handler: str) -> str:
    return f"/handler/{get_scenarios()[name].usage_id}/{handler}/?student=student_1"


def test_an_answer_goes_through_the_workbench_s_urls(client: Client) -> None:
    name = demos()[-1]
    init = init_of(Page(client.get(f"/scenario/{name}/?student=student_1").content.decode()))
    body = {"answers": {}, "fingerprint": init["fingerprint"], "attempt": 0}
    token = client.cookies["csrftoken"].value
    sent = {"content_type": "application/json", "headers": {"X-CSRFToken": token}}
    reply = client.post(handler_url(name, "submit_answer"), json.dumps(body), **sent)
    assert reply.status_code == 400
    assert reply.json()["error"]["name"] == "fields"


def test_five_megabytes_get_our_answer(client: Client) -> None:
    name = demos()[0]
    client.get(f"/scenario/{name}/")
    sent = {"content_type": "application/json", "headers": {"X-CSRFToken": client.cookies["csrftoken"].value}}
    reply = client.post(handler_url(name, "submit_answer"), '{"answers": "' + "x" * 5_000_000 + '"}', **sent)
    assert reply.status_code == 413
    assert reply.json()["error"]["name"] == "too-large"


def test_a_request_without_a_token_is_refused_before_it_reaches_us(client: Client) -> None:
    assert (
        client.post(handler_url(demos()[0], "submit_answer"), "{}", content_type="application/json").status_code == 403
    )


def test_what_is_not_in_the_bundle_is_not_served(client: Client) -> None:
    for path in ("src/learner.js", "package.json", "dist/../package.json", "dist/nothing.js"):
        assert client.get(f"/resource/wasm_problem/{path}").status_code == 404
