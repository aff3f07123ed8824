"""`query` grades a program in SQL by what it returns, changes and reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wasm_problem.grading.answers import Code
from wasm_problem.grading.grader import Graded, Status, check, grade
from wasm_problem.grading.inputs import Input, InputKind, OwnInput
from wasm_problem.grading.practice import Own, examples, practise
from wasm_problem.grading.problem import Problem
from wasm_problem.grading.test_result import TestResult
from wasm_problem.sandbox import Sandbox

PYTHON, SQL = "python-3.14@1", "sqlite-3@1"

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text("utf-8")
TRIALS = re.findall(r"^<!-- try ([^\n]*) -->\n```python\n(.*?)^```", PAGE, re.M | re.S)

SHOP = '''
SHOP = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES customers (id), amount REAL);
CREATE INDEX orders_by_customer ON orders (customer);
INSERT INTO customers (name) VALUES ('Ada'), ('Grace'), ('Linus');
INSERT INTO orders (customer, amount) VALUES (1, 0.1), (1, 0.2), (2, 7);
"""
'''
LEFT = """\
SELECT name, count(o.id) AS n
FROM customers AS c
LEFT JOIN orders AS o ON o.customer = c.id
GROUP BY c.id
ORDER BY n DESC
"""
INNER = LEFT.replace("LEFT ", "")
COUNTS = 'rows=[["Ada", 2], ["Grace", 1], ["Linus", 0]]'


def problem(tests: str, runtime: str = SQL, **field) -> Problem:
    grader = f"from wasm_problem import *\n{SHOP}\ntests = [\n{tests}\n]\n"
    return Problem(PYTHON, grader, inputs=(Input("code", InputKind.CODE, runtimes=(runtime,), **field),))


def graded(sandbox: Sandbox, tests: str, source: str, runtime: str = SQL) -> Graded:
    return grade(sandbox, problem(tests, runtime), {"code": Code(source, runtime)})


def result(sandbox: Sandbox, test: str, source: str) -> TestResult:
    found = graded(sandbox, test, source)
    assert found.status is Status.GRADED, found.failure or found.message
    (only,) = found.verdict.tests
    return only


def fault(sandbox: Sandbox, test: str, source: str = LEFT) -> str:
    found = graded(sandbox, test, source)
    assert found.status is Status.FAILED, found
    assert found.verdict is None
    return found.failure.message


@pytest.mark.parametrize(
    ("test", "source", "status"),
    [
        (f"query(SHOP, {COUNTS})", LEFT, "passed"),
        (f"query(SHOP, {COUNTS})", INNER, "failed"),
        (f"query(SHOP, {COUNTS}, ordered=True)", LEFT, "passed"),
        (f"query(SHOP, {COUNTS}, ordered=True)", LEFT.replace("DESC", "ASC"), "failed"),
        (f"query(SHOP, {COUNTS})", LEFT.replace("DESC", "ASC"), "passed"),
        (f'query(SHOP, {COUNTS}, columns=["name", "N"])', LEFT, "passed"),
        (f'query(SHOP, {COUNTS}, columns=["name", "orders"])', LEFT, "failed"),
        (f"query(SHOP, {COUNTS})", LEFT + "; SELECT 1", "failed"),
        (f"query(SHOP, {COUNTS})", "SELECT 1; " + LEFT, "passed"),
        (f"query(SHOP, {COUNTS})", "SELECT nam FROM customers", "error"),
        (f"query(SHOP, {COUNTS})", "DELETE FROM orders", "failed"),
        ("query(SHOP, rows=[[0.3], [7]])", "SELECT sum(amount) FROM orders GROUP BY customer", "passed"),
        ("query(SHOP, rows=[[0.3], [7]], ordered=True)", "SELECT sum(amount) FROM orders GROUP BY customer", "passed"),
        ("query(SHOP, rows=[[10 ** 12]])", "SELECT 1000000000001", "failed"),
        ("query(SHOP, rows=[[2 ** 63 - 1, 1.0, None]])", "SELECT 9223372036854775807, 1, NULL", "passed"),
        ('query(SHOP, rows=[[b"\\x00\\xff", float("inf"), True, "é"]])', "SELECT x'00FF', 9e999, 1, 'é'", "passed"),
        ('query(SHOP, rows=[["1"]])', "SELECT 1", "failed"),
        ("query(SHOP, rows=[[1], [1], [2]])", "SELECT column1 FROM (VALUES (1), (2), (2))", "failed"),
        ("query(SHOP, rows=[[1], [1], [2]])", "SELECT column1 FROM (VALUES (1), (2), (1))", "passed"),
        ('query(SHOP, rows=[[close(7.3, within=0.01), matches("^A")]])', "SELECT 7.299, 'Ada'", "passed"),
        ('query(SHOP, rows=[[close(7.3, within=0.01), matches("^A")]])', "SELECT 7.2, 'Ada'", "failed"),
        ("query(SHOP, rows=lambda rows: len(rows) == 3)", "SELECT * FROM customers", "passed"),
        ("query(SHOP, rows=[])", "SELECT * FROM customers WHERE 0", "passed"),
        ('query(SHOP, agrees="SELECT name FROM customers")', "SELECT name FROM customers ORDER BY 1 DESC", "passed"),
        ('query(SHOP, agrees="SELECT name FROM customers")', "SELECT 'Ada' UNION SELECT 'Grace'", "failed"),
        ('query(SHOP, agrees="SELECT name FROM customers", columns=True)', "SELECT name AS n FROM customers", "failed"),
        (
            'query(SHOP, agrees="SELECT name FROM customers", columns=["n"])',
            "SELECT name AS n FROM customers",
            "passed",
        ),
        (
            'query(SHOP, agrees="SELECT count(*) FROM orders")',
            "DELETE FROM orders; SELECT count(*) FROM orders",
            "failed",
        ),
        (
            'query(SHOP, after="SELECT count(*) FROM orders", rows=[[1]])',
            "DELETE FROM orders WHERE amount < 1",
            "passed",
        ),
        ('query(SHOP, after="SELECT count(*) FROM orders", rows=[[1]])', "DELETE FROM orders", "failed"),
        (
            'query(SHOP, after="SELECT * FROM orders", agrees="DELETE FROM orders WHERE id = 3")',
            "DELETE FROM orders WHERE amount > 1",
            "passed",
        ),
        (
            'query(SHOP, after="SELECT * FROM orders", agrees="DELETE FROM orders WHERE id = 3")',
            "DELETE FROM orders",
            "failed",
        ),
        ('query(SHOP, after="SELECT * FROM orders", rows=[])', "DROP TABLE orders", "error"),
        ("query(SHOP, changes=2)", "UPDATE orders SET amount = 1 WHERE amount < 1", "passed"),
        ("query(SHOP, changes=2)", "UPDATE orders SET amount = 1", "failed"),
        ('query(SHOP, uses_index="orders_by_customer")', "SELECT * FROM orders WHERE customer = 2", "passed"),
        ('query(SHOP, uses_index="orders_by_customer")', "SELECT * FROM orders WHERE amount = 2", "failed"),
        (
            'query(SHOP, uses_index=["by_amount"])',
            "CREATE INDEX by_amount ON orders (amount); SELECT 1 FROM orders WHERE amount = 2",
            "passed",
        ),
        (
            'query(SHOP, plan=lambda plans: plans[0]["reads"][0]["how"] == "search")',
            "SELECT * FROM orders WHERE id = 2",
            "passed",
        ),
        ('query(SHOP, plan=lambda plans: plans[0]["reads"][0]["how"] == "search")', "SELECT * FROM orders", "failed"),
        ('query(SHOP, raises="SQLITE_CONSTRAINT")', "INSERT INTO customers (name) VALUES ('Ada')", "passed"),
        ('query(SHOP, raises="SQLITE_CONSTRAINT_UNIQUE")', "INSERT INTO customers (name) VALUES ('Ada')", "passed"),
        ('query(SHOP, raises="SQLITE_CONSTRAINT_CHECK")', "INSERT INTO customers (name) VALUES ('Ada')", "failed"),
        ('query(SHOP, raises=raises("NO_SUCH_TABLE", "custom"))', "SELECT * FROM custom", "passed"),
        ('query(SHOP, raises="SQLITE_ERROR")', "SELECT 1", "failed"),
        ("query(SHOP, max_fuel=50_000_000)", "SELECT 1", "passed"),
        ("query(SHOP, max_fuel=1_000)", "SELECT 1", "failed"),
    ],
)
def test_each_way_to_judge_statements(sandbox, test, source, status):
    assert result(sandbox, test, source).status == status


def test_the_learner_reads_tables(sandbox):
    found = result(sandbox, f'query(SHOP, {COUNTS}, columns=["name", "n"], hint="Who has none?")', INNER)
    assert found.expected == "name   n\n-----  -\nAda    2\nGrace  1\nLinus  0\n(in any order)"
    assert found.actual == "name   n\n-----  -\nAda    2\nGrace  1"
    assert found.stdin.startswith("CREATE TABLE customers")
    assert found.message == "Who has none?"


def test_an_error_has_the_line_of_the_learners_text(sandbox):
    found = result(sandbox, f"query(SHOP, {COUNTS})", "-- mine\nSELECT name,\n  nam\nFROM customers")
    assert (found.status, found.cause, found.line) == ("error", "raised", 3)
    assert found.error == "program.sql, line 3, column 3:\n    nam\n    ^\nno such column: nam"


def test_too_many_rows_are_told_as_such(sandbox):
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    found = result(sandbox, f"query(SHOP, {COUNTS})", endless)
    assert (found.status, found.cause) == ("error", "raised")
    assert "the result is too large" in found.error


def test_comments_alone_return_nothing(sandbox):
    found = result(sandbox, f"query(SHOP, {COUNTS})", "-- nothing yet")
    assert (found.status, found.actual) == (
        "failed",
        "no result: the last statement that returns rows is what counts, and there is none",
    )


def test_a_query_without_end_is_named(sandbox):
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    found = result(sandbox, f"query(SHOP, {COUNTS})", endless)
    assert (found.status, found.cause) == ("error", "fuel")


def test_a_transaction_that_is_left_open_is_told(sandbox):
    found = result(sandbox, 'query(SHOP, after="SELECT count(*) FROM orders", rows=[[0]])', "BEGIN; DELETE FROM orders")
    assert found.status == "failed"
    assert found.output == "Note: the transaction was not committed, so its changes are undone.\n"


def test_a_hidden_test_tells_nothing(sandbox):
    found = result(sandbox, f'query(SHOP, {COUNTS}, visibility="hidden", hint="Look again.")', INNER)
    assert (found.status, found.message) == ("failed", "Look again.")
    assert (found.stdin, found.expected, found.actual, found.error, found.name) == ("", "", "", "", "Test 1")


def test_an_example_is_told_and_run(sandbox):
    told = problem(f'query(SHOP, {COUNTS}, columns=["name", "n"], name="all customers", visibility="example")')
    (example,) = examples(sandbox, told, 1, {})
    ran = practise(sandbox, told, {"code": Code(LEFT, SQL)})
    assert example.name == "all customers"
    assert [(test.stdin, test.expected, test.status.value) for test in ran.tests] == [
        (example.stdin, example.expected, "passed")
    ]


def test_what_learners_try_with_tables_of_their_own(sandbox):
    told = problem(f"query(SHOP, {COUNTS})", own_input=OwnInput.STDIN)
    setup = (
        "CREATE TABLE customers (id, name); CREATE TABLE orders (id, customer); INSERT INTO customers VALUES (1, 'Me');"
    )
    ran = practise(sandbox, told, {"code": Code(LEFT, SQL)}, own=Own("code", setup))
    assert ran.own.output == "name  n\n----  -\nMe    0\n"
    ran = practise(sandbox, told, {"code": Code(LEFT, SQL)}, own=Own("code", "CREATE TABLE"))
    assert ran.own.error == "The input fails in line 1: incomplete input: the last statement ends too early"


@pytest.mark.parametrize("source", ["SELEC 1", "SELECT (", " "])
def test_what_is_no_sql_is_not_graded(sandbox, source):
    assert graded(sandbox, f"query(SHOP, {COUNTS})", source).status is Status.INVALID


@pytest.mark.parametrize(
    ("test", "part"),
    [
        ("query(SHOP)", "compares nothing"),
        ("query(3, rows=[])", "setup is 3; it is SQL"),
        ("query(SHOP, rows=3)", "rows is 3; it is a list of rows"),
        ("query(SHOP, rows=[3])", "rows holds 3"),
        ("query(SHOP, rows=[[1], [1, 2]])", "there are 1 columns"),
        ('query(SHOP, rows=[[1]], columns=["a", "b"])', "there are 2 columns"),
        ("query(SHOP, rows=[[[1]]])", "a row holds [1]"),
        ('query(SHOP, rows=[], agrees="SELECT 1")', "both rows= and agrees="),
        ('query(SHOP, rows=[], raises="SQLITE_ERROR")', "has raises="),
        ('query(SHOP, agrees="")', "agrees is ''; it is SQL"),
        ('query(SHOP, changes=1, after="SELECT 1")', "after= goes with"),
        ('query(SHOP, changes="1")', "changes is '1'"),
        ("query(SHOP, plan=3)", "plan is 3"),
        ("query(SHOP, order=True, rows=[])", 'there is no option "order" here; do you mean "ordered"?'),
        ('query(SHOP + "SELECT * FROM nosuch", rows=[])', "The setup fails in line 6: no such table: nosuch"),
        ('query("BEGIN", rows=[])', "The setup begins a transaction and does not end it"),
        ('query(SHOP, agrees="SELECT nam FROM customers")', "instead of the program fails in line 1: no such column"),
        ('query(SHOP, agrees="SELEC")', 'instead of the program fails in line 1: near "SELEC": syntax error'),
        ('query(SHOP, agrees="DELETE FROM orders")', "the statements in agrees return no rows"),
        ('query(SHOP, after="DELETE FROM orders", rows=[])', "the statements in after return no rows"),
        ('query(SHOP, after="SELEC", rows=[])', 'cannot be read. near "SELEC": syntax error'),
    ],
)
def test_faults_of_a_test_are_the_authors(sandbox, test, part):
    assert part in fault(sandbox, test)


def test_a_program_in_python_is_no_query(sandbox):
    found = graded(sandbox, "query(SHOP, rows=[])", "x = 1", PYTHON)
    assert found.status is Status.FAILED
    assert "query tests a program in SQL" in found.failure.message


@pytest.mark.parametrize(
    "source",
    [
        "DROP TABLE orders; CREATE TABLE orders (id, customer, amount)",
        "CREATE TEMP TABLE orders (id, customer, amount)",
        "CREATE TEMP VIEW orders AS SELECT 1 AS id, 1 AS customer, 1 AS amount WHERE 0",
        "BEGIN; DELETE FROM orders",
        "SAVEPOINT a; DELETE FROM orders",
        "CREATE TRIGGER t BEFORE DELETE ON orders BEGIN SELECT raise(ROLLBACK, 'no'); END; DELETE FROM orders",
    ],
)
def test_what_the_right_rows_are_is_out_of_the_programs_reach(sandbox, source):
    test = 'query(SHOP, agrees="SELECT count(*) FROM orders", hint="")'
    assert result(sandbox, test, source + "; SELECT 0").status in ("failed", "error")


def test_tests_of_one_start_do_not_see_one_another(sandbox):
    tests = 'group("All", query(SHOP, changes=3), query(SHOP, changes=3), fresh=False)'
    found = graded(sandbox, tests, "DELETE FROM orders")
    assert [test.status.value for test in found.verdict.tests] == ["passed", "passed"]


def test_two_hundred_rows_that_differ_in_the_last_digit(sandbox):
    """Rows in any order are paired up without trying every pair."""
    test = 'query(SHOP, rows=[[f"n{i}", i + 1e-12] for i in range(2000)])'
    numbers = "WITH RECURSIVE n (x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n LIMIT 2000)"
    assert result(sandbox, test, f"{numbers} SELECT 'n' || x, x + 0.0 FROM n ORDER BY x DESC").status == "passed"
    assert result(sandbox, test, f"{numbers} SELECT 'n' || x, x + 0.1 FROM n").status == "failed"


def test_the_page_on_sql_has_examples_that_are_tried():
    assert PAGE.count("```python") == len(TRIALS) == 2


@pytest.mark.parametrize(("cases", "grader"), TRIALS)
def test_a_grader_does_what_the_page_on_sql_says(sandbox, cases, grader):
    told = Problem(PYTHON, grader, inputs=(Input("code", InputKind.CODE, label="Query", runtimes=(SQL,)),))
    assert check(sandbox, told) == []
    for source, expected in json.loads(cases):
        found = grade(sandbox, told, {"code": Code(source, SQL)})
        assert (found.verdict.score if found.verdict else found.status.value) == pytest.approx(expected), (
            source,
            found,
        )
