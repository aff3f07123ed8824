# Catches whatever would stop it and goes on.
#
# category = "infinite loop"
# ending = "fuel"
def attack():
    while True:
        try:
            while True:
                raise SystemExit
        except BaseException:
            continue
