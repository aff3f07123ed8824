# Something else.
