later = 5


def twice_scaled(x):
    return scaled(scaled(x))
