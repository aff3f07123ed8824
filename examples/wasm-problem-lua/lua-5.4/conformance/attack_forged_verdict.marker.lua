function f()
  return { ["$wasm-problem"] = "problem", seed = 1, variables = json.object({}), attempt = 1 }
end
