"""How a program in SQL fails, and what it is not permitted."""

from __future__ import annotations

import json

import pytest

from wasm_problem.sandbox import Cause, Invocation, Program, default_sandbox

from .sqlite_runtime import SETUP, SQLITE, call, failure, rows, value


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("SELECT FROM t", 1, 8, 'near "FROM": syntax error'),
        ("SELECT 1;\n\n  SELEC 2", 3, 3, 'near "SELEC": syntax error'),
        (
            "SELECT * FROM nosuch; -- é\nSELECT 'é' FROM (a,",
            2,
            20,
            "incomplete input: the last statement ends too early",
        ),
        ("SELECT 'é', 'abc", 1, 13, 'unrecognized token: "\'abc"'),
        ("SELECT 1;\n.tables", 2, 1, 'near ".": syntax error; lines such as .tables are commands of'),
        ("CREATE TRIGGER g AFTER INSERT ON nosuch BEGIN SELEC 1; END", 1, 47, 'near "SELEC": syntax error'),
        ("ALTER TABLE nosuch ADD COLUMN x INT,", 1, 36, 'near ",": syntax error'),
        ("SELECT nosuch(1); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT x; END; SELECT )", 1, 82, 'near ")"'),
        ("SELECT 1; \0 DROP TABLE t", 1, 11, "the text contains the character U+0000"),
        (" \n\t", None, None, "There is no SQL here: the text is empty."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(sandbox, source, line, column, message):
    found = sandbox.check(SQLITE, Program(source))
    assert (found.cause, found.line, found.column) == (Cause.SYNTAX, line, column)
    assert found.message.startswith(message)
    assert call(sandbox, source, "results", SETUP).failure.cause is Cause.SYNTAX


@pytest.mark.parametrize(
    "source",
    [
        "SELECT * FROM nosuch",
        "SELECT nosuch(1) FROM t; INSERT INTO t VALUES (';'); DELETE FROM \"a;b\" -- ; '",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; END; SELECT 1",
        "ALTER TABLE t RENAME TO u; ALTER TABLE t DROP COLUMN x",
        "CREATE TEMP TRIGGER g INSTEAD OF DELETE ON main.v BEGIN SELECT 1; END;",
        "/* only */ -- comments",
        "ATTACH 'x' AS y; PRAGMA writable_schema = 1; VACUUM",
        "\ufeffSELECT 1",
    ],
)
def test_which_tables_there_are_is_no_question_of_syntax(sandbox, source):
    assert sandbox.check(SQLITE, Program(source)) is None


@pytest.mark.parametrize(
    ("source", "line", "column", "message", "kinds"),
    [
        ("SELECT name,\n  nam\nFROM customers", 2, 3, "no such column: nam", "NO_SUCH_COLUMN SQLITE_ERROR"),
        ("SELECT 1;\nSELECT * FROM x", 2, 1, "no such table: x", "NO_SUCH_TABLE SQLITE_ERROR"),
        ("SELECT f(1)", 1, 8, "no such function: f", "NO_SUCH_FUNCTION SQLITE_ERROR"),
        ("SELECT id FROM customers, orders", 1, 8, "ambiguous column name: id", "AMBIGUOUS_COLUMN SQLITE_ERROR"),
        ("CREATE TABLE orders (x)", 1, 14, "table orders already exists", "ALREADY_EXISTS SQLITE_ERROR"),
        (
            "INSERT INTO customers (name) VALUES ('Ada')",
            1,
            1,
            "UNIQUE constraint failed: customers.name",
            "SQLITE_CONSTRAINT_UNIQUE SQLITE_CONSTRAINT",
        ),
        (
            "-- é\n  INSERT INTO orders (customer) VALUES (9)",
            2,
            3,
            "FOREIGN KEY constraint failed",
            "SQLITE_CONSTRAINT_FOREIGNKEY SQLITE_CONSTRAINT",
        ),
        (
            "INSERT INTO customers (name) VALUES (NULL)",
            1,
            1,
            "NOT NULL constraint failed: customers.name",
            "SQLITE_CONSTRAINT_NOTNULL SQLITE_CONSTRAINT",
        ),
        ("SELECT zeroblob(100000000)", 1, 1, "string or blob too big", "SQLITE_TOOBIG"),
        ("SELECT 1 + :x", 1, 12, "this is a parameter, and nobody gives it a value", "SQLITE_RANGE"),
        ('SELECT "Ada"', 1, 8, 'no such column: "Ada"', "NO_SUCH_COLUMN SQLITE_ERROR"),
        ("ROLLBACK", 1, 1, "cannot rollback - no transaction is active", "SQLITE_ERROR"),
    ],
)
def test_what_fails_is_told_with_its_place_and_kind(sandbox, source, line, column, message, kinds):
    found = failure(sandbox, source)
    assert (found.cause, found.line, found.column) == (Cause.RAISED, line, column)
    assert found.message.startswith(message)
    assert " ".join(found.kinds) == kinds


def test_the_trace_shows_the_line(sandbox):
    found = failure(sandbox, "SELECT 1;\n\tSELECT nam FROM customers\n")
    assert (
        found.trace == "program.sql, line 2, column 9:\n   SELECT nam FROM customers\n          ^\nno such column: nam"
    )
    found = failure(sandbox, f"SELECT '{'é' * 500}', nam FROM customers")
    excerpt, mark = found.trace.splitlines()[1:3]
    assert len(excerpt) < 110
    assert excerpt[mark.index("^") :].startswith("nam FROM")


@pytest.mark.parametrize(
    "source",
    [
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = ON",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA recursive_triggers = ON",
        "PRAGMA case_sensitive_like = 1",
        "PRAGMA journal_mode = OFF",
        "PRAGMA encoding = 'UTF-16'",
        "PRAGMA user_version = 5",
        "PRAGMA page_size = 512",
        "PRAGMA hard_heap_limit = 1",
        "PRAGMA temp_store_directory = '/tmp'",
        "SELECT * FROM pragma_journal_mode",
    ],
)
def test_what_is_not_permitted_is_named(sandbox, source):
    found = failure(sandbox, source)
    assert found.cause is Cause.RAISED
    assert found.message.endswith("is not available here") or "no such table" in found.message


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("PRAGMA table_info(orders)", 3),
        ("SELECT name FROM pragma_table_info('orders')", 3),
        ("PRAGMA foreign_keys = ON; PRAGMA foreign_keys", 1),
        ("PRAGMA index_list('orders')", 1),
        ("PRAGMA foreign_key_check", 0),
        ("PRAGMA user_version", 1),
        ("EXPLAIN QUERY PLAN SELECT * FROM orders", 1),
        ("SELECT name FROM sqlite_schema WHERE type = 'table'", 2),
    ],
)
def test_what_tells_about_the_database_is_permitted(sandbox, source, count):
    assert len(rows(sandbox, source)) == count


def test_a_setup_may_set_what_a_program_may_not(sandbox):
    setup = "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON; CREATE TEMP TABLE t (x);" + SETUP
    assert rows(sandbox, "INSERT INTO orders (customer) VALUES (9) RETURNING customer", setup) == [[9]]


@pytest.mark.parametrize(
    ("entry", "args", "message"),
    [
        ("results", ["CREATE TABL t (x)"], 'The setup fails in line 1: near "TABL": syntax error'),
        ("results", ["\nSELECT * FROM nosuch"], "The setup fails in line 2: no such table: nosuch"),
        ("results", ["BEGIN"], "The setup begins a transaction and does not end it: add COMMIT."),
        ("results", ["", "SELEC"], 'The SQL to run instead of the program fails in line 1: near "SELEC": syntax error'),
        ("results", [1], "An argument is neither text nor null."),
        ("results", ["SELECT '\0'"], "An argument contains the character U+0000."),
        ("results", ["", None, ""], "There are too many arguments."),
        ("results", ["", None, "", ""], "There are too many arguments."),
        ("table", [""], "table needs the name of a table as its second argument."),
    ],
)
def test_what_a_grader_hands_over_is_the_graders_fault(sandbox, entry, args, message):
    """In a run of its own and in a session, which is how graders call programs."""
    found = call(sandbox, "SELECT 1", entry, *args).failure
    assert (found.cause, found.message, found.line) == (Cause.REFUSED, message, None)
    session, _ = sandbox.session(SQLITE, Program("SELECT 1"))
    found = session.call(entry, json.dumps(args), "").failure
    session.close()
    assert (found.cause, found.message) == (Cause.REFUSED, message)


def test_a_refusal_is_believed_only_when_any_program_is_refused(sandbox):
    """A program that took over its runtime must not be able to blame the grader: here one of Python's."""
    forged = (
        "import sys\n"
        "def f():\n"
        "    raise sys._getframe().f_back.f_back.f_back.f_globals['UnknownArgument']('your fault')"
    )
    session, _ = sandbox.session("python-3.14", Program(forged))
    assert session.call("f", "[]", "").failure.cause is Cause.CRASHED
    session.close()


def test_the_program_it_warms_up_with_is_one(sandbox):
    assert sandbox.check(SQLITE, Program(sandbox.catalog.get(SQLITE).warm_up)) is None


@pytest.mark.parametrize("source", ["BEGIN; DELETE FROM orders", "SAVEPOINT a; DELETE FROM orders; SAVEPOINT b"])
def test_what_was_not_committed_is_undone_and_told(sandbox, source):
    outcome = call(sandbox, source, "table", SETUP, "orders")
    assert len(outcome.value["rows"]) == 3
    assert outcome.stderr == "Note: the transaction was not committed, so its changes are undone.\n"


def test_temporary_objects_do_not_stand_in_front_of_tables(sandbox):
    source = "CREATE TEMP TABLE orders (x); CREATE TEMP VIEW customers AS SELECT 1"
    assert len(value(sandbox, source, "table", SETUP, "orders")["rows"]) == 3
    session, _ = sandbox.session(SQLITE, Program(source))
    assert session.call("results", json.dumps([SETUP]), "").failure is None
    assert session.evaluate("SELECT count(*) FROM orders").value["rows"] == [[3]]
    session.close()


def test_the_same_program_uses_the_same_fuel(sandbox):
    used = {call(sandbox, "SELECT random(), name FROM customers", "results", SETUP).usage.fuel for _ in range(3)}
    assert len(used) == 1
    spare = default_sandbox()
    outcome = spare.run(
        SQLITE, Program("SELECT random(), name FROM customers", seed=7), Invocation("results", (SETUP,))
    )
    assert {outcome.usage.fuel} == used
