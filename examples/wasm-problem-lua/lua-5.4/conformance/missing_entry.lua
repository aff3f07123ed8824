number = 7
text = "t"

function present()
  local function hidden()
    return 2
  end
  return 1
end
