def _highs_wrapper(*arguments: object, **options: object) -> None:
    raise NotImplementedError("scipy.optimize.linprog and milp need the HiGHS solver, which this Python does not have")
