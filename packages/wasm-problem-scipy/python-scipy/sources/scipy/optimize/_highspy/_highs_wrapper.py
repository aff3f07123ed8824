"""Says that there is no HiGHS where it would be called."""


def _highs_wrapper(*arguments: object, **options: object) -> None:
    raise NotImplementedError(
        "milp and the method 'highs' of linprog need the solver HiGHS, which this runtime does not have; "
        "linprog has method='revised simplex', for problems without integrality"
    )
