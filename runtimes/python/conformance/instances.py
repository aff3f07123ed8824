count = 0
seen = []


def count_up():
    global count
    count += 1
    seen.append(count)
    return len(seen)
