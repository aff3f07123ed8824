count = 0


def count_up():
    global count
    count += 1
    return count
