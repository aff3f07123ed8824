# Imports a module from an attached file; its source is gigabytes long.
#
# category = "zip bombs"
# ending = ["memory", "raised"]
# limits = {fuel = 10_000_000_000}
# prepare = "attach_a_zip_bomb"
def attack():
    import bomb

    return bomb.x
