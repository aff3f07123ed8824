"""Problems whose authors write no Latin letter that a reader sees, so that each one on a page is ours."""

from __future__ import annotations

from xblock.core import XBlock

PROGRAM = "A program in Greek"
FIELDS = "Fields in Greek"
FORMULA = "A formula in Greek"
"""What the workbench calls them: it makes ids of these, for which it needs Latin letters."""

_PROGRAM = """
<wasm_problem display_name="Διπλό" runtime="python-3.14" max_attempts="4" weight="2.5" show_reset_button="true">
  <prompt>Δύο φορές το 4.</prompt>
  <input name="program" kind="code" label="Το πρόγραμμα" help="Εδώ" own_input="code">
    <starter>def f(n):
    return n</starter></input>
  <grader><![CDATA[
from wasm_problem import call

tests = [
    call("f", 4, returns=8, visibility="example"),
    call("f", "α", returns="αα", hint="Και για λέξεις."),
    call("f", 0, returns=0, visibility="hidden"),
]
  ]]></grader>
  <solution>Δύο φορές.</solution>
</wasm_problem>
"""

_FIELDS = """
<wasm_problem display_name="Όλα" runtime="python-3.14" weight="1">
  <prompt>Όλα.</prompt>
  <input name="text" kind="text" label="Λέξη" help="Μία"/>
  <input name="number" kind="number" label="Αριθμός"/>
  <input name="choice" kind="choice" label="Ένα"><choice value="a">Άλφα</choice><choice value="b">Βήτα</choice></input>
  <input name="choices" kind="choices" label="Πολλά"><choice value="x">Χι</choice><choice value="y">Ψι</choice></input>
  <grader><![CDATA[
def generate(problem):
    return {"n": 4}


def grade(answer, problem):
    if answer["number"] == 13:
        raise InvalidAnswer("Όχι 13.")
    if answer["number"] == 99:
        raise RuntimeError("99")
    right = [answer["text"] == "τσάι", answer["number"] == 2, answer["choice"] == "b", answer["choices"] == ["x"]]
    return {"score": sum(right) / 8, "message": "Καλά."}
  ]]></grader>
</wasm_problem>
"""

_FORMULA = """
<wasm_problem display_name="Τύπος" runtime="python-3.14-science" weight="1">
  <prompt>\\(α^2\\)</prompt>
  <input name="f" kind="formula" variables="α" label="Τύπος"/>
  <grader><![CDATA[
def grade(answer, problem):
    series = [{"label": "μία", "points": [[0, 1], None, [1, 2]]}, {"points": [[n, n] for n in range(30)]}]
    return {"score": 0.5, "message": "Ναι.", "figure": {"title": "Σχήμα", "series": series}}
  ]]></grader>
</wasm_problem>
"""


class ForeignScenarios(XBlock):
    """Not a block that anybody uses: the workbench asks block classes for scenarios."""

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        return [(PROGRAM, _PROGRAM), (FIELDS, _FIELDS), (FORMULA, _FORMULA)]
