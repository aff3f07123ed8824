"""Problems in which learners write programs. They are never changed: each test has a learner of its own."""

from __future__ import annotations

MEAN = "The mean"
SAY = "Say a word"
CIPHER = "There and back"

MEAN_STARTER = "def mean(numbers):\n    ..."
MEAN_WITHOUT_NONE = "def mean(numbers):\n    return sum(numbers) / len(numbers)\n"
MEAN_ROUNDED = "def mean(numbers):\n    if not numbers:\n        return 0\n    return sum(numbers) // len(numbers)\n"
MEAN_RIGHT = MEAN_ROUNDED.replace("//", "/")
ENDLESS = "def mean(numbers):\n    while True:\n        pass\n"
UNREADABLE = "def mean(numbers):\n    total = 0\n    return total +\n"

_MEAN = """
<wasm_problem display_name="The mean" runtime="python-3.14" max_attempts="5" weight="6" show_reset_button="true">
  <prompt>Write a function `mean(numbers)`. The mean of no numbers is 0.</prompt>
  <input name="program" kind="code" label="Your program" help="One function." own_input="code" fuel="200000000">
    <starter><![CDATA[
def mean(numbers):
    ...
  ]]></starter>
  </input>
  <grader><![CDATA[
from wasm_problem import call, group

tests = [
    call("mean", [1, 2, 6], returns=3, visibility="example"),
    call("mean", [], returns=0, visibility="example", hint="What is there to **divide** by?"),
    call("mean", [1, 2], returns=1.5, hint="There are two ways to divide."),
    call("mean", [5], returns=5),
    group(
        "Long lists",
        call("mean", [4217, 4219], returns=4218),
        call("mean", [-4217.5], returns=-4217.5),
        visibility="hidden",
        hint="Try numbers with a fraction.",
    ),
]
  ]]></grader>
</wasm_problem>
"""

_SAY = """
<wasm_problem display_name="Say a word" runtime="python-3.14" weight="9">
  <prompt>Write `say(word)`. Each test says another word to it, and what to do.</prompt>
  <input name="program" kind="code" label="Your program" own_input="code" fuel="200000000"><starter>
def say(word):
    ...
  </starter></input>
  <grader><![CDATA[
from wasm_problem import call, group, run_tests

tests = [
    call("say", "tea", returns="TEA", visibility="example"),
    call("say", "return", returns="done", name="Returns *done*"),
    call("say", "print", prints="one two\\nthree\\n", name="Prints two lines"),
    call("say", "count", prints="".join(f"{number}\\n" for number in range(1, 201)), name="Counts to 200"),
    call("say", "coffee", returns="COFFEE"),
    group(
        "One after the other",
        call("say", "first", returns=1),
        call("say", "second", returns=2),
        call("say", "third", returns=3),
        stop_at_first_failure=True,
    ),
    group("Secret", call("say", "4217", returns="4217"), visibility="hidden"),
]


def grade(answer, problem):
    if "break" in answer.source:
        raise RuntimeError("The grader of these tests fails for a break.")
    return run_tests(answer, tests, problem)
  ]]></grader>
</wasm_problem>
"""
"""A program with the word "break" makes the grader fail."""

_CIPHER = """
<wasm_problem display_name="There and back" runtime="python-3.14" max_attempts="5">
  <prompt>One program encodes a text, the other one decodes it.</prompt>
  <input name="encode" kind="code" label="To encode" runtimes="python-3.14@1 snake@1" own_input="code">
    <starter>
def encode(text):
    ...
    </starter>
    <starter runtime="snake@1">
def encode(text):  # in Snake
    ...
    </starter>
  </input>
  <input name="decode" kind="code" label="To decode" own_input="code">
    <starter>
def decode(text):
    ...
    </starter>
  </input>
  <grader><![CDATA[
from wasm_problem import call, run_tests

tests = [
    call("encode", "abc", returns="bcd", of="encode", visibility="example"),
    call("decode", "bcd", returns="abc", of="decode", visibility="example"),
]


def grade(answer, problem):
    return run_tests(answer, tests, problem) | {"message": f"Encoded by {answer['encode'].runtime}."}
  ]]></grader>
</wasm_problem>
"""

SCENARIOS = [(MEAN, _MEAN), (SAY, _SAY), (CIPHER, _CIPHER)]
