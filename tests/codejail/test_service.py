"""The REST service: what codejail-service answers, asked as the platform's client asks."""

from __future__ import annotations

import io
import json
import logging
import math
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.validate import validator

import pytest
import requests
from click.testing import CliRunner

from wasm_problem.cli import main
from wasm_problem.codejail import configure, service_requests
from wasm_problem.codejail.service import application
from wasm_problem.sandbox import Catalog, CompiledCache, Sandbox

from .running import zipped

URL = "http://127.0.0.1/api/v0/code-exec"


def answered(prepared: requests.PreparedRequest, **environ: Any) -> tuple[int, Any]:
    """The status and the JSON that the application answers a request with."""
    body = prepared.body or b""
    content = body.encode() if isinstance(body, str) else body
    status: list[str] = []

    def start_response(line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        status.append(line)
        assert dict(headers)["Content-Type"] == "application/json"
        return lambda data: None

    environment = {
        "REQUEST_METHOD": prepared.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": prepared.path_url,
        "QUERY_STRING": "",
        "CONTENT_TYPE": prepared.headers.get("Content-Type", ""),
        "CONTENT_LENGTH": str(len(content)),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(content),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **environ,
    }
    result = validator(application)(
        {name: value for name, value in environment.items() if value is not None}, start_response
    )
    answer = b"".join(result)
    result.close()
    return int(status[0].split()[0]), json.loads(answer) if answer else None


def posted(payload: Any, files: Any = (), **environ: Any) -> tuple[int, Any]:
    """As the platform's send_safe_exec_request_v0 does it."""
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return answered(requests.Request("POST", URL, files=files, data={"payload": text}).prepare(), **environ)


def test_variables_come_back():
    assert posted({"code": "retval = 3 + 4", "globals_dict": {}}) == (200, {"globals_dict": {"retval": 7}})


def test_all_that_the_platform_sends_is_understood():
    payload = {
        "code": "out = seen * 2",
        "globals_dict": {"seen": 21},
        "python_path": [],
        "limit_overrides_context": "course-v1:Org+Course+Run",
        "slug": "hw5",
        "unsafely": False,
    }
    assert posted(payload) == (200, {"globals_dict": {"seen": 21, "out": 42}})
    payload.update(python_path=None, limit_overrides_context=None, slug=None)
    assert posted(payload) == (200, {"globals_dict": {"seen": 21, "out": 42}})


def test_a_courses_library_is_uploaded_and_imported():
    library = zipped(course_library="def triangular_number(n):\n    return sum(range(n + 1))")
    payload = {
        "code": "from course_library import triangular_number\nresult = triangular_number(6)",
        "globals_dict": {},
        "python_path": ["python_lib.zip"],
    }
    assert posted(payload, [("python_lib.zip", library)]) == (200, {"globals_dict": {"result": 21}})


def test_numbers_that_are_none_go_both_ways():
    status, answer = posted('{"code": "out_special = in_special", "globals_dict": {"in_special": NaN}}')
    assert status == 200
    assert math.isnan(answer["globals_dict"]["out_special"])
    assert "emsg" not in answer


def test_an_error_of_the_script_is_an_answer():
    status, answer = posted({"code": "seen = 5\n1/0", "globals_dict": {"seen": 3}})
    assert status == 200
    assert answer["globals_dict"] == {"seen": 3}
    assert answer["emsg"].endswith("ZeroDivisionError: division by zero\\n' with status code: 1")


WRONG = {
    "5": "$: 5 is not of type 'object'",
    "[]": "$: [] is not of type 'object'",
    "null": "$: None is not of type 'object'",
    "{}": "$: 'code' is a required property",
    '{"globals_dict": {}}': "$: 'code' is a required property",
    '{"code": "retval = 3 + 4"}': "$: 'globals_dict' is a required property",
    '{"code": 5, "globals_dict": {}}': "$.code: 5 is not of type 'string'",
    '{"code": "", "globals_dict": []}': "$.globals_dict: [] is not of type 'object'",
    '{"code": "", "globals_dict": {}, "unsafely": null}': "$.unsafely: None is not of type 'boolean'",
    '{"code": "", "globals_dict": {}, "slug": 5}': "$.slug: 5 is not valid under any of the given schemas",
    '{"code": "", "globals_dict": {}, "python_path": {}}': (
        "$.python_path: {} is not valid under any of the given schemas"
    ),
    '{"code": "", "globals_dict": {}, "python_path": ["a", 5]}': "$.python_path[1]: 5 is not of type 'string'",
    '{"code": "", "globals_dict": {}, "slug": true}': "$.slug: True is not valid under any of the given schemas",
    '{"code": "", "globals_dict": {}, "limit_overrides_context": []}': (
        "$.limit_overrides_context: [] is not valid under any of the given schemas"
    ),
}


@pytest.mark.parametrize("payload", WRONG)
def test_a_payload_of_another_shape_is_refused_in_codejail_services_words(payload):
    expected = {"error": f"Payload JSON did not match schema at path {WRONG[payload]}"}
    assert posted(payload) == (400, expected)


SCRIPT = {"code": "out = 1 + 1", "globals_dict": {}}


@pytest.mark.parametrize(
    ("payload", "files", "text"),
    [
        ("Not JSON", (), "Unable to parse payload JSON: Expecting value: line 1 column 1 (char 0)"),
        ({**SCRIPT, "unsafely": True}, (), "Refusing codejail execution with unsafely=true"),
        ({**SCRIPT, "python_path": ["/etc"]}, (), "Only allowed entry in 'python_path' is 'python_lib.zip'"),
        (
            {**SCRIPT, "python_path": ["python_lib.zip", "b"]},
            (),
            "Only allowed entry in 'python_path' is 'python_lib.zip'",
        ),
        (
            {**SCRIPT, "python_path": ["python_lib.zip"]},
            (),
            "'python_lib.zip' is in 'python_path' and was not uploaded",
        ),
        (SCRIPT, [("unknown.zip", b"x")], "Only allowed name for uploaded file is 'python_lib.zip'"),
        (SCRIPT, [("/tmp/test.txt", b"x")], "Only allowed name for uploaded file is 'python_lib.zip'"),
        (
            SCRIPT,
            [("python_lib.zip", zipped(a="")), ("../up", b"x")],
            "Only allowed name for uploaded file is 'python_lib.zip'",
        ),
    ],
)
def test_what_could_reach_into_the_server_is_refused(payload, files, text):
    assert posted(payload, files) == (400, {"error": text})


def test_a_deep_payload_is_refused():
    status, answer = posted("[" * 100_000)
    assert status == 400
    assert answer["error"].startswith("Unable to parse payload JSON: ")


def test_a_form_without_payload_is_refused():
    prepared = requests.Request("POST", URL, data={"other": "x"}).prepare()
    assert answered(prepared) == (400, {"error": "Missing 'payload' parameter in POST body"})
    assert answered(requests.Request("POST", URL).prepare())[0] == 400
    assert answered(requests.Request("POST", URL, json=SCRIPT).prepare())[0] == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"no boundary at all"),
        ("multipart/form-data; boundary=a", b'--a\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{'),
        ("multipart/form-data; boundary=a; charset=nonsense", b"--a--\r\n"),
        ("application/x-www-form-urlencoded; charset=utf8", b"payload=\xff\xfe%ff"),
        ("", b"payload={}"),
    ],
)
def test_a_body_that_is_no_form_is_refused(content_type, body):
    prepared = requests.Request("POST", URL, data=body, headers={"Content-Type": content_type}).prepare()
    status, answer = answered(prepared)
    assert status == 400
    assert answer["error"]


def test_a_request_says_how_large_it_is():
    assert posted(SCRIPT, CONTENT_LENGTH=None) == (411, {"error": "The request needs a Content-Length"})
    for length in ("", "x", "-5"):
        with pytest.raises(service_requests.BadRequest) as refused:
            service_requests.read_code_exec({"CONTENT_LENGTH": length})
        assert refused.value.status == 411


def test_a_request_that_is_too_large_is_not_even_read():
    class Unread(io.RawIOBase):
        def readable(self) -> bool:
            raise AssertionError

        def read(self, size: int = -1) -> bytes:
            raise AssertionError

    too_large = str(service_requests.MOST_BYTES + 1)
    status, answer = posted(SCRIPT, **{"CONTENT_LENGTH": too_large, "wsgi.input": Unread()})
    assert (status, answer) == (413, {"error": f"The request is larger than {service_requests.MOST_BYTES:,} bytes"})


def test_a_library_of_many_megabytes_goes_through():
    library = zipped(big="x = 5\n# " + "".join(map(str, range(600_000))))
    payload = {"code": "import big\nx = big.x", "globals_dict": {}, "python_path": ["python_lib.zip"]}
    assert len(library) > 1_000_000
    assert posted(payload, [("python_lib.zip", library)]) == (200, {"globals_dict": {"x": 5}})


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v0/code-exec", 405),
        ("POST", "/health/", 405),
        ("GET", "/", 404),
        ("POST", "/api/v1/code-exec", 404),
        ("POST", "/api/v0/code-exec/../../etc", 404),
    ],
)
def test_there_is_nothing_else(method, path, status):
    found, answer = answered(requests.Request(method, URL).prepare(), PATH_INFO=path)
    assert found == status
    assert list(answer) == ["error"]


def test_it_says_whether_it_works(tmp_path, sandbox):
    health = requests.Request("GET", "http://127.0.0.1/health/").prepare()
    assert answered(health) == (200, {"status": "OK"})
    assert answered(requests.Request("HEAD", "http://127.0.0.1/health/").prepare()) == (200, None)
    configure(sandbox=Sandbox(Catalog([tmp_path])))
    assert answered(health) == (503, {"status": "UNAVAILABLE"})
    assert posted(SCRIPT) == (500, {"error": "Codejail service is not correctly configured"})
    configure(sandbox=Sandbox(sandbox.catalog, CompiledCache(tmp_path / "cache"), when_missing="later"))
    assert answered(health)[0] == 503


def test_no_line_of_the_log_quotes_a_request(caplog):
    with caplog.at_level(logging.DEBUG):
        posted({"code": "x = 'AUTHOR'\n1/0", "globals_dict": {"AUTHOR": "AUTHOR"}, "slug": "AUTHOR"})
        posted({"code": ["AUTHOR"], "globals_dict": {}})
        posted({**SCRIPT, "python_path": ["AUTHOR"]})
        posted("AUTHOR")
    assert len([text for text in caplog.messages if text.startswith("code-exec status=")]) == 4
    assert [text for text in caplog.messages if "AUTHOR" in text] == []


@pytest.fixture
def served() -> Iterator[str]:
    """The address of the service, started by its command."""
    command = [sys.executable, "-m", "wasm_problem.cli", "codejail-service", "--port", "0", "--limit", "CPU=0.05"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[3].rstrip(";")
        process.terminate()


def test_the_command_serves_many_at_once(served):
    health = served.removesuffix("api/v0/code-exec") + "health/"
    assert requests.get(health, timeout=60).json() == {"status": "OK"}
    found: list[Any] = []

    def ask(number: int) -> None:
        payload = {"code": "b = a ** 2", "globals_dict": {"a": number}}
        found.append(requests.post(served, files=[], data={"payload": json.dumps(payload)}, timeout=60).json())

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each["globals_dict"]["b"] for each in found) == [number**2 for number in range(10)]
    payload = {"code": "while True: pass", "globals_dict": {}}
    answer = requests.post(served, files=[], data={"payload": json.dumps(payload)}, timeout=60).json()
    assert answer["emsg"].endswith("with status code: -24")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--limit", "FSIZE=5"], "--limit FSIZE=5: it has to be one of CPU, REALTIME, VMEM, and a number from 0"),
        (["--limit", "CPU"], "--limit CPU: "),
        (["--limit", "CPU=-1"], "--limit CPU=-1: "),
        (["--limit", "CPU=nan"], "--limit CPU=nan: "),
        (["--host", "192.0.2.1", "--port", "0"], "cannot listen at 192.0.2.1:0: "),
    ],
)
def test_the_command_says_what_it_cannot_use(options, words):
    done = CliRunner().invoke(main, ["codejail-service", *options])
    assert done.exit_code == 2
    assert f"error: {words}" in done.output
