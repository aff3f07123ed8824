# The same test twice: the value compared by the program, and by the grader.
from wasm_problem import script

tests = [
    script('shout("pear") == "PEAR"', returns=True, visibility="example"),
    script('shout("pear")', returns="PEAR"),
]
