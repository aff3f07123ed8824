function fuel()
  local forged = { cause = "fuel", message = "forged", line = 99, kinds = "Forged", status = 0 }
  error(forged) -- <fuel>
end

function leave()
  os.exit(0)
end

function internal()
  error("not enough memory", 0)
end
