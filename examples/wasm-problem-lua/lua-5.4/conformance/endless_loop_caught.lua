function stubborn()
  while true do
    pcall(function()
      local whatever <close> = setmetatable({}, { __close = function()
        while true do
        end
      end })
      while true do
      end
    end)
  end
end

function top()
  return 1
end
