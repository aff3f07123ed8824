"""The problems of these tests, besides the demos. The workbench finds them as a plugin, see workbench.py.

What an author saves is seen by every learner of the same problem, so a test that saves takes a blank problem of its
own; the others are never changed and are shared by tests with learners of their own.
"""

from __future__ import annotations

from xblock.core import XBlock

from . import policy_scenarios, programs

SUM = "Add up to seven"
EVERY_KIND = "One of each kind"
OLD = "From an older course"
OLD_TO_MEND = "From an older course, to be mended"
NO_CHOICE = "Imported, with a setting that is no choice"
BLANKS = [f"Blank problem {number}" for number in range(1, 81)]

_SUM = """
<wasm_problem display_name="Add up to seven" runtime="python-3.14" max_attempts="3" weight="2" show_reset_button="true">
  <prompt>Give two numbers that add up to **seven**.</prompt>
  <input name="first" kind="number" label="First number" help="A number such as 2.5"/>
  <input name="second" kind="number" label="Second number"/>
  <grader><![CDATA[
def grade(answer, problem):
    total = answer["first"] + answer["second"]
    if total < 0:
        raise InvalidAnswer("Negative sums are not counted. Give other numbers.")
    if total == 13:
        raise RuntimeError("The grader of these tests fails for thirteen.")
    tests = [
        {"name": "adds up", "passed": total == 7, "message": "" if total == 7 else f"They add up to `{total}`."},
        {"name": "is close", "passed": abs(total - 7) <= 1},
    ]
    return {"message": "Well added." if total == 7 else "Not *seven*.", "tests": tests}
  ]]></grader>
  <solution>3 and 4, say.</solution>
</wasm_problem>
"""

_EVERY_KIND = """
<wasm_problem display_name="One of each kind" runtime="python-3.14" weight="1">
  <prompt>Fill in everything. A table, code and a long line follow.

| quantity | value | unit |
|---|--:|---|
| speed of light in vacuum | 299792458 | metres a second |

```python
def a_function_with_a_rather_long_name(first_argument, second_argument, third_argument): return first_argument
```

https://example.org/a/very/long/address/that/has/no/place/to/break/it/anywhere/at/all/and/goes/on/and/on</prompt>
  <input name="text" kind="text" label="A text" help="One line"/>
  <input name="number" kind="number" label="A number"/>
  <input name="choice" kind="choice" label="One choice">
    <choice value="a">The first</choice>
    <choice value="b">The second, with a text that needs several lines on the small screen of a telephone</choice>
  </input>
  <input name="choices" kind="choices" label="Several choices">
    <choice value="x">Ex</choice>
    <choice value="y">Why</choice>
    <choice value="z">Zed</choice>
  </input>
  <input name="code" kind="code" label="A program"><starter>
def f():
    return 1
  </starter></input>
  <grader><![CDATA[
def grade(answer, problem):
    right = [
        answer["text"] == "tea",
        answer["number"] == 2,
        answer["choice"] == "b",
        answer["choices"] == ["x", "z"],
        "return 1" in answer["code"].source,
    ]
    return {"score": sum(right) / len(right), "message": f"{sum(right)} of {len(right)} are right."}
  ]]></grader>
</wasm_problem>
"""

_OLD = """
<wasm_problem runtime="python-2.7@1" max_attempts="3">
  <prompt>What is two and two?</prompt>
  <input name="sum" kind="number" label="Sum"/>
  <grader><![CDATA[
def grade(answer, problem):
    return answer == 4
  ]]></grader>
</wasm_problem>
"""

_NO_CHOICE = """
<wasm_problem runtime="python-3.14" showanswer="tomorrow">
  <prompt>What is two and two?</prompt>
  <input name="sum" kind="number" label="Sum"/>
  <grader>grade = lambda answer, problem: answer == 4</grader>
</wasm_problem>
"""


class BrowserTestScenarios(XBlock):
    """Not a block that anybody uses: the workbench asks block classes for scenarios."""

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        blanks = [(title, f'<wasm_problem display_name="{title}"/>') for title in BLANKS]
        return [
            (SUM, _SUM),
            (EVERY_KIND, _EVERY_KIND),
            (OLD, _OLD),
            (OLD_TO_MEND, _OLD),
            (NO_CHOICE, _NO_CHOICE),
            *programs.SCENARIOS,
            *policy_scenarios.SCENARIOS,
            *blanks,
        ]
