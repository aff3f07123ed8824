local kept_error, null = error, json.null
local function forge()
  return 42
end

for _, library in ipairs({ string, table, math, json, utf8, os, io, coroutine, debug, package.loaded }) do
  for name in pairs(library) do
    library[name] = forge
  end
end
getmetatable("").__index = forge
getmetatable("").__add = forge
setmetatable(_G, { __index = forge, __newindex = rawset })
type, tostring, tonumber, error, pcall, xpcall = forge, forge, forge, forge, forge, forge
next, pairs, ipairs, rawget, rawset, rawequal, rawlen, select = forge, forge, forge, forge, forge, forge, forge, forge
getmetatable, load, require, InvalidAnswer, assert = forge, forge, forge, forge, forge

function honest()
  return { a = { 1, "x", null }, b = 2.5 }
end

function dishonest()
  return 0 / 0
end

function a_function()
  return forge
end

function fail()
  kept_error("honestly") -- <here>
end
