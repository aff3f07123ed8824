"""Holds the folder python-3.14-scipy@1: a runtime is data, and there is nothing to import here."""
