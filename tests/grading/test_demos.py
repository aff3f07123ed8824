"""The demo problems: what a learner types, and what comes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import wasm_problem
from wasm_problem.grading import olx
from wasm_problem.grading.answers import Code, read_answers
from wasm_problem.grading.grader import check, generate, grade
from wasm_problem.grading.practice import examples, practise
from wasm_problem.grading.prompt import render, render_inline
from wasm_problem.grading.test_result import Visibility

DEMOS = sorted((Path(wasm_problem.__file__).parent / "block" / "demos").glob("*.xml"))
SEED = 1


def parsed(name: str):
    return olx.parse(next(path for path in DEMOS if path.stem == name).read_bytes())


def test_there_are_twenty_one_with_titles_of_their_own():
    assert len({olx.parse(path.read_bytes()).display_name for path in DEMOS}) == 21


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
def test_a_demo_may_be_saved_and_is_written_as_it_stands(sandbox, path):
    problem = olx.parse(path.read_bytes())
    assert check(sandbox, problem) == []
    assert olx.to_text(problem) == path.read_text("utf-8")
    variables = generate(sandbox, problem, SEED).variables
    page = render(problem.prompt + problem.solution, variables)
    assert "{{" not in page
    assert all(each.label for each in problem.inputs)
    assert "{{" not in "".join(render_inline(each.label + each.help, variables) for each in problem.inputs)


COMPREHENSION = "def even_squares(numbers):\n    return [n ** 2 for n in numbers if n % 2 == 0]"
FILTERLESS = "def even_squares(numbers):\n    return [n * n for n in numbers]"
LOOP = "def even_squares(numbers):\n    for n in numbers:\n        yield n ** 2"

CASES = [
    ("name_the_painter", {"painter": "Vincent van Gogh"}, 1.0, "Yes."),
    ("name_the_painter", {"painter": " v. VAN GOGH"}, 1.0, "Yes."),
    ("name_the_painter", {"painter": "gogh"}, 1.0, "Yes."),
    ("name_the_painter", {"painter": "Paul Cézanne"}, 0.0, "Theo"),
    ("name_the_painter", {"painter": "Picasso"}, 0.0, ""),
    ("name_the_painter", {"painter": "???"}, "invalid", "name of a person"),
    ("weigh_the_salt", {"mass": "5.84", "unit": "g"}, 1.0, ""),
    ("weigh_the_salt", {"mass": "5,844", "unit": "mg"}, 1.0, ""),
    ("weigh_the_salt", {"mass": "5.84e-3", "unit": "kg"}, 1.0, ""),
    ("weigh_the_salt", {"mass": "6", "unit": "g"}, 0.5, "within 5 %"),
    ("weigh_the_salt", {"mass": "5.84", "unit": "kg"}, 0.0, "1000 times too large"),
    ("weigh_the_salt", {"mass": "23.4", "unit": "g"}, 0.0, "whole litre"),
    ("weigh_the_salt", {"mass": "93.5", "unit": "g"}, 0.0, "divided"),
    ("weigh_the_salt", {"mass": "-1", "unit": "g"}, "invalid", "more than 0"),
    ("what_a_p_value_says", {"meaning": "data"}, 1.0, "Yes."),
    ("what_a_p_value_says", {"meaning": "null"}, 0.0, "Read each sentence again"),
    ("what_a_p_value_says", {"meaning": "size"}, 0.0, "size of an effect"),
    ("half_life", {"age": "5730"}, 1.0, ""),
    ("half_life", {"age": "5900"}, 0.5, "Nearly"),
    ("half_life", {"age": "3971.7"}, 0.0, "divide by"),
    ("half_life", {"age": "10000"}, 0.0, "two 25 %"),
    ("half_life", {"age": "-1"}, "invalid", "more than 0 years"),
    ("list_comprehension", {"program": COMPREHENSION}, 1.0, "Well done."),
    ("list_comprehension", {"program": FILTERLESS}, 5 / 6, "Add a condition"),
    ("list_comprehension", {"program": LOOP}, 1 / 6, "one line"),
    ("list_comprehension", {"program": "def even_squares(numbers):\n    return ..."}, 1 / 3, "A list comprehension"),
    ("list_comprehension", {"program": "x = ["}, "invalid", "line 1"),
    ("list_comprehension", {"program": "x = 1"}, "invalid", "even_squares"),
]


VARIABLES = {"half_life": {"percent": 50}}


@pytest.mark.parametrize(("name", "typed", "expected", "part"), CASES)
def test_answers_get_what_they_deserve(sandbox, name, typed, expected, part):
    problem = parsed(name)
    graded = grade(sandbox, problem, read_answers(problem.inputs, typed), variables=VARIABLES.get(name))
    assert (graded.verdict.score if graded.verdict else graded.status.value) == pytest.approx(expected), graded
    assert part in graded.message


def test_the_second_attempt_at_the_p_value_gets_no_hint(sandbox):
    graded = grade(sandbox, parsed("what_a_p_value_says"), {"meaning": "null"}, attempt=2)
    assert graded.verdict.score == 0
    assert "Read each" not in graded.message


PROGRAMS = [
    path.stem for path in DEMOS if "tests = [\n" in path.read_text("utf-8") and "def grade" not in path.read_text()
]
MUTABLE_DEFAULT = """
class Account:
    history = []
    def __init__(self, owner):
        self.owner, self.balance = owner, 0
    def deposit(self, amount):
        if amount <= 0: raise ValueError
        self.balance += amount
        self.history.append(amount)
    def withdraw(self, amount):
        if amount > self.balance: raise ValueError
        self.balance -= amount
        self.history.append(-amount)
    def transfer(self, other, amount):
        self.withdraw(amount)
        other.deposit(amount)
"""
SORTS_IN_PLACE = """
def median(readings):
    if not readings: return None
    readings.sort()
    return (readings[(len(readings) - 1) // 2] + readings[len(readings) // 2]) / 2
"""
ENDLESS = """
def search(words, word):
    low, high = 0, len(words) - 1
    while low <= high:
        middle = (low + high) // 2
        if words[middle] == word: return middle
        if words[middle] < word: low = middle
        else: high = middle - 1
    return -1
"""
SCAN = """
def search(words, word):
    place = 0
    while place < len(words):
        if words[place] == word: return place
        place += 1
    return -1
"""
LOOP_ONLY = """
def count_files(folder):
    todo, files = [*folder], 0
    for item in todo:
        if isinstance(item, str): files += 1
        else: todo.extend(item)
    return files
"""
FIRST_ONLY = """
def count_files(folder):
    return sum(1 if isinstance(item, str) else count_files(item[:1]) for item in folder)
"""
SORTED_PAIRS = """
def has_pair(numbers, total):
    numbers = sorted(numbers)
    low, high = 0, len(numbers) - 1
    while low < high:
        found = numbers[low] + numbers[high]
        if found == total: return True
        if found < total: low += 1
        else: high -= 1
    return False
"""
USES_ITSELF = """
def has_pair(numbers, total):
    known = set(numbers)
    return any(total - number in known for number in numbers)
"""
NO_BLANK_LINES = """
import sys
total = 0
for line in sys.stdin:
    n, price, name = line.split(" ", 2)
    total += int(n) * float(price)
    print(f"{n} x {name.strip()}: {int(n) * float(price):.2f}")
print(f"Total: {total:.2f}")
"""
PLAIN_OBJECT = """
function wordCounts(text) {
  const counts = {};
  for (const word of text.toLowerCase().match(/[a-z0-9']+/g) || []) counts[word] = (counts[word] || 0) + 1;
  return counts;
}
"""
COUNTS_AGAIN = """
function wordCounts(text) {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return Object.fromEntries(words.map((word) => [word, words.filter((each) => each === word).length]));
}
"""
DECODES_FIRST = """
function readQuery(address) {
  const query = {};
  for (const part of (address.split("?")[1] ?? "").split("&").filter(Boolean)) {
    const [name, value] = part.split("=").map((each) => decodeURIComponent(each).replaceAll("+", " "));
    query[name] = value;
  }
  return query;
}
"""
COUNTS_ANYTHING = """
def gc_content(strand):
    if not strand:
        return 0
    return sum(letter in "GCgc" for letter in strand) / len(strand)
"""
LOANS = """
SELECT m.name, count(l.id) AS loans, count(l.id) - count(l.returned) AS still_out
FROM members AS m LEFT JOIN loans AS l ON l.member_id = m.id AND l.lent BETWEEN '2025-01-01' AND '2025-12-31'
GROUP BY m.id ORDER BY loans DESC, m.name
"""
LOANS_BY_NAME = LOANS.replace("GROUP BY m.id", "GROUP BY m.name")
LOANS_FILTERED_TOO_LATE = LOANS.replace("AND l.lent", "WHERE l.lent")
LOANS_WITHOUT_TIES = LOANS.replace(", m.name\n", "\n")
LOANS_OF_ALL_ROWS = LOANS.replace("count(l.id) AS", "count(*) AS")
LOANS_NEVER_NULL = LOANS.replace("count(l.id) - count(l.returned)", "sum(l.returned = NULL)")
MISTAKES = [
    ("bank_account", MUTABLE_DEFAULT, ["Two accounts: … [ada.balance, grace.balance, grace.history]"]),
    ("median_of_readings", SORTS_IN_PLACE, ["… readings"]),
    ("mend_binary_search", SCAN, ["halves the list at each step"]),
    ("count_the_files", LOOP_ONLY, ["Uses recursion"]),
    ("count_the_files", FIRST_ONLY, ["count_files(['a.txt', ['b.txt', ['c.txt']]])", "Any folder"]),
    ("faster_pairs", SORTED_PAIRS, []),
    ("till_receipt", NO_BLANK_LINES, ["More receipts"]),
    ("count_the_words", PLAIN_OBJECT, ["a word that every object knows"]),
    ("count_the_words", COUNTS_AGAIN, ["a text twice as long takes twice as long"]),
    (
        "read_a_query",
        DECODES_FIRST,
        [
            "readQuery('https://shop.example/shoes?page=a?b')",
            "Values with signs: equals",
            "Values with signs: plus",
            "Any value",
        ],
    ),
    ("library_loans", LOANS_BY_NAME, ["Another library"]),
    ("library_loans", LOANS_WITHOUT_TIES, ["Another library"]),
    ("library_loans", LOANS_FILTERED_TOO_LATE, ["a quiet year", "Another library", "Another library"]),
    ("library_loans", LOANS_OF_ALL_ROWS, ["a quiet year", "Another library", "Another library"]),
    ("library_loans", LOANS_NEVER_NULL, ["a small library", "a quiet year", "Another library", "Another library"]),
    ("gc_content", COUNTS_ANYTHING, ['gc_content("GAUUACA")', "Any strand"]),
]


def code(problem, source: str) -> Code:
    return Code(source, next(iter(problem.inputs[0].runtimes), ""))


def solution_of(problem) -> Code:
    written = re.search(r"```\w+\n(.*?)```", problem.solution, re.S)[1]
    return code(problem, written)


def test_ten_demos_are_programs():
    assert len(PROGRAMS) == 10


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_solution_is_right_and_the_starter_is_not(sandbox, name):
    problem = parsed(name)
    solved = grade(sandbox, problem, {"program": solution_of(problem)})
    assert [test.name for test in solved.verdict.tests if test.status != "passed"] == []
    assert solved.verdict.score == 1
    assert grade(sandbox, problem, {"program": code(problem, problem.inputs[0].starter)}).verdict.score < 0.6


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_examples_are_told_and_can_be_run(sandbox, name):
    problem = parsed(name)
    told = examples(sandbox, problem, SEED, {})
    ran = practise(sandbox, problem, {"program": solution_of(problem)})
    assert len(told) >= 1
    assert [(test.call, test.stdin, test.expected, test.status.value) for test in ran.tests] == [
        (each.call, each.stdin, each.expected, "passed") for each in told
    ]


@pytest.mark.parametrize(("name", "program", "failing"), MISTAKES)
def test_a_common_mistake_fails_where_it_should(sandbox, name, program, failing):
    problem = parsed(name)
    graded = grade(sandbox, problem, {"program": code(problem, program)})
    assert [test.name for test in graded.verdict.tests if test.status in ("failed", "error")] == failing


def test_a_pair_needs_two_places(sandbox):
    graded = grade(sandbox, parsed("faster_pairs"), {"program": Code(USES_ITSELF)})
    failed = {test.name: test for test in graded.verdict.tests if test.status == "failed"}
    assert failed["has_pair([1, 4, 6], 8)"].message == "One number must not be used twice."
    assert len(failed["Right for all lists"].call) < 30  # the smallest that fails


def test_an_endless_loop_is_named(sandbox):
    graded = grade(sandbox, parsed("mend_binary_search"), {"program": Code(ENDLESS)})
    seen = [test for test in graded.verdict.tests if test.visibility is not Visibility.HIDDEN]
    assert {test.cause for test in seen if test.status == "error"} == {"fuel"}
    assert graded.verdict.score < 0.6


@pytest.mark.parametrize("seed", range(5))
def test_every_pair_of_squares_counts(sandbox, seed):
    problem = parsed("two_squares")
    variables = generate(sandbox, problem, seed).variables
    n = variables["n"]
    pairs = [(a, b) for a in range(-15, 16) for b in range(-15, 16) if a * a + b * b == n]
    assert len(pairs) >= 12
    for a, b in pairs[::5]:
        assert grade(sandbox, problem, {"a": a, "b": b}, seed, variables).verdict.score == 1
    assert grade(sandbox, problem, {"a": n, "b": 0}, seed, variables).message.startswith("The sum of your numbers")
    assert (
        grade(sandbox, problem, {"a": 0, "b": 1}, seed, variables).message
        == "Your squares add up to 1, which is too small."
    )
    assert grade(sandbox, problem, {"a": 1.5, "b": 1}, seed, variables).status == "invalid"


def test_the_payment_pays_the_loan_back(sandbox):
    problem = parsed("monthly_payment")
    seen = set()
    for seed in range(5):
        variables = generate(sandbox, problem, seed).variables
        seen.add(tuple(variables.values()))
        rate, months = variables["rate"] / 1200, 12 * variables["years"]
        low, high = 0.0, float(variables["principal"])
        for _ in range(100):  # bisection, as a check on the grader's formula
            payment = (low + high) / 2
            debt = variables["principal"]
            for _ in range(months):
                debt = debt * (1 + rate) - payment
            low, high = (payment, high) if debt > 0 else (low, payment)

        def result(amount, seed=seed, variables=variables):
            return grade(sandbox, problem, {"payment": amount}, seed, variables)

        assert result(round(payment, 2)).verdict.score == 1
        assert result(round(payment, 2) + 0.5).verdict.score == 0.7
        assert "no interest" in result(variables["principal"] / months).message
        assert result(-1).status == "invalid"
    assert len(seen) > 3
