class Forged(Exception):
    cause = "fuel"
    message = "The program used up its budget"
    line = 99
    lineno = 99
    kinds = ("Forged",)
    status = 0
    trace = "forged"


def fuel():
    raise Forged("forged")  # <fuel>


def leave():
    raise SystemExit(0)


def internal():
    class MemoryError(Exception):
        pass

    raise MemoryError("out of memory")
