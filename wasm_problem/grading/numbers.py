"""Numbers as people type them."""

from __future__ import annotations

import math
import re
import unicodedata

from .sentences import sentence, translatable

MAX_NUMBER_LENGTH = 300
"""Characters. Enough for every float written out, and for integers of 300 digits."""

HINT = translatable("Type a number, such as 3.5 or -2 or 1.2e3.")
TOO_LARGE = translatable("This number is too large.")

_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c"))  # invisible, pasted along
_SAME = str.maketrans(
    {
        **dict.fromkeys("−‐‑‒–﹣－", "-"),
        **dict.fromkeys("＋﹢", "+"),
        **dict.fromkeys("．٫", "."),
        **dict.fromkeys("，٬", ","),
        **dict.fromkeys("’ʼ′", "'"),
        **dict.fromkeys("⁄∕／", "/"),
        **dict.fromkeys("·⋅∙＊", "*"),
        **dict.fromkeys("×✕✖", "x"),
        **dict.fromkeys("ＥｅＥ", "e"),
    }
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+"
_VULGAR = "[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]"

# 1,000,000 or 1 000 000 or 1'000'000, and 10,00,000 as written in India
_GROUPED = r"[1-9]\d{0,2}(?:(?P<sep>[,' ])\d{3})(?:(?P=sep)\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3}"
_PLAIN = rf"(?P<sign>[+-]?) *(?P<whole>{_GROUPED}|\d+|)(?P<point>\.\d*)?(?: ?e ?(?P<exponent>[+-]?\d+))?"
_POWER = (
    rf"(?P<sign>[+-]?) *(?:(?P<whole>{_GROUPED}|\d+|)(?P<point>\.\d*)? *[x*] *)?"
    rf"10 *(?:(?:\^|\*\*) *[({{]?(?P<exponent>[+-]?\d+)[)}}]?|(?P<raised>{_RAISED}))"
)
_FRACTION = r"(?P<sign>[+-]?) *(?:(?P<whole>\d+) +)?(?P<top>\d+) */ *(?P<bottom>\d+)"
_VULGAR_FRACTION = rf"(?P<sign>[+-]?) *(?P<whole>\d*) *(?P<part>{_VULGAR})"
_DECIMAL_COMMA = r"[+-]? *\d[\d. ']*,\d+(?:e[+-]?\d+)?"
_WITH_UNIT = r"[+-]? *(?!0x)\d[\d.,' ]*?(?:e[+-]?\d+)? ?(?!e[+-]?\d*$)[^\W\d_¹²³⁰-₟].*|[+-]? ?\d[\d.,' ]*[°Ω€$£].*"


class NotANumber(ValueError):
    """The text is not a number. The message is a sentence that tells the learner what to type."""


def read_number(text: str) -> int | float:
    """The number that `text` says.

    A number without a decimal point, exponent or fraction is an int, any other a float. Accepted:

    * a sign, also a typographic minus, and spaces around; digits of any script;
    * a decimal point: `3.5`, `.5`, `5.`;
    * thousands in groups by comma, space or apostrophe: `1,000`, `1 000 000`, `1'000`, `10,00,000`;
    * exponents: `1.2e3`, `1.2E-3`, `1.2 x 10^3`, `1.2·10³`;
    * fractions: `1/2`, `3 1/2`, `½`, `3½`.

    A comma that does not group thousands (`1,5`) is not guessed at. Percent signs, units, hexadecimal, underscores
    and infinities are refused. Raises NotANumber with what to type instead.
    """
    if len(text) > MAX_NUMBER_LENGTH:
        raise NotANumber(sentence("This number is too long. Type at most {most} characters.", most=MAX_NUMBER_LENGTH))
    plain = _simplified(text)
    if not plain:
        raise NotANumber(translatable("Type a number."))
    for read in (_read_plain, _read_power, _read_vulgar_fraction, _read_fraction):
        value = read(plain)
        if value is not None:
            return value
    raise NotANumber(_advice(plain))


def _simplified(text: str) -> str:
    text = text.translate(_DROPPED).translate(_SAME)
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return " ".join(text.split())


def _read_plain(text: str) -> int | float | None:
    match = re.fullmatch(_PLAIN, text, re.I)
    if not match or not (match["whole"] or len(match["point"] or "") > 1):
        return None
    if match["point"] is None and match["exponent"] is None:
        return int(match["sign"] + _digits(match["whole"]))
    return _float(match["sign"], match["whole"], match["point"], match["exponent"])


def _read_power(text: str) -> float | None:
    match = re.fullmatch(_POWER, text, re.I)
    if not match:
        return None
    whole, point = match["whole"], match["point"]
    if whole == "" and len(point or "") < 2:
        return None
    raised = (match["raised"] or "").translate(_SUPERSCRIPTS)
    if match["raised"] and not re.fullmatch(r"[+-]?\d+", raised):
        return None
    return _float(match["sign"], "1" if whole is None else whole, point, match["exponent"] or raised)


def _read_vulgar_fraction(text: str) -> float | None:
    match = re.fullmatch(_VULGAR_FRACTION, text)
    if not match:
        return None
    return _signed(match["sign"], int(match["whole"] or 0) + unicodedata.numeric(match["part"]))


def _read_fraction(text: str) -> float | None:
    match = re.fullmatch(_FRACTION, text)
    if not match:
        return None
    whole, top, bottom = int(match["whole"] or 0), int(match["top"]), int(match["bottom"])
    if bottom == 0:
        raise NotANumber(translatable("A fraction cannot have 0 below its line."))
    try:
        return _signed(match["sign"], (whole * bottom + top) / bottom)
    except OverflowError:
        raise NotANumber(TOO_LARGE) from None


def _float(sign: str, whole: str | None, point: str | None, exponent: str | None) -> float:
    digits = f"{_digits(whole or '') or '0'}{point or ''}"
    value = float(f"{digits}e{exponent or 0}")
    if math.isinf(value):
        raise NotANumber(TOO_LARGE)
    if value == 0 and re.search("[1-9]", digits):
        raise NotANumber(translatable("This number is too close to 0."))
    return _signed(sign, value)


def _signed(sign: str, value: float) -> float:
    return -value if sign == "-" else value


def _digits(grouped: str) -> str:
    return re.sub(r"[^\d]", "", grouped)


def _advice(text: str) -> str:
    if re.fullmatch(_DECIMAL_COMMA, text, re.I):
        if text.count(",") == 1 and "." not in text:
            point = text.replace(",", ".")
            return sentence(
                "Write the decimal point as a full stop: {number} instead of {typed}.", number=point, typed=text
            )
        return translatable("Write the decimal point as a full stop, and thousands as 1,000 or without a separator.")
    if text.endswith("%"):
        return translatable("Type the number without a percent sign.")
    if text[0] in "$€£¥₹" or re.fullmatch(_WITH_UNIT, text, re.I):
        return translatable("Type the number alone, without a unit.")
    return HINT
