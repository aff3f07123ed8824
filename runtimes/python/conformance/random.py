import random


def numbers():
    return [random.randint(0, 999_999) for _ in range(20)]


def fractions():
    return [random.random() for _ in range(5)]


def spread():
    drawn = [random.randrange(10) for _ in range(1000)]
    return all(drawn.count(digit) >= 40 for digit in range(10))


def coin():
    low = sum(random.random() < 0.5 for _ in range(200))
    return 60 <= low <= 140
