local helper = require("helper")

function quadruple(n)
  return 2 * helper.double(n)
end

function fail()
  helper.fail() -- <here>
end
