function hoard()
  local all = {}
  while true do
    local list = {}
    for i = 1, 1000 do
      list[i] = i
    end
    all[#all + 1] = list
  end
end

function grow()
  local list = {}
  while true do
    list[#list + 1] = 1
  end
end
