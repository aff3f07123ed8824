"""Stands in for SciPy's HiGHS, which is C++ with threads and files: linprog and milp say that they cannot work."""
