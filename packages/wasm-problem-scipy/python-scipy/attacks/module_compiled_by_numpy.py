# Compiles a module of Fortran.
#
# category = "spawn"
# ending = "raised"
def attack():
    from numpy import f2py

    return f2py.compile("      end")
