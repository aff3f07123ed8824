"""Holds the folder lua-5.4@1: a runtime is data, and there is nothing to import here."""
