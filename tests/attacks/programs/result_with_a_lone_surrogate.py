# Returns text that is not Unicode, as key and as value.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "surrogate"
def attack():
    return {"\ud800": "\udfff"}
