"""What some programs need besides their file. Each function is named in the comment of such a program."""

from __future__ import annotations

FUNCTIONS = 5_000
FUNCTIONS_OF_JAVASCRIPT = 4_500
"""Which take more letters."""
LAST_QUOTE = '"\n'


def unchanged(source: str) -> str:
    return source


def leave_the_last_quote_out(source: str) -> str:
    return source.removesuffix(LAST_QUOTE)


def add_a_chain_of_functions(source: str) -> str:
    """Functions of which each calls the next: all are reached from the first, from the second …"""
    chain = "".join(f"def a{number}():a{number + 1}()\n" for number in range(FUNCTIONS))
    return f"{source}\n{chain}def a{FUNCTIONS}():0\n"


def add_a_deep_expression(source: str) -> str:
    """As deep as the compiler takes it, and once more in a form that is not deep for it."""
    return f"{source}\nx = {'-' * 2000}1\ny = lambda: y{'.a' * 2000}\nz = 0{'+1' * 2000}\n"


def add_a_chain_of_javascript(source: str) -> str:
    chain = "".join(f"var a{number}=()=>a{number + 1}()\n" for number in range(FUNCTIONS_OF_JAVASCRIPT))
    return f"{source}\n{chain}var a{FUNCTIONS_OF_JAVASCRIPT}=()=>0\n"


def add_a_deep_expression_of_javascript(source: str) -> str:
    return f"{source}\nconst x = {'!' * 1000}1;\nconst y = () => y{'.a' * 2000};\nconst z = 0{'+1' * 2000};\n"
