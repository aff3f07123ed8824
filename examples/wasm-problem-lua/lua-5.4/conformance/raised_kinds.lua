local TooCold = { __name = "TooCold" }
TooCold.__index = TooCold
local Frozen = setmetatable({ __name = "Frozen" }, TooCold)
Frozen.__index = Frozen

function cold()
  error(setmetatable({ message = "brr" }, TooCold))
end

function frozen()
  error(setmetatable({ message = "brr" }, Frozen))
end
