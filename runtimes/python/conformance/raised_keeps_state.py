count = 0


def count_up():
    global count
    count += 1
    return count


def fail():
    global count
    count += 10
    raise ValueError("after the change")
