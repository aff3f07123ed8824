"""What a program in SQL returns and prints: each kind of value, each entry, each line of a table."""

from __future__ import annotations

import json

import pytest

from wasm_problem.sandbox import Cause, Limits, Program

from .sqlite_runtime import SETUP, SQLITE, call, printed, rows, value


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("NULL", None),
        ("0", 0),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("9223372036854775808", 9223372036854775808.0),
        ("1.0", 1.0),
        ("0.1 + 0.2", 0.30000000000000004),
        ("1e300 * 10", 1e301),
        ("9e999", {"real": "Infinity"}),
        ("-9e999", {"real": "-Infinity"}),
        ("9e999 - 9e999", None),
        ("'é😀'", "é😀"),
        ("''", ""),
        ("char(0) || '\"\\'", '\0"\\'),
        ("x''", {"blob": ""}),
        ("x'00ff'", {"blob": "00FF"}),
        ("CAST(x'c328' AS TEXT)", {"text": "C328"}),
        ("1 = 1", 1),
        ("date('now')", "2026-01-01"),
        ("json_extract('[1, 2.0]', '$[1]')", 2.0),
        ("sqrt(16)", 4.0),
    ],
)
def test_each_kind_of_value(sandbox, sql, expected):
    ((found,),) = rows(sandbox, f"SELECT {sql}")
    assert (found, type(found)) == (expected, type(expected))


def test_results_of_all_statements_that_return_rows(sandbox):
    source = (
        "SELECT 1 AS one;\nDELETE FROM orders;\n\nSELECT name, id + 1 FROM customers WHERE id < 2;\nSELECT 1 WHERE 0"
    )
    assert value(sandbox, source, "results", SETUP) == [
        {"line": 1, "columns": ["one"], "types": [None], "rows": [[1]]},
        {"line": 4, "columns": ["name", "id + 1"], "types": ["TEXT", None], "rows": [["Ada", 2]]},
        {"line": 5, "columns": ["1"], "types": [None], "rows": []},
    ]


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("SELECT 1", 0),
        ("UPDATE orders SET amount = 1", 3),
        ("UPDATE orders SET amount = 1 WHERE 0", 0),
        ("INSERT INTO customers (name) VALUES ('x'), ('y'); DELETE FROM orders WHERE id = 1", 3),
        ("CREATE TABLE t AS SELECT * FROM orders", 0),
        ("CREATE TRIGGER g AFTER DELETE ON orders BEGIN DELETE FROM orders; END; DELETE FROM orders WHERE id = 1", 1),
        ("INSERT INTO customers (name) VALUES ('x') RETURNING id", 1),
    ],
)
def test_changes_are_rows_that_the_statements_change_themselves(sandbox, source, changes):
    assert value(sandbox, source, "changes", SETUP) == changes


def test_tables_afterwards(sandbox):
    source = "DELETE FROM orders WHERE id > 1; CREATE TABLE t (x, y); INSERT INTO t VALUES (1, 'a')"
    found = value(sandbox, source, "tables", SETUP)
    assert {name: table["rows"] for name, table in found.items()} == {
        "customers": [[1, "Ada"], [2, "Grace"], [3, "Linus"]],
        "orders": [[1, 1, 10.5]],
        "t": [[1, "a"]],
    }
    assert value(sandbox, source, "table", SETUP, "T")["columns"] == ["x", "y"]
    assert value(sandbox, source, "table", SETUP, "nosuch") is None
    assert value(sandbox, "CREATE VIEW v AS SELECT 5 AS five", "table", SETUP, "v")["rows"] == [[5]]


def test_the_schema_afterwards(sandbox):
    source = """
        CREATE TABLE t (
          a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x' UNIQUE, c AS (a + 1),
          d REFERENCES customers ON DELETE CASCADE
        );
        CREATE UNIQUE INDEX i ON t (b, c);
        CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
    """
    table, index, trigger = value(sandbox, source, "schema", "CREATE TABLE customers (id PRIMARY KEY)")[1:]
    nothing = {"not_null": False, "default": None, "primary_key": 0, "generated": False}
    assert table["columns"] == [
        {**nothing, "name": "a", "type": "INTEGER", "primary_key": 1},
        {**nothing, "name": "b", "type": "TEXT", "not_null": True, "default": "'x'"},
        {**nothing, "name": "c", "type": "", "generated": True},
        {**nothing, "name": "d", "type": ""},
    ]
    assert table["unique"] == [["b"]]
    assert table["foreign_keys"] == [
        {
            "table": "customers",
            "columns": ["d"],
            "references": [None],
            "on_delete": "CASCADE",
            "on_update": "NO ACTION",
        }
    ]
    assert (index["table"], index["columns"], index["unique"]) == ("t", ["b", "c"], True)
    assert (trigger["type"], trigger["name"], trigger["table"]) == ("trigger", "g", "t")


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("SELECT * FROM orders", [("orders", None, "scan")]),
        ("SELECT * FROM orders WHERE id = 1", [("orders", None, "search")]),
        ("SELECT * FROM orders WHERE customer = 1", [("orders", "by_customer", "search")]),
        ("SELECT customer FROM orders ORDER BY customer", [("orders", "by_customer", "scan")]),
        (
            "SELECT * FROM orders AS o JOIN customers c ON c.id = o.customer",
            [("orders", None, "scan"), ("customers", None, "search")],
        ),
        ("UPDATE orders SET amount = 0 WHERE customer = 1", [("orders", "by_customer", "search")]),
        ("INSERT INTO customers (name) VALUES ('x')", []),
        ("SELECT 1", []),
    ],
)
def test_the_plan_tells_what_is_read(sandbox, source, reads):
    (plan,) = value(sandbox, source, "plan", SETUP)
    assert [(each["table"], each["index"], each["how"]) for each in plan["reads"]] == reads


def test_the_plan_is_a_tree(sandbox):
    source = "CREATE INDEX i ON orders (amount);\nSELECT 1 UNION ALL SELECT id FROM orders WHERE amount = 2"
    (plan,) = value(sandbox, source, "plan", SETUP)
    assert plan["line"] == 2
    assert [step["detail"] for step in plan["steps"]] == ["COMPOUND QUERY"]
    (_, right) = plan["steps"][0]["steps"]
    assert "INDEX i (amount=?)" in right["steps"][0]["detail"]


def test_a_name_in_a_query_cannot_pass_for_an_index(sandbox):
    source = 'SELECT 1 FROM orders AS "orders USING INDEX by_customer (customer=?)" NOT INDEXED'
    (plan,) = value(sandbox, source, "plan", SETUP)
    assert "USING INDEX by_customer" in plan["steps"][0]["detail"]
    assert plan["reads"] == [{"table": "orders", "index": None, "how": "scan"}]


def test_other_sql_may_be_run_instead_of_the_program(sandbox):
    asked = "SELECT count(*) FROM orders"
    assert value(sandbox, "DROP TABLE orders", "results", SETUP, asked)[0]["rows"] == [[3]]
    assert value(sandbox, "SELECT 1", "changes", SETUP, "DELETE FROM orders") == 3
    assert value(sandbox, "SELECT 1", "table", SETUP, "orders", "DELETE FROM orders")["rows"] == []


def test_a_result_too_large_is_a_failure_that_says_so(sandbox):
    numbers = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000) SELECT x FROM n"
    found = call(sandbox, f"\n{numbers}", "results").failure
    assert (found.cause, found.line, found.kinds) == (Cause.RAISED, 2, ("RESULT_TOO_LARGE",))
    assert found.message.startswith("the result is too large: more than 262080 bytes as JSON after 34")

    found = call(sandbox, f"CREATE TABLE big AS {numbers}", "table", None, "big").failure
    assert (found.cause, found.line) == (Cause.RAISED, None)
    assert found.message.startswith('Reading "big" fails: the result is too large')


def test_a_main_program_prints_tables(sandbox):
    source = """
        SELECT name, amount FROM customers c LEFT JOIN orders o ON o.customer = c.id;
        UPDATE orders SET amount = 1;
        SELECT 1 AS one WHERE 0;
    """
    assert printed(sandbox, source, SETUP) == (
        "name   amount\n-----  ------\nAda      10.5\nAda       2.0\nGrace     7.0\nLinus    NULL\n"
        "\n(3 rows changed)\n"
        "\none\n---\n(no rows)\n"
    )


def test_what_is_long_is_cut_when_it_is_printed(sandbox):
    source = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 250) SELECT x FROM n"
    lines = printed(sandbox, source).splitlines()
    assert (len(lines), lines[-2:]) == (103, ["100", "… 150 more rows"])
    (cell,) = printed(sandbox, "SELECT hex(zeroblob(1000)) AS x").splitlines()[2:]
    assert cell == "0" * 100 + "…"
    assert printed(sandbox, "SELECT 'a' || char(10, 9, 0) || 'b' AS x").splitlines()[2:] == ["a\\n\\t?b"]


def test_files_are_run_before_the_program(sandbox):
    files = {"2.sql": b"INSERT INTO t VALUES (1)", "1.sql": b"CREATE TABLE t (x)"}
    assert rows(sandbox, "SELECT * FROM t", None, files=files) == [[1]]
    for files in ({"data.csv": b"1"}, {"a.sql": b"CREATE"}):
        found = call(sandbox, "SELECT 1", "results", files=files).failure
        assert found.cause is Cause.REFUSED
        assert next(iter(files)) in found.message


def test_the_same_seed_draws_the_same(sandbox):
    def drawn(seed: int) -> list:
        return rows(sandbox, "SELECT random(), hex(randomblob(8))", seed=seed)

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_each_call_begins_anew(sandbox):
    session, loaded = sandbox.session(SQLITE, Program("DELETE FROM orders; SELECT random()"), Limits())
    assert loaded.failure is None
    args = json.dumps([SETUP])
    first, second = (session.call("results", args, "") for _ in range(2))
    assert first.failure is None
    assert first.value == second.value
    assert session.call("changes", args, "").value == 3
    session.close()


def test_evaluate_looks_at_what_the_program_left(sandbox):
    session, _ = sandbox.session(SQLITE, Program("CREATE TABLE t (x);\nINSERT INTO t VALUES (1), (2)"), Limits())
    assert session.evaluate("SELECT sum(x) AS s FROM t").value == {
        "line": 1,
        "columns": ["s"],
        "types": [None],
        "rows": [[3]],
    }
    assert session.evaluate("INSERT INTO t VALUES (10)").value is None
    assert session.evaluate("SELECT sum(x) FROM t", echo=True).stdout == "sum(x)\n------\n    13\n"
    assert session.evaluate("SELEC").failure.cause is Cause.SYNTAX
    raised = session.evaluate("SELECT y FROM t").failure
    assert (raised.cause, raised.line, raised.message) == (Cause.RAISED, None, "no such column: y")
    session.close()
