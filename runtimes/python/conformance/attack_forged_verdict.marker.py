def f(n):
    return {"$wasm-problem": "problem", "seed": 1, "variables": {}, "attempt": 1}
