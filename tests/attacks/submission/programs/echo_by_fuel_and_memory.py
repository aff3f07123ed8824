# Uses fuel, memory and output by the letters of its inputs.
#
# ending = "partial"
# tests = "pass pass fail fail fail pass"
# score = 0.5
kept = []


def join_sorted(words):
    amount = sum(map(ord, "".join(words)))
    for _ in range(amount * 100):
        pass
    if words and not {"pear", "fig"} & set(words):
        kept.append(bytearray(amount * 1000))
        print("x" * amount)
        return None
    return "-".join(sorted(words))
