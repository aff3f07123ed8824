"""The problems of test_studio_runtimes.py: each used by one test alone, for saving one changes it for everybody."""

from __future__ import annotations

from xblock.core import XBlock

OTHER_BUILD = "sha256:" + "0" * 64

_ONE_TEXT = """
<wasm_problem display_name="{title}" runtime="{runtime}"{more}>
  <prompt>Type.</prompt>
  <input name="answer" kind="text" label="Answer"/>
  <grader><![CDATA[
{grader}
  ]]></grader>
</wasm_problem>
"""
TELLS = """\
import wasm_problem

BUILD = getattr(wasm_problem, "BUILD", "the first")

def grade(answer, problem):
    if answer == "old":
        assert BUILD == "the first", "The second is not what this was written for."
    tests = [
        {"name": "the answer", "passed": answer == "x"},
        {"name": "the build", "passed": BUILD == "the first", "actual": BUILD, "visibility": "hidden"},
    ]
    return {"message": f"Graded by **{BUILD}**.", "tests": tests}"""
PLAIN = "def grade(answer, problem):\n    return answer == 'x'"
MOON = "function grade(answer, problem)\n\treturn answer == 'x'   -- blanks:   \nend"

_PROGRAM = """
<wasm_problem display_name="{title}" runtime="python-3.14@1"{more}>
  <prompt>Program.</prompt>
  <input name="program" kind="code" label="Program" runtimes="{runtimes}"><starter>{starter}</starter></input>
  <grader><![CDATA[
def grade(answer, problem):
    return {{"score": 1, "message": answer.runtime}}
  ]]></grader>
</wasm_problem>
"""
SQL = "select name -- of all\nFROM cats WHERE age IS NOT NULL AND name = 'Tom' LIMIT 3"
PRETTY = "-- a remark\nBegin with 'a text', 12\n/* over\nlines */ End nothing"


def _one(title: str, runtime: str = "python-3.14@1", grader: str = PLAIN, pin: str = "") -> tuple[str, str]:
    more = f' runtime_pins="{runtime} {OTHER_BUILD} {pin}"' if pin else ""
    return title, _ONE_TEXT.format(title=title, runtime=runtime, grader=grader, more=more)


def _program(title: str, runtimes: str, starter: str = "", pin: str = "") -> tuple[str, str]:
    more = f' runtime_pins="{pin}"' if pin else ""
    return title, _PROGRAM.format(title=title, runtimes=runtimes, starter=starter, more=more)


SCENARIOS = [
    ("New", '<wasm_problem display_name="New"/>'),
    _one("To be moved", grader=TELLS),
    _one("To be compared", grader=TELLS),
    _one("Written elsewhere", pin="a-package"),
    _one("Of a retired runtime", runtime="snake@1"),
    _one("Missing with a package", runtime="moon-9@1", grader=MOON, pin="wasm-problem-moon"),
    _program("Several languages", "python-3.14@1 python-3.14@2 pretty@1"),
    _program("Answers to be moved", "python-3.14@1 pretty@1", "start = 1"),
    _program("In a pretty language", "pretty@1", PRETTY),
    _program("In SQL", "sqlite-3", SQL),
    _program("With a missing language", "python-3.14@1 moon-9@1", pin=f"moon-9@1 {OTHER_BUILD} wasm-problem-moon"),
]


class RuntimeScenarios(XBlock):
    """Not a block that anybody uses: the workbench asks block classes for scenarios."""

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        return SCENARIOS
