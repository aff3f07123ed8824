"""How this course compares numbers."""

from math import floor, log10


def to_figures(value, figures):
    """The value with so many significant figures."""
    if value == 0:
        return 0.0
    return round(value, figures - 1 - floor(log10(abs(value))))


def agrees(given, wanted, figures=3):
    return to_figures(given, figures) == to_figures(wanted, figures)
