# Compiles, and is so deep that whoever walks through its tree runs out of stack.
#
# problem = "without_sum"
# prepare = "add_a_deep_expression"
# ending = "partial"
# tests = "pass pass fail"
# score = 0.6667
def total(numbers):
    result = 0
    for number in numbers:
        result += number
    return result
