"""Measures the sandbox on this machine, beside what Open edX uses today: `python -m bench`, or `make bench`."""
