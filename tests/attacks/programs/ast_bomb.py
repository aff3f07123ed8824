# Builds a syntax tree by hand that no source could have.
#
# category = "decompression and parsing bombs"
# ending = "stack"
import ast


def attack():
    node = ast.Constant(1)
    for _ in range(20_000):
        node = ast.UnaryOp(ast.USub(), node)
    compile(ast.fix_missing_locations(ast.Expression(node)), "tree", "eval")
