"""Which runtime a script runs in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.test import override_settings

from wasm_problem.codejail import SandboxUnavailable, configure, remote_exec, safe_exec, set_limit, settings
from wasm_problem.codejail.runtime_choice import chosen
from wasm_problem.sandbox import Catalog, Sandbox

from .running import error, variables

PLATFORMS_LINES = """\
from __future__ import absolute_import, division
import os, sys

class LazyModule:
    def __init__(self, name):
        self.name = name

numpy = LazyModule('numpy')
chemcalc = LazyModule('chem.chemcalc')
draganddrop = LazyModule('verifiers.draganddrop')
"""


@pytest.fixture
def catalog(sandbox: Sandbox) -> Catalog:
    return sandbox.catalog


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("# runtime: javascript-es2023\n", "javascript-es2023"),
        ("// runtime: javascript-es2023\n", "javascript-es2023"),
        ("# runtime: javascript-es2023", "javascript-es2023"),
        ("\n\n  \n# runtime: javascript-es2023@1\na = 1", "javascript-es2023"),
        ("# runtime: javascript-es2023\r\na = 1", "javascript-es2023"),
        ("# runtime: python-3.14 \na = 1", "python-3.14"),
        (PLATFORMS_LINES + "# runtime: javascript-es2023\n", "javascript-es2023"),
        (PLATFORMS_LINES + "\n# runtime: javascript-es2023\na = 1", "javascript-es2023"),
    ],
)
def test_the_first_line_names_the_runtime(catalog, code, name):
    assert chosen(catalog, code, "python-3.14").runtime.name == name


@pytest.mark.parametrize(
    "code",
    [
        "a = 1\n# runtime: javascript-es2023\n",
        "# the runtime: javascript-es2023\n",
        "# runtime: O(n)\n",
        "# runtime: about 5 seconds\n",
        "# Runtime: javascript-es2023\n",
        "'''\n# runtime: javascript-es2023\n'''",
        "  # runtime: javascript-es2023\n",
        "x = LazyModule('a')\n# runtime: javascript-es2023\n",
        PLATFORMS_LINES + "a = 1\n# runtime: javascript-es2023\n",
        PLATFORMS_LINES + "a = 1\nb = LazyModule('c')\n# runtime: javascript-es2023\n",
        "",
    ],
)
def test_no_other_line_does(catalog, code):
    script = chosen(catalog, code, "python-3.14")
    assert (script.runtime.name, script.code) == ("python-3.14", code)


def test_a_script_in_javascript_leaves_its_variables():
    found = variables(
        """
        # runtime: javascript-es2023
        var n = seed + 1;
        total = boxes.reduce((a, b) => a + b);
        boxes.push(4);
        const hidden = 1;
        function f() { return 1; }
        var list = [1.5, null, true, "é", {a: [f(), hidden]}, NaN, undefined];
        console.log("swallowed");
        """,
        {"seed": 3, "boxes": [1, 2]},
    )
    assert found == {
        "seed": 3,
        "boxes": [1, 2, 4],
        "n": 4,
        "total": 3,
        "list": [1.5, None, True, "é", {"a": [1, 1]}, None, None],
    }


def test_a_script_in_javascript_gets_null_where_json_has_no_number():
    before = {"a": float("nan"), "b": [float("inf")], "c": "NaN", "d": "\ud800"}
    found = variables("# runtime: javascript-es2023\nvar kinds = [a, b[0], c, d.length];", before)
    assert found["kinds"] == [None, None, "NaN", 1]


def test_a_script_in_javascript_fails_as_one_in_python():
    message = error(PLATFORMS_LINES + "# runtime: javascript-es2023\nvar a = 1;\nthrow new TypeError('no');", {"a": 5})
    assert "Couldn't execute jailed code: stdout: b'', stderr: b'TypeError: no" in message
    assert ":3:" in message
    assert "SyntaxError" in error("# runtime: javascript-es2023\nvar = 1;")
    set_limit("CPU", 0.05)
    assert "status code: -24" in error("# runtime: javascript-es2023\nwhile (true) {}")


@pytest.mark.parametrize(
    "forged",
    [
        "JSON.stringify = () => 5; JSON.parse = () => 5",
        "globalThis.execute = () => 5",
        "Object.getOwnPropertyNames = () => 5",
        "var a = {toJSON() { throw 1; }}; var b = 1n; var c = a; c.c = c",
    ],
)
def test_a_script_in_javascript_that_changes_its_surroundings_does_no_harm(forged):
    found = {"x": 1}
    emsg, _ = remote_exec({"code": f"# runtime: javascript-es2023\n{forged}", "globals_dict": found})
    assert emsg is None or "Couldn't execute jailed code" in emsg
    assert found["x"] == 1


def test_a_runtime_that_is_not_there_is_the_authors_to_change():
    message = error("# runtime: cobol-85\na = 1")
    assert message.startswith('The script asks for a runtime by "runtime: cobol-85".')
    assert 'The runtime "cobol-85" is not installed here. Installed: ' in message


def test_a_runtime_for_another_purpose_is_refused():
    assert 'asks for the runtime "sqlite-3", which is for SQL' in error("# runtime: sqlite-3\nSELECT 1")


@pytest.mark.usefixtures("django")
def test_the_operators_runtime_goes_before_ours(catalog):
    assert chosen(catalog, "a = 1", "python-3.14").runtime.name == "python-3.14"
    assert settings.runtime() is None
    with override_settings(XBLOCK_SETTINGS={"wasm_problem": {"codejail_runtime": "python-3.14@1"}}):
        assert settings.runtime() == "python-3.14@1"
        configure(runtime="python-3.14")
        assert settings.runtime() == "python-3.14"


@pytest.mark.usefixtures("django")
@pytest.mark.parametrize("bucket", [None, 5, {}, {"wasm_problem": None}, {"wasm_problem": {"default_runtime": "x"}}])
def test_other_settings_say_nothing(bucket):
    with override_settings(XBLOCK_SETTINGS=bucket):
        assert settings.runtime() is None


def only(tmp_path: Path, catalog: Catalog, *names: str) -> Sandbox:
    """A sandbox with these runtimes and no other."""
    for name in names:
        folder = catalog.get(name).folder
        shutil.copytree(folder, tmp_path / folder.name)
    return Sandbox(Catalog([tmp_path]))


def test_without_the_scientific_one_plain_python_is_used(tmp_path, catalog):
    assert chosen(only(tmp_path, catalog, "python-3.14").catalog, "a = 1", None).runtime.name == "python-3.14"


def test_the_scientific_one_is_used_where_it_is(tmp_path, catalog):
    here = only(tmp_path, catalog, "python-3.14", "python-3.14-science").catalog
    assert chosen(here, "a = 1", None).runtime.name == "python-3.14-science"


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (None, "it has no runtime python-3.14-science or python-3.14"),
        ("python-3.15", 'it has no runtime "python-3.15" for Python, which its settings name'),
        ("javascript-es2023", 'it has no runtime "javascript-es2023" for Python'),
    ],
)
def test_without_any_the_operator_is_told(tmp_path, catalog, setting, words):
    configure(runtime=setting, sandbox=only(tmp_path, catalog, "javascript-es2023"))
    given = {"a": 1}
    with pytest.raises(SandboxUnavailable, match=words) as raised:
        safe_exec("a = 2", given)
    assert str(tmp_path) not in str(raised.value)
    assert given == {"a": 1}
