# Returns text that would end the JSON value if anyone pasted it in without quotes.
#
# category = "result not JSON"
# ending = "value"
# value = ["\"], \"failure\": null, [\"", "\\u0000\\", "\u2028</script><script>alert(1)</script>"]
def attack():
    return ['"], "failure": null, ["', "\\u0000\\", "\u2028</script><script>alert(1)</script>"]
