def unknown():
    return no_such_function()  # <unknown>


def nothing():
    return None.x  # <nothing>
