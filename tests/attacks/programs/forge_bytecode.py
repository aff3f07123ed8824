# Runs bytecode that no compiler makes: it reads past the interpreter's own arrays.
#
# category = "interpreter"
# ending = ["crashed", "raised", "fuel", "stack", "memory"]
def attack():
    code = (lambda: 0).__code__
    for opcode in range(1, 120):
        forged = code.replace(co_code=bytes([opcode, 250] * 60), co_stacksize=1)
        try:
            exec(forged)
        except Exception:
            continue
