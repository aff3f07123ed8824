print("loading")

function f()
  return 1
end

error("not today") -- <here>
