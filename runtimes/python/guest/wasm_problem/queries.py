"""Tests of a program in SQL: what its statements return, change, and how they are carried out."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from typing import Any

from wasm_problem.answers import Outcome, Start
from wasm_problem.bench import Bench, Broken, used
from wasm_problem.comparisons import Comparison
from wasm_problem.expectations import ABSENT, Raises, Result, raises, told
from wasm_problem.faults import BadTest, asked, kind_of
from wasm_problem.rows import Table, as_table, expected_rows
from wasm_problem.shown import cut
from wasm_problem.test import Test

NO_RESULT = "no result: the last statement that returns rows is what counts, and there is none"


class Unusable(Exception):
    """The learner's statements, or what comes with them, did not get to the end. result: what is told of it."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


class Query(Test):
    """Runs the program in a database that the author's setup has filled.

    Each use of the program begins with an empty database, so what it does in one of them reaches no other. What the
    author's statements return is found out where the program was not run.
    """

    default_name = "Your statements"

    def __init__(self, setup: str, wanted: Wanted, **options: Any) -> None:
        super().__init__(**options)
        self._setup = _sql(setup, "setup")
        self._wanted = wanted
        self.stdin = cut(self._setup)
        self.call = cut(wanted.after or "")
        self.expected = wanted.shown()

    def run(self, bench: Bench) -> Result:
        code = bench.code(self.of, self.line)
        if not code.runtime.startswith("sqlite"):
            raise BadTest("query tests a program in SQL, and this program is in another language", self.line)
        try:
            with bench.started(code) as start:
                return self._judged(start)
        except Broken as broken:
            return Result("error", self.expected, **told(broken.error))
        except Unusable as unusable:
            return unusable.result

    def _judged(self, start: Start) -> Result:
        wanted = self._wanted
        if wanted.raises is not None:
            return self._judged_failure(start, wanted.raises)
        rows, names = self._right_rows(start)
        self.expected = expected = rows.shown() if rows is not None else self.expected
        result, outcome = self._result(start, None)
        output = cut(outcome.stdout + outcome.stderr)
        checks = []
        if rows is not None:
            checks.append((_is_right(result, rows, names), expected, _shown(result)))
        if wanted.changes is not None:
            changes = self._value(start, "changes")
            checks.append((changes == wanted.changes, _counted(wanted.changes), _counted(changes)))
        if wanted.uses_index or wanted.plan is not None:
            plans = self._value(start, "plan")
            checks.append((wanted.is_planned(plans), wanted.shown_plan(), _shown_plan(plans)))
        if wanted.max_fuel is not None:
            most = wanted.max_fuel
            checks.append((outcome.fuel <= most, f"at most {most:,} fuel", f"{outcome.fuel:,} fuel"))
        is_right, expected, actual = next((check for check in checks if not check[0]), checks[0])
        return Result("passed" if is_right else "failed", expected, actual, output)

    def _judged_failure(self, start: Start, expected: Raises) -> Result:
        outcome = used(self._call(start, "results"), self.line)
        failure = outcome.failure
        output = cut(outcome.stderr)
        if failure is None:
            found = outcome.value[-1] if outcome.value else None
            return Result("failed", expected.shown(), _shown(found), output)
        if not failure.kinds:
            return Result("error", expected.shown(), output=output, **told(failure))
        actual = cut(f"raises {failure}")
        if expected.accepts(failure):
            return Result("passed", expected.shown(), actual, output)
        return Result("failed", expected.shown(), actual, output, **told(failure))

    def _right_rows(self, start: Start) -> tuple[Comparison | None, list[str] | None]:
        """The rows that are right, and the names of their columns when these count."""
        wanted = self._wanted
        if wanted.agrees is None:
            return wanted.rows, wanted.columns
        model, _ = self._result(start, wanted.agrees)
        if model is None:
            raise BadTest("the statements in agrees return no rows", self.line)
        rows = Table(model["rows"], model["columns"], wanted.ordered)
        return rows, model["columns"] if wanted.same_columns else wanted.columns

    def _result(self, start: Start, sql: str | None) -> tuple[dict[str, Any] | None, Outcome]:
        """The last result of the program, or of `sql` instead of it, or what `after` returns. Raises Unusable."""
        outcome = self._unfailed(self._call(start, "results", sql))
        if self._wanted.after is None:
            return (outcome.value[-1] if outcome.value else None), outcome
        looked = self._unfailed(start.evaluate(self._wanted.after))
        if looked.value is None:
            raise BadTest("the statements in after return no rows", self.line)
        return looked.value, outcome

    def _value(self, start: Start, entry: str) -> Any:
        return self._unfailed(self._call(start, entry)).value

    def _call(self, start: Start, entry: str, sql: str | None = None) -> Outcome:
        return start.call(entry, json.dumps([self._setup, sql]))

    def _unfailed(self, outcome: Outcome) -> Outcome:
        failure = used(outcome, self.line).failure
        if failure is not None:
            raise Unusable(Result("error", self.expected, output=cut(outcome.stderr), **told(failure)))
        return outcome


class Wanted:
    """What an author asks of the statements."""

    def __init__(
        self,
        rows: Any,
        columns: Any,
        agrees: Any,
        ordered: bool,
        after: str | None,
        changes: int | None,
        uses_index: Any,
        plan: Callable[[list[Any]], object] | None,
        raised: Any,
        max_fuel: int | None,
    ) -> None:
        self.agrees = None if agrees is None else _sql(agrees, "agrees")
        self.ordered = ordered
        self.after = None if after is None else _sql(after, "after")
        self.changes = changes
        self.uses_index = _names([uses_index] if isinstance(uses_index, str) else uses_index or [], "uses_index")
        self.plan = plan
        self.raises = None if raised is ABSENT else raises(raised)
        self.max_fuel = max_fuel
        self.same_columns = columns is True and agrees is not None
        self.columns = None if columns is None or self.same_columns else _names(columns, "columns")
        self.rows = None if rows is ABSENT else expected_rows(rows, self.columns, ordered)
        self._refuse_contradictions(rows is not ABSENT)

    def shown(self) -> str:
        """What is known to be expected before anything is run."""
        if self.raises is not None:
            return self.raises.shown()
        if self.rows is not None:
            return self.rows.shown()
        if self.changes is not None:
            return _counted(self.changes)
        return self.shown_plan()

    def shown_plan(self) -> str:
        return f"uses the index {', '.join(self.uses_index)}" if self.uses_index else ""

    def is_planned(self, plans: list[dict[str, Any]]) -> bool:
        """Whether the plans of all statements are as they should be."""
        read = {each["index"] for plan in plans for each in plan["reads"]}
        return read.issuperset(self.uses_index) and (self.plan is None or bool(asked(self.plan, plans)))

    def _refuse_contradictions(self, has_rows: bool) -> None:
        compares = has_rows or self.agrees is not None
        more = bool(self.uses_index) or self.plan is not None or self.changes is not None or self.max_fuel is not None
        if not compares and not more and self.raises is None:
            raise BadTest("this test compares nothing: add rows=, agrees=, changes=, uses_index=, plan= or raises=")
        if has_rows and self.agrees is not None:
            raise BadTest("this test has both rows= and agrees=; one of them says which rows are right")
        if self.raises is not None and (compares or more):
            raise BadTest("this test has raises=, and statements that fail return nothing to compare")
        if self.columns is not None and not compares:
            raise BadTest("columns= goes with rows= or agrees=")
        if self.after is not None and not compares:
            raise BadTest("after= goes with rows= or agrees=: its rows are what is compared")
        if self.plan is not None and not callable(self.plan):
            raise BadTest(f"plan is {kind_of(self.plan)}; it is a function of the plan")
        for name, number in (("changes", self.changes), ("max_fuel", self.max_fuel)):
            if number is not None and (type(number) is not int or number < 0):
                raise BadTest(f"{name} is {kind_of(number)}; it is a whole number")


def query(
    setup: str,
    *,
    rows: Any = ABSENT,
    columns: Any = None,
    agrees: str | None = None,
    ordered: bool = False,
    after: str | None = None,
    changes: int | None = None,
    uses_index: Any = None,
    plan: Callable[[list[Any]], object] | None = None,
    raises: Any = ABSENT,
    max_fuel: int | None = None,
    **options: Any,
) -> Test:
    """A test of a program in SQL, in a database that `setup` has filled.

    rows: those of its last result. agrees: SQL of yours that returns the right ones. columns: their names; True: those
    of `agrees`. ordered: whether the order counts. after: SQL that looks at the database afterwards; then its rows are
    compared. changes: how many rows it changes. uses_index: indexes that it reads. plan: a function of the plan.
    """
    if not isinstance(ordered, bool):
        raise BadTest(f"ordered is {kind_of(ordered)}; it is True or False")
    wanted = Wanted(rows, columns, agrees, ordered, after, changes, uses_index, plan, raises, max_fuel)
    return Query(setup, wanted, **options)


def _is_right(result: dict[str, Any] | None, rows: Comparison, names: list[str] | None) -> bool:
    if result is None:
        return False
    if names is not None and [name.casefold() for name in names] != [name.casefold() for name in result["columns"]]:
        return False
    return rows.accepts(result["rows"])


def _shown(result: dict[str, Any] | None) -> str:
    return NO_RESULT if result is None else as_table(result["columns"], result["rows"])


def _shown_plan(plans: list[dict[str, Any]]) -> str:
    lines: list[str] = []

    def add(steps: list[dict[str, Any]], depth: int) -> None:
        for step in steps:
            lines.append("  " * depth + step["detail"])
            add(step["steps"], depth + 1)

    for plan in plans:
        add(plan["steps"], 0)
    return cut("\n".join(lines)) or "nothing is read"


def _counted(changes: int) -> str:
    return f"changes {changes:,} row{'' if changes == 1 else 's'}"


def _sql(text: Any, option: str) -> str:
    if not isinstance(text, str) or (option != "setup" and not text.strip()):
        raise BadTest(f"{option} is {kind_of(text)}; it is SQL")
    return textwrap.dedent(text).strip("\n")


def _names(names: Any, option: str) -> list[str]:
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise BadTest(f"{option} is {kind_of(names)}; it is a list of names")
    return list(names)
