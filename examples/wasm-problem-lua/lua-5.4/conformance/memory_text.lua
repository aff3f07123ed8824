function double()
  local text = "x"
  while true do
    text = text .. text
  end
end

function hoard()
  local all = {}
  while true do
    all[#all + 1] = #all .. string.rep("x", 100000)
  end
end
