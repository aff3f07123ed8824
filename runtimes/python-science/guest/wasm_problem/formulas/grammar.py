"""Reads a formula: tokens -> a tree. Products may be written without a sign, and arguments without brackets."""

from __future__ import annotations

from dataclasses import dataclass

from .alphabet import ARGUMENTS, INVERSES, RELATIONS
from .bounds import check_size
from .cursor import CLOSING, Cursor
from .faults import NotUnderstood
from .options import Options
from .plain import plain
from .structure import check_structure
from .tokens import Token, split
from .tree import (
    Call,
    Collection,
    Constant,
    Factorial,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Sum,
    Unit,
)  # fmt: skip
from .words import read_words

_BARE = ("name", "constant", "unit")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. notes: sentences about what could have been meant otherwise."""

    tree: Node
    notes: tuple[str, ...]


def read(typed: str, options: Options) -> Reading:
    """Reads a formula. Raises NotUnderstood, and nothing else, whatever was typed."""
    notes: dict[str, None] = {}
    tokens = split(typed, options.decimal_comma, options.units)
    tokens = read_words(tokens, options, lambda text: notes.setdefault(text))
    tree = _Parser(typed, tokens, options, notes).whole()
    check_structure(tree, options)
    check_size(tree)
    return Reading(tree, tuple(notes))


class _Parser(Cursor):
    def whole(self) -> Node:
        first = self._item()
        items = [first]
        while self._is(",", ";"):
            if self._options.kind not in ("set", "any"):
                raise self._comma()
            if self._comma_in_number():
                raise self._comma()
            self._at += 1
            items.append(self._item())
        if self._now.kind != "end":
            raise self._unexpected()
        if len(items) > 1:
            return Collection(first.start, items[-1].end, "set", tuple(items))
        return first

    def _item(self) -> Node:
        """A formula, an equation, or an inequality."""
        sides, signs = [self._sum()], []
        while self._now.kind == "sign" and self._now.text in RELATIONS:
            signs.append(self._take().text)
            sides.append(self._sum())
        if not signs:
            return sides[0]
        return Relation(sides[0].start, sides[-1].end, tuple(signs), tuple(sides))

    def _sum(self) -> Node:
        self._deeper()
        terms = [(1, self._term())]
        while self._is("+", "-"):
            sign = 1 if self._take().text == "+" else -1
            terms.append((sign, self._term()))
        self._depth -= 1
        if len(terms) == 1:
            return terms[0][1]
        return Sum(terms[0][1].start, terms[-1][1].end, tuple(terms))

    def _term(self) -> Node:
        factors = [("*", self._signed())]
        while True:
            if self._is("*", "/"):
                factors.append((self._take().text, self._signed()))
            elif self._starts_factor():
                self._check_neighbours(factors)
                factors.append(("", self._power()))
            else:
                break
        if len(factors) == 1:
            return factors[0][1]
        if isinstance(factors[0][1], Negative):  # -2x is -(2x)
            negative = factors[0][1]
            rest = Product(negative.of.start, factors[-1][1].end, (("*", negative.of), *factors[1:]))
            return Negative(negative.start, rest.end, rest)
        return Product(factors[0][1].start, factors[-1][1].end, tuple(factors))

    def _check_neighbours(self, factors: list[tuple[str, Node]]) -> None:
        """Says what a product without a sign was taken for, where it could be something else."""
        before, now = self._tokens[self._at - 1], self._now
        sign, last = factors[-1]
        if now.kind == "number" and before.kind == "number":
            complaint = "Two numbers stand next to each other. Write * between them, and large numbers without a space."
            raise NotUnderstood(complaint, before.start, now.end)
        if "fraction" in (now.kind, before.kind) and {now.kind, before.kind} <= {"number", "fraction"}:
            complaint = "A whole number with a fraction behind it: write 7/2 or 3.5 instead of 3½."
            raise NotUnderstood(complaint, before.start, now.end)
        if now.kind == "number" and now.exponent is None and isinstance(last, (Name, Call)) and not now.after_space:
            typed = self._typed[last.start : now.end]
            raise NotUnderstood(f"I cannot read “{typed}”. Write * or ^ before the number.", last.start, now.end)
        if sign == "/" and not (isinstance(last, Number) and now.kind == "unit"):
            self._note_taken(Product(factors[0][1].start, last.end, tuple(factors)))
        if isinstance(last, Power) and before.kind in ("number", "name", "constant") and not now.after_space:
            self._note_taken(last)

    def _note_taken(self, node: Node) -> None:
        """Says that what follows by its side does not belong to a denominator, or to an exponent."""
        now = self._now
        typed = " ".join(self._typed[node.start : now.end].split())
        if now.kind == "sign" or now.kind == "function":
            self._notes.setdefault(f"I read {typed}… as ({plain(node)})·{now.typed}….")
        else:
            self._notes.setdefault(f"I read {typed} as ({plain(node)})·{now.typed}.")

    def _starts_factor(self) -> bool:
        if self._now.kind in ("number", "fraction", "name", "constant", "unit", "function"):
            return True
        if self._is("|"):
            return not (self._open and self._open[-1].text == "|")
        return self._is("(", "[", "{", "√", "∛")

    def _signed(self) -> Node:
        if not self._is("+", "-"):
            return self._power()
        self._deeper()
        sign = self._take()
        of = self._signed()
        self._depth -= 1
        return of if sign.text == "+" else Negative(sign.start, of.end, of)

    def _power(self) -> Node:
        base = self._postfix()
        while self._now.kind == "power":
            exponent = self._raised()
            base = Power(base.start, exponent.end, base, exponent)
        if not self._is("^"):
            return base
        self._deeper()
        self._take()
        exponent = self._signed()
        self._depth -= 1
        return Power(base.start, exponent.end, base, exponent)

    def _raised(self) -> Node:
        """The exponent that raised digits stand for."""
        token = self._take()
        sign, digits = token.text[:1], token.text.lstrip("+-")
        plain_sign = len(token.text) - len(digits) <= 1 and not any(each in digits for each in "+-")
        if not plain_sign or not digits or ("n" in digits and digits != "n"):
            raise NotUnderstood("I cannot read this exponent. Write it as ^(…).", token.start, token.end)
        if digits == "n":
            names = self._options.variables
            if names is not None and "n" not in names:
                raise NotUnderstood("I do not know “n”.", token.start, token.end)
            exponent: Node = Name(token.start, token.end, "n")
        else:
            exponent = Number(token.start, token.end, digits)
        return Negative(token.start, token.end, exponent) if sign == "-" else exponent

    def _postfix(self) -> Node:
        node = self._primary()
        while self._is("!"):
            mark = self._take()
            if self._tokens[self._at - 2].text == "!":
                raise NotUnderstood("Write (n!)! for a factorial of a factorial.", node.start, mark.end)
            node = Factorial(node.start, mark.end, node)
        return node

    def _primary(self) -> Node:
        token = self._now
        if token.kind == "number":
            self._at += 1
            return self._number(token)
        if token.kind == "fraction":
            self._at += 1
            above, below = (Number(token.start, token.end, each) for each in token.text.split("/"))
            return Product(token.start, token.end, (("*", above), ("/", below)))
        if token.kind == "name":
            self._at += 1
            return self._name(token)
        if token.kind in ("constant", "unit"):
            self._at += 1
            return (Constant if token.kind == "constant" else Unit)(token.start, token.end, token.text)
        if token.kind == "function":
            return self._call()
        if self._is("√", "∛"):
            return self._root()
        if self._is("|"):
            inside, end = self._bracketed(self._sum)
            return Call(token.start, end, "abs", (inside,))
        if self._is("("):
            return self._round()
        if self._is("[", "{"):
            return self._listed()
        raise self._unexpected()

    def _number(self, token: Token) -> Node:
        if token.exponent is not None and not self._options.units:
            value = f"{token.text}·10^{token.exponent}"
            self._notes.setdefault(f"I read {token.typed} as {value}.")
        return Number(token.start, token.end, token.text, token.exponent)

    def _name(self, token: Token) -> Node:
        if self._is("(") and not self._now.after_space and self._options.variables is None:
            inside = self._tokens[self._at + 1 : self._at + 3]
            if len(inside) == 2 and inside[0].kind == "name" and inside[1].text == ")":
                self._notes.setdefault(
                    f"I read {token.typed or token.text}(…) as a product: no function has this name."
                )
        return Name(token.start, token.end, token.text)

    def _root(self) -> Node:
        sign = self._take()
        self._deeper()
        if self._is("-") or not self._starts_factor():
            raise NotUnderstood(f"After {sign.text} comes a number, a name or a bracket.", sign.start, sign.end)
        of = self._primary()
        self._depth -= 1
        if self._starts_factor() and not self._now.after_space:
            self._notes.setdefault(f"I read {sign.text} as the root of {plain(of)} alone.")
        if sign.text == "∛":
            return Call(sign.start, of.end, "root", (of, Number(sign.start, sign.end, "3")))
        return Call(sign.start, of.end, "sqrt", (of,))

    def _bracketed(self, inside: object) -> tuple[Node, int]:
        opening = self._take()
        self._open.append(opening)
        node = inside()  # type: ignore[operator]
        return node, self._close(opening)

    def _round(self) -> Node:
        opening = self._take()
        self._open.append(opening)
        items = [self._item()]
        while self._is(",", ";"):
            if self._options.kind in ("expression", "equation", "quantity"):
                raise self._comma()
            self._take()
            items.append(self._item())
        end = self._close(opening)
        if len(items) > 1:
            return Collection(opening.start, end, "tuple", tuple(items))
        return items[0]

    def _listed(self) -> Node:
        opening = self._take()
        self._open.append(opening)
        rows: list[list[Node]] = [[]]
        if not self._is(CLOSING[opening.text]):
            rows[0].append(self._item())
        while self._is(",", ";"):
            if opening.text == "[" and self._take().text == ";" and not self._options.decimal_comma:
                rows.append([])
            elif opening.text == "{":
                self._take()
            rows[-1].append(self._item())
        end = self._close(opening)
        items = tuple(item for row in rows for item in row)
        if opening.text == "{":
            return Collection(opening.start, end, "set", items)
        if len(rows) > 1:
            return self._matrix(opening.start, end, [tuple(row) for row in rows])
        if items and all(isinstance(item, Collection) and item.kind in ("list", "tuple") for item in items):
            return self._matrix(opening.start, end, [item.parts for item in items])
        if len(items) == 1 and self._options.kind not in ("matrix", "any"):
            return items[0]
        return Collection(opening.start, end, "list", items)

    def _matrix(self, start: int, end: int, rows: list[tuple[Node, ...]]) -> Node:
        if len({len(row) for row in rows}) > 1:
            lengths = ", ".join(str(len(row)) for row in rows[:9])
            raise NotUnderstood(f"The rows of this matrix have different lengths: {lengths}.", start, end)
        return Matrix(start, end, tuple(rows))

    def _call(self) -> Node:
        """A function, with a power perhaps, and its arguments, with brackets or without."""
        token = self._take()
        self._deeper()
        raised = self._raised_function(token)
        bare = not self._is("(")
        arguments, end = self._bare_argument(token) if bare else self._arguments(token)
        if token.second:
            node_of = Number if token.second.isdigit() else Name
            arguments.append(node_of(token.start, token.end, token.second))
        self._depth -= 1
        node = self._finished(token, arguments, end)
        if isinstance(raised, Negative) and isinstance(raised.of, Number) and raised.of.digits == "1":
            if token.text not in INVERSES:
                raise NotUnderstood(f"Write 1/{token.text}(…) instead.", token.start, raised.end)
            inverse = INVERSES[token.text]
            self._notes.setdefault(f"I read {token.text}^-1 as {inverse}.")
            return Call(token.start, end, inverse, node.parts)
        found = node if raised is None else Power(token.start, end, node, raised)
        if bare and (self._starts_factor() or self._is("/") or len(arguments[0].parts) > 0):
            self._note_argument(token, arguments[0], found)
        return found

    def _note_argument(self, token: Token, argument: Node, node: Node) -> None:
        """Says where an argument without brackets ends."""
        if isinstance(argument, Call) and argument.function == "abs":
            return
        typed = " ".join(self._typed[token.start : argument.end].split())
        more = ", and what follows is not inside" if self._starts_factor() or self._is("/") else ""
        self._notes.setdefault(f"I read {typed} as {plain(node)}{more}.")

    def _raised_function(self, token: Token) -> Node | None:
        """The 2 of sin^2 x."""
        if self._now.kind == "power":
            return self._raised()
        if not self._is("^"):
            return None
        sign = self._take()
        minus = self._take() if self._is("-") else None
        if self._now.kind not in ("number", "name") and not self._is("("):
            raise NotUnderstood(f"After {token.text}^ comes a number.", sign.start, self._now.end)
        exponent = self._primary()
        return Negative(minus.start, exponent.end, exponent) if minus else exponent

    def _arguments(self, token: Token) -> tuple[list[Node], int]:
        opening = self._take()
        self._open.append(opening)
        if self._is(")"):
            raise NotUnderstood(f"{token.text} needs an argument, such as {token.text}(x).", token.start, self._now.end)
        found = [self._sum()]
        while self._is(",", ";"):
            if ARGUMENTS.get(token.text, (1, 1))[1] == 1 and token.text not in self._options.functions:
                raise self._comma() if self._comma_in_number() else self._too_many(token)
            self._take()
            found.append(self._sum())
        return found, self._close(opening)

    def _bare_argument(self, token: Token) -> tuple[list[Node], int]:
        takes_several = token.text in ARGUMENTS and token.text != "log" and not token.second
        if token.text in self._options.functions or takes_several:
            raise NotUnderstood(f"After {token.text} comes a bracket: {token.text}(x).", token.start, token.end)
        if not (self._starts_factor() or self._is("-")):
            raise NotUnderstood(f"{token.text} needs an argument, such as {token.text}(x).", token.start, token.end)
        minus = self._take() if self._is("-") else None
        first = self._now
        factors = [("*", self._power())]
        while self._now.kind in _BARE and (not self._now.after_space or (len(factors) == 1 and first.kind == "number")):
            factors.append(("", self._power()))
        node = factors[0][1]
        if len(factors) > 1:
            node = Product(node.start, factors[-1][1].end, tuple(factors))
        if minus:
            node = Negative(minus.start, node.end, node)
        return [node], node.end

    def _finished(self, token: Token, arguments: list[Node], end: int) -> Node:
        least, most = ARGUMENTS.get(token.text, (1, 1))
        if len(arguments) > most and token.text not in self._options.functions:
            raise self._too_many(token)
        if len(arguments) < least:
            raise NotUnderstood(f"{token.text} needs {least} arguments.", token.start, end)
        name = token.text
        if name == "log" and len(arguments) == 1:
            if self._options.log == "e":
                name = "ln"
                self._notes.setdefault("I read log as the natural logarithm. Write log10(x) for base 10.")
            else:
                arguments.append(Number(token.start, token.end, "10"))
        if name == "factorial":
            return Factorial(token.start, end, arguments[0])
        return Call(token.start, end, name, tuple(arguments))

    def _too_many(self, token: Token) -> NotUnderstood:
        return NotUnderstood(f"{token.text} has too many arguments.", token.start, self._now.end)
