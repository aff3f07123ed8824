"""The problems of test_formulas.py: formulas that are read back, mathematics in prompts, figures in the feedback."""

from __future__ import annotations

from xblock.core import XBlock

DERIVATIVE = "Derivative"
PLAIN = "A runtime that reads no formulas"
FIGURE = "Figure"

_DERIVATIVE = r"""
<wasm_problem display_name="Derivative" runtime="python-3.14-science" max_attempts="20">
  <prompt><![CDATA[What is the derivative of \(f(x) = x^3\)?
\[\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}\]
Costs \$5.]]></prompt>
  <input name="f" kind="formula" variables="x" label="Your formula for \(f'(x)\)" help="Such as 2x + 1"/>
  <grader><![CDATA[
def grade(answer, problem):
    if not isinstance(answer, str):
        raise TypeError("not the text as typed")
    return {"score": answer.replace(" ", "") in ("3x^2", "3*x^2"), "message": r"It is \(3x^2\)."}
  ]]></grader>
  <solution>\(3x^2\)</solution>
</wasm_problem>
"""

_PLAIN = """
<wasm_problem display_name="Plain" runtime="python-3.14" max_attempts="20">
  <prompt>Type a formula.</prompt>
  <input name="f" kind="formula" label="Formula"/>
  <grader>def grade(answer, problem): return answer == "x"</grader>
</wasm_problem>
"""

_FIGURE = """
<wasm_problem display_name="Figure" runtime="python-3.14" max_attempts="20">
  <prompt>Type anything.</prompt>
  <input name="f" kind="text" label="Answer"/>
  <grader><![CDATA[
import math

def curve(f):
    return [[x / 10, f(x / 10)] if x != 5 else None for x in range(-30, 31)]

def grade(answer, problem):
    series = [{"label": f"<b>wave</b> {n}", "points": curve(lambda x, n=n: math.sin(x + n))} for n in range(5)]
    series.append({"label": "measured", "style": "points", "points": [[n / 2, n / 9] for n in range(-4, 5)]})
    return {"score": 0.5, "message": "See the figure.", "figure": {
        "title": r"Waves \\(x\\) & <i>more</i>", "series": series, "x_label": "time in s", "y_label": "height in m",
        "description": "Five waves and nine points.", "y_range": [-1.5, 1.5]}}
  ]]></grader>
</wasm_problem>
"""


class FormulaScenarios(XBlock):
    """Not a block that anybody uses: the workbench asks block classes for scenarios."""

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        return [(DERIVATIVE, _DERIVATIVE), (PLAIN, _PLAIN), (FIGURE, _FIGURE)]
