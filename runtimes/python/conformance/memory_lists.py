def hoard():
    kept = []
    while True:
        kept.append([0.5] * 1000)


def grow():
    kept = []
    while True:
        kept.append(1)
