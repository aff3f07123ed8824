-- Empties and replaces the table of loaded modules, the path and the loaders.
--
-- category = "sys.modules"
-- ending = "value"
-- value = [ "forged", false, "done" ]
function attack()
  for name in pairs(package.loaded) do
    package.loaded[name] = nil
  end
  package.preload.mine = function()
    return "forged"
  end
  local mine = require("mine")
  package.path, package.preload, package.loaded = nil, nil, nil
  local found = pcall(require, "string")
  return { mine, found, "done" }
end
