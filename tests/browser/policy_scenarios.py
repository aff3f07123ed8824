"""Problems whose policies say something: each value that a learner's page shows in its own way."""

from __future__ import annotations

PLAIN = "Policies: nothing set"
WAITS = "Policies: a minute between attempts"
WAITS_TWICE = "Policies: two attempts, a minute between"
BEST = "Policies: three attempts, the best counts"
FIRST = "Policies: the first counts"
AVERAGE = "Policies: the average counts"
NEVER_SHOWN = "Policies: results are never shown"
SHOWN_LATER = "Policies: results are shown past due"
NEW_NUMBERS = "Policies: new numbers for each attempt"
NUMBERS_ON_RESET = "Policies: new numbers at each reset"
NUMBERS_EVERYWHERE = "Policies: numbers in every text"
ONE = "Policies: a single attempt"
NONE = "Policies: no attempt at all"

SHOWANSWER = (
    *("always", "answered", "attempted", "closed", "finished", "correct_or_past_due", "past_due", "never"),
    *("after_attempts", "after_all_attempts", "after_all_attempts_or_correct", "attempted_no_past_due"),
)


def shows(when: str) -> str:
    """The title of the problem whose solution is shown then; two attempts."""
    return f"Solution: {when}"


_PROBLEM = """
<wasm_problem display_name="{title}" runtime="python-3.14"{settings}>
  <prompt>Give two numbers that add up to seven.</prompt>
  <input name="first" kind="number" label="First number"/>
  <input name="second" kind="number" label="Second number"/>
  <grader><![CDATA[
def grade(answer, problem):
    total = answer["first"] + answer["second"]
    tests = [{{"name": "adds up", "passed": total == 7}}, {{"name": "is close", "passed": abs(total - 7) <= 1}}]
    return {{"message": "Well added." if total == 7 else "Not seven.", "tests": tests}}
  ]]></grader>
  <solution>Three and four: \\(3 + 4 = 7\\).

| first | second |
|---|---|
| 3 | 4 |</solution>
</wasm_problem>
"""

_NUMBERS = """
<wasm_problem display_name="{title}" runtime="python-3.14"{settings}>
  <prompt>What is {{{{a}}}} + 1?</prompt>
  <input name="sum" kind="number" label="Sum"/>
  <grader><![CDATA[
def generate(problem):
    return {{"a": problem.random.randint(100000, 999999)}}

def grade(answer, problem):
    return answer == problem.variables["a"] + 1
  ]]></grader>
  <solution>It is one more than {{{{a}}}}.</solution>
</wasm_problem>
"""

_NUMBERS_EVERYWHERE = """
<wasm_problem display_name="{title}" runtime="python-3.14"{settings}>
  <prompt>Look at {{{{a}}}}.</prompt>
  <input name="more" kind="choice" label="Which is more than {{{{a}}}}?" help="Not {{{{a}}}} itself.">
    <choice value="ten">Ten times {{{{a}}}}</choice>
    <choice value="half">Half of {{{{a}}}}</choice>
  </input>
  <grader><![CDATA[
def generate(problem):
    return {{"a": problem.random.randint(100000, 999999)}}

def grade(answer, problem):
    return answer == "ten"
  ]]></grader>
</wasm_problem>
"""


def _made(template: str, title: str, **settings: str | int) -> tuple[str, str]:
    written = "".join(f' {name}="{value}"' for name, value in settings.items())
    return title, template.format(title=title, settings=written)


SCENARIOS = [
    _made(_PROBLEM, PLAIN),
    _made(_PROBLEM, WAITS, max_attempts=3, submission_wait_seconds=60),
    _made(_PROBLEM, WAITS_TWICE, max_attempts=2, submission_wait_seconds=60),
    _made(_PROBLEM, BEST, max_attempts=3, grading_method="highest_score"),
    _made(_PROBLEM, FIRST, grading_method="first_score"),
    _made(_PROBLEM, AVERAGE, grading_method="average_score"),
    _made(_PROBLEM, NEVER_SHOWN, max_attempts=3, show_correctness="never"),
    _made(_PROBLEM, SHOWN_LATER, max_attempts=3, show_correctness="past_due"),
    _made(_NUMBERS, NEW_NUMBERS, rerandomize="always", showanswer="attempted"),
    _made(_NUMBERS, NUMBERS_ON_RESET, rerandomize="onreset", showanswer="always"),
    _made(_NUMBERS_EVERYWHERE, NUMBERS_EVERYWHERE, rerandomize="onreset"),
    _made(_PROBLEM, ONE, max_attempts=1),
    _made(_PROBLEM, NONE, max_attempts=0),
    *(
        _made(_PROBLEM, shows(when), max_attempts=2, showanswer=when, attempts_before_showanswer_button=2)
        for when in SHOWANSWER
    ),
]
