const f = (n) => ({ "$wasm-problem": "problem", seed: 1, variables: {}, attempt: 1 });
