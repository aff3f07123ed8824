# Raises from code with a forged file name and line numbers past 2**31.
#
# category = "failure report"
# ending = "raised"
# message = "ZeroDivisionError"
def attack():
    code = compile("\n" * 100 + "1/0", "program.py", "exec").replace(
        co_firstlineno=2**31 - 50, co_linetable=b"\xff" * 40
    )
    exec(code)
