# Searches all modules for names and texts of the host.
#
# category = "sys.modules"
# ending = "value"
# value = []
import sys


def attack():
    of_the_host = (
        "wasmtime",
        "xblock",
        "django",
        "workbench",
        "wasm_problem.sandbox",
        "wasm_problem/",
        "/root",
        "/home/",
    )
    found = {name for name in sys.modules if any(word in name.lower() for word in of_the_host)}
    for module in list(sys.modules.values()):
        for value in list(vars(module).values()):
            if type(value) is str and any(word in value for word in of_the_host):
                found.add(f"{module.__name__}: {value[:100]}")
    return sorted(found)
