# A function that has to be written in a certain way.
from wasm_problem import avoids, call, uses

tests = [
    call("total", [1, 2, 3], returns=6, visibility="example"),
    avoids("sum()", "import", name="without sum"),
    uses("recursion", name="with recursion"),
]
