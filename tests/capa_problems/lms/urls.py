"""The workbench's pages, and the handlers of a block under addresses that name the learner in the path."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import include, path, re_path
from workbench import views


def learner_handler(request: HttpRequest, learner: str, usage_id: str, handler: str, suffix: str) -> HttpResponse:
    request.GET = QueryDict(f"student={learner}")
    response: HttpResponse = views.handler(request, usage_id, handler, suffix)
    return response


urlpatterns = [
    re_path(
        r"^learner/(?P<learner>[^/]+)/(?P<usage_id>[^/]+)/(?P<handler>[^/]+)/(?P<suffix>.*)$",
        learner_handler,
        name="learner_handler",
    ),
    path("", include("workbench.urls")),
]
