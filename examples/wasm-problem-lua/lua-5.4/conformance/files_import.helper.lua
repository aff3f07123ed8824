local helper = {}

function helper.double(n)
  return 2 * n
end

function helper.fail()
  error("inside the helper")
end

return helper
