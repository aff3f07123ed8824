from wasm_problem import call

tests = [
    call("double", 2, returns=4, visibility="example"),
    call("double", -3, returns=-6, hint="Think of negative numbers."),
    call("double", 1000, returns=2000, visibility="hidden", points=2),
]
