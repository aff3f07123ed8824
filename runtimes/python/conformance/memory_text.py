def double():
    text = "x"
    while True:
        text = text * 2


def hoard():
    kept = []
    while True:
        kept.append(f"{len(kept):100000}")
