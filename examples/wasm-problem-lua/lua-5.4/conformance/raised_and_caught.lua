function careful()
  local done, message = pcall(function()
    error("oh")
  end)
  return { done and "done" or "caught", message:find("oh", 1, true) ~= nil }
end
