# Returns numbers that JSON does not have.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "nan"
def attack():
    return {"score": float("nan"), "message": float("inf")}
