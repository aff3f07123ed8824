"""Formulas as learners type them: read kindly, shown as they were read, and compared by what they mean."""

from __future__ import annotations

from .checks import check_equation, check_formula, check_set
from .comparing import equals_formula
from .equivalence import Equivalence, equivalent
from .faults import NotUnderstood
from .forms import unfinished
from .interpretation import interpret
from .matrices import ComparedMatrix, matrix, same_matrix
from .measured_checks import check_matrix, check_quantity
from .plots import curve, dots, plot, table_of_values
from .quantities import Compared, Quantity, quantity, same_quantity
from .reading import Formula, formula
from .relations import same_equation, same_set
from .significant_figures import figures, has_figures
from .warming import warm_up

__all__ = [
    "Compared",
    "ComparedMatrix",
    "Equivalence",
    "Formula",
    "NotUnderstood",
    "Quantity",
    "check_equation",
    "check_formula",
    "check_matrix",
    "check_quantity",
    "check_set",
    "curve",
    "dots",
    "equals_formula",
    "equivalent",
    "figures",
    "formula",
    "has_figures",
    "interpret",
    "matrix",
    "plot",
    "quantity",
    "same_equation",
    "same_matrix",
    "same_quantity",
    "same_set",
    "table_of_values",
    "unfinished",
    "warm_up",
]

# Tracebacks name these as an author imports them.
for _name in __all__:
    globals()[_name].__module__ = __name__
del _name
