"""SciPy for CPython in WebAssembly: its sources amended, a LAPACK in C for it, and no HiGHS."""
