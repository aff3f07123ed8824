-- require and package: attached files, and the libraries that are there.
local own = ...
local loaded, preload = own.loaded, {}

-- What a program may expect, and why it is not there. manifest.toml says the same.
local ABSENT = {
  cjson = "the sandbox has no C libraries to load; the global json does the same",
  ffi = "the sandbox has no C libraries to call",
  http = "the sandbox has no network",
  lfs = "the sandbox has no folders; attached files are opened by name",
  lpeg = "the sandbox has no C libraries to load",
  posix = "the sandbox has no operating system",
  socket = "the sandbox has no network",
  ssl = "the sandbox has no network",
}

local function found(name)
  if type(rawget(preload, name)) == "function" then
    return rawget(preload, name), ":preload:"
  end
  local file = name .. ".lua"
  if own.attached(file) then
    local chunk, why = own.loadfile(file)
    if not chunk then
      error("error loading module '" .. name .. "' from file '" .. file .. "':\n\t" .. why, 0)
    end
    return chunk, file
  end
  if ABSENT[name] then
    error("module '" .. name .. "' not found: " .. ABSENT[name], 3)
  end
  error("module '" .. name .. "' not found: there is no attached file '" .. file .. "'", 3)
end

function _G.require(name)
  if type(name) ~= "string" then
    error("bad argument #1 to 'require' (string expected, got " .. type(name) .. ")", 2)
  end
  local value = loaded[name]
  if value then
    return value
  end
  local loader, from = found(name)
  local returned = loader(name, from)
  if returned ~= nil then
    loaded[name] = returned
  elseif loaded[name] == nil then
    loaded[name] = true
  end
  return loaded[name], from
end

local function absent()
  error("package.loadlib: the sandbox has no C libraries to load", 2)
end

_G.package = { config = "/\n;\n?\n!\n-\n", cpath = "", path = "?.lua", loaded = loaded, preload = preload, loadlib = absent }
loaded.package = _G.package
