"""The letters, names and signs that a formula may be typed with."""

from __future__ import annotations

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""English name -> letter. Those that look like Latin letters are not told apart from them, and are left out."""

GREEK_LETTERS = {letter: name for name, letter in GREEK.items()} | {
    "π": "pi", "ϕ": "phi", "ϵ": "epsilon", "ϑ": "theta", "ς": "sigma", "ϱ": "rho", "µ": "mu",
    "Ω": "Omega", "∆": "Delta",
}  # fmt: skip
"""Letter -> English name, other shapes of it and signs that look the same included."""

FUNCTIONS = {
    "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "cot": r"\cot", "sec": r"\sec", "csc": r"\csc",
    "arcsin": r"\arcsin", "arccos": r"\arccos", "arctan": r"\arctan", "arccot": r"\operatorname{arccot}",
    "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "coth": r"\coth",
    "arsinh": r"\operatorname{arsinh}", "arcosh": r"\operatorname{arcosh}", "artanh": r"\operatorname{artanh}",
    "ln": r"\ln", "log": r"\log", "exp": r"\exp", "sqrt": "", "root": "", "abs": "", "factorial": "",
    "sign": r"\operatorname{sign}", "floor": "", "ceil": "", "min": r"\min", "max": r"\max",
    "re": r"\operatorname{Re}", "im": r"\operatorname{Im}", "conj": "", "arg": r"\arg", "gcd": r"\gcd",
    "lcm": r"\operatorname{lcm}",
}  # fmt: skip
"""Name -> how TeX writes it; "": in a way of its own."""

ALIASES = {
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "acot": "arccot", "tg": "tan", "ctg": "cot", "cotan": "cot",
    "cosec": "csc", "arctg": "arctan", "asinh": "arsinh", "acosh": "arcosh", "atanh": "artanh", "arcsinh": "arsinh",
    "arccosh": "arcosh", "arctanh": "artanh", "sgn": "sign", "ceiling": "ceil", "sh": "sinh", "ch": "cosh",
    "th": "tanh", "lg": "log10", "lb": "log2", "cbrt": "root3",
}  # fmt: skip

INVERSES = {
    "sin": "arcsin", "cos": "arccos", "tan": "arctan", "cot": "arccot",
    "sinh": "arsinh", "cosh": "arcosh", "tanh": "artanh",
}  # fmt: skip

WITH_A_SECOND = {"log10": ("log", "10"), "log2": ("log", "2"), "root3": ("root", "3")}
"""Functions that are another one with this second argument."""

ARGUMENTS = {"root": (2, 2), "log": (1, 2), "min": (2, 9), "max": (2, 9), "gcd": (2, 9), "lcm": (2, 9)}
"""How many arguments, at least and at most; of all others one."""

CONSTANTS = {"pi": r"\pi", "e": r"\mathrm{e}", "i": r"\mathrm{i}", "infinity": r"\infty"}

OPERATORS = {
    "+": "+", "＋": "+", "-": "-", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "－": "-",
    "*": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "×": "*", "✕": "*", "∗": "*", "⨯": "*",
    "/": "/", "÷": "/", "∕": "/", "⁄": "/", "^": "^", "ˆ": "^", "!": "!", "|": "|", "∣": "|", "√": "√", "∛": "∛",
    "(": "(", ")": ")", "[": "[", "]": "]", "{": "{", "}": "}", ",": ",", ";": ";",
    "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=", "≠": "!=",
}  # fmt: skip
"""One character -> what it means."""

LONGER = {"**": "^", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">=", "!=": "!=", "==": "=", "<>": "!="}
"""Two characters -> what they mean together."""

RELATIONS = {"=": "=", "!=": r"\neq", "<": "<", ">": ">", "<=": r"\leq", ">=": r"\geq"}

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

REFUSED = {
    "±": "Write the two values one by one, such as {{3, -3}}, instead of ±.",
    "∓": "Write the two values one by one instead of ∓.",
    ":": "Write / for a division, not “:”.",
    "'": "“'” has no meaning here. Write derivatives out.",
    "′": "“′” has no meaning here. Write derivatives out.",
    "’": "“’” has no meaning here. Write derivatives out.",
    "$": "No dollar signs are needed: type the formula by itself.",
    "\\": "TeX is not needed: write sqrt(2), alpha or 1/2 as plain text.",
    "&": "“&” has no meaning in a formula.",
    "%": "Write 0.05 instead of 5%.",
    "°": "Degrees have no meaning here. Write angles in radians, such as pi/6.",
    "∫": "Write the result of the integral, not the integral.",
    "∑": "Write the sum out, or its result.",
    "?": "“?” has no meaning in a formula.",
    "_": "An index belongs to a name, without a space: x_1.",
    ".": "There is a point without digits.",
    "≈": "Write = instead of ≈.",
}
"""Characters with a sentence of their own."""
