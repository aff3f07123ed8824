# Sources that are small as text and huge as code; lists those that neither compiled nor were refused.
#
# category = "decompression and parsing bombs"
# ending = "value"
# value = []
BOMBS = (
    "(" * 100_000 + ")" * 100_000,
    "-" * 100_000 + "1",
    "not " * 50_000 + "x",
    "lambda: " * 20_000 + "0",
    "if 1:\n" + "".join(" " * n + "if 1:\n" for n in range(1, 300)) + " " * 300 + "pass",
    "a = " * 5_000 + "1",
    "f'" + "{f'" * 200 + "}'" * 200,
    "x = (1 << 100000) ** 100000",
    "x = 'a' * 10**9 * 10",
    "def f():\n" + " x = 1\n" * 10_000,
    "\0",
    "# coding: utf-7\nprint(+AGEAYgBj-)",
    "\N{LATIN SMALL LETTER LONG S}" * 3 + " = \N{FULLWIDTH DIGIT ONE}",
)


def attack():
    strange = []
    for number, bomb in enumerate(BOMBS):
        try:
            compile(bomb, "bomb", "exec")
        except (SyntaxError, RecursionError, MemoryError, ValueError, OverflowError):
            continue
        except BaseException as error:
            strange.append(f"{number} {error!r}")
    return strange
