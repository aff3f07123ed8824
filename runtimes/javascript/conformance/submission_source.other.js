// Something else.
