"""Units: what each is in metres, kilograms, seconds, amperes, kelvins, moles and candelas."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

BASE = ("m", "kg", "s", "A", "K", "mol", "cd")
Dimension = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """factor: how many of the base units it is; pi: how often that is multiplied by pi. prefixes: may stand before it.

    zero: what its zero is in the base unit, for temperatures.
    """

    symbol: str
    factor: Fraction
    dimension: Dimension
    prefixes: bool = True
    tex: str = ""
    pi: int = 0
    zero: Fraction = Fraction(0)


def _unit(symbol: str, factor: str | int, dimension: str, prefixes: bool = True, tex: str = "", pi: int = 0,
          zero: str | int = 0) -> UnitOfMeasure:  # fmt: skip
    """dimension: powers of base units, such as "kg m s-2"."""
    powers = [0] * len(BASE)
    for part in dimension.split():
        name = part.rstrip("-0123456789")
        powers[BASE.index(name)] += int(part[len(name) :] or 1)
    return UnitOfMeasure(symbol, Fraction(factor), tuple(powers), prefixes, tex, pi, Fraction(zero))


_UNITS = (
    _unit("m", 1, "m"), _unit("g", "1/1000", "kg"), _unit("s", 1, "s"), _unit("A", 1, "A"), _unit("K", 1, "K"),
    _unit("mol", 1, "mol"), _unit("cd", 1, "cd"), _unit("rad", 1, ""), _unit("sr", 1, ""),
    _unit("Hz", 1, "s-1"), _unit("N", 1, "kg m s-2"), _unit("Pa", 1, "kg m-1 s-2"), _unit("J", 1, "kg m2 s-2"),
    _unit("W", 1, "kg m2 s-3"), _unit("C", 1, "A s"), _unit("V", 1, "kg m2 s-3 A-1"), _unit("F", 1, "kg-1 m-2 s4 A2"),
    _unit("Ω", 1, "kg m2 s-3 A-2", tex=r"\Omega"), _unit("S", 1, "kg-1 m-2 s3 A2"), _unit("Wb", 1, "kg m2 s-2 A-1"),
    _unit("T", 1, "kg s-2 A-1"), _unit("H", 1, "kg m2 s-2 A-2"), _unit("lm", 1, "cd"), _unit("lx", 1, "cd m-2"),
    _unit("Bq", 1, "s-1"), _unit("Gy", 1, "m2 s-2"), _unit("Sv", 1, "m2 s-2"), _unit("kat", 1, "mol s-1"),
    _unit("L", "1/1000", "m3"), _unit("l", "1/1000", "m3"), _unit("t", 1000, "kg"), _unit("bar", 100_000, "kg m-1 s-2"),
    _unit("eV", "1.602176634e-19", "kg m2 s-2"), _unit("cal", "4.184", "kg m2 s-2"), _unit("Wh", 3600, "kg m2 s-2"),
    _unit("u", "1.66053906892e-27", "kg"), _unit("M", 1000, "mol m-3"), _unit("pc", "30856775814913673", "m"),
    _unit("min", 60, "s", False), _unit("h", 3600, "s", False), _unit("d", 86_400, "s", False),
    _unit("a", 31_557_600, "s", False), _unit("ha", 10_000, "m2", False), _unit("au", 149_597_870_700, "m", False),
    _unit("ly", 9_460_730_472_580_800, "m", False), _unit("atm", 101_325, "kg m-1 s-2", False),
    _unit("mmHg", "133.322387415", "kg m-1 s-2", False), _unit("Å", "1e-10", "m", False, tex=r"\mathring{\mathrm{A}}"),
    _unit("rpm", "1/30", "s-1", False, pi=1), _unit("in", "0.0254", "m", False), _unit("ft", "0.3048", "m", False),
    _unit("mi", "1609.344", "m", False), _unit("mph", "0.44704", "m s-1", False),
    _unit("lb", "0.45359237", "kg", False),
    _unit("oz", "0.028349523125", "kg", False), _unit("°", "1/180", "", False, tex=r"{}^\circ", pi=1),
    _unit("deg", "1/180", "", False, tex=r"{}^\circ", pi=1), _unit("%", "1/100", "", False, tex=r"\%"),
    _unit("°C", 1, "K", False, tex=r"{}^\circ\mathrm{C}", zero="273.15"),
    _unit("°F", "5/9", "K", False, tex=r"{}^\circ\mathrm{F}", zero="45967/180"),
)  # fmt: skip
UNITS = {unit.symbol: unit for unit in _UNITS}

PREFIXES = {
    "Q": 30, "R": 27, "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1, "d": -1,
    "c": -2, "m": -3, "µ": -6, "u": -6, "n": -9, "p": -12, "f": -15, "a": -18, "z": -21, "y": -24, "r": -27, "q": -30,
}  # fmt: skip
OTHER_SPELLINGS = {
    "ohm": "Ω", "Ohm": "Ω", "Ω": "Ω", "sec": "s", "degC": "°C", "degF": "°F", "hr": "h", "AU": "au",
    "meter": "m", "metre": "m", "meters": "m", "metres": "m", "gram": "g", "grams": "g", "second": "s", "seconds": "s",
    "hour": "h", "hours": "h", "minute": "min", "minutes": "min", "liter": "L", "litre": "L", "yr": "a",
    "newton": "N", "joule": "J", "watt": "W", "volt": "V", "ampere": "A", "kelvin": "K", "pascal": "Pa", "hertz": "Hz",
}  # fmt: skip


def unit_of(typed: str) -> str:
    """The symbol of a unit, with its prefix; "": there is no such unit."""
    typed = typed.replace("μ", "µ").replace("Ω", "Ω").replace("Å", "Å")
    typed = OTHER_SPELLINGS.get(typed, typed)
    if typed in UNITS:
        return typed
    for prefix in PREFIXES:
        rest = typed.removeprefix(prefix)
        rest = OTHER_SPELLINGS.get(rest, rest)
        if rest != typed and rest in UNITS and UNITS[rest].prefixes:
            return ("µ" if prefix == "u" else prefix) + rest
    return ""


def parts_of(symbol: str) -> tuple[int, UnitOfMeasure]:
    """The power of ten of a unit's prefix, and the unit without it."""
    if symbol in UNITS:
        return 0, UNITS[symbol]
    for prefix, power in PREFIXES.items():
        unit = UNITS.get(symbol.removeprefix(prefix))
        if symbol.startswith(prefix) and unit is not None and unit.prefixes:
            return power, unit
    raise KeyError(symbol)


def tex_of(symbol: str) -> str:
    """The unit as TeX, of ASCII characters alone."""
    power, unit = parts_of(symbol)
    prefix = symbol.removesuffix(unit.symbol) if power else ""
    if prefix == "µ":
        return r"\mu " + (unit.tex or rf"\mathrm{{{unit.symbol}}}")
    if not unit.tex:
        return rf"\mathrm{{{prefix}{unit.symbol}}}"
    return (rf"\mathrm{{{prefix}}}" if prefix else "") + unit.tex
