# A function whose effort is measured.
from wasm_problem import call, grows

tests = [
    call("has_pair", [1, 4, 6], 10, returns=True, visibility="example"),
    call("has_pair", [1, 4, 6], 8, returns=False, visibility="example"),
    grows("has_pair", given=lambda n: [list(range(0, 2 * n, 2)), 1], at_most="linear", name="growth"),
    call("has_pair", list(range(0, 2000, 2)), 1, returns=False, max_fuel=20_000_000, name="a large list"),
]
