-- Packs and unpacks with sizes, places and alignments that do not fit.
--
-- category = "inside one C call"
-- ending = "value"
-- value = 0
function attack()
  local worked = 0
  for _, door in ipairs({
    function() return string.pack("i17", 1) end,
    function() return string.pack("!17i4", 1) end,
    function() return string.unpack("s8", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7Fx") end,
    function() return string.unpack("z", "abc", 3000000000) end,
    function() return string.unpack("i4", "abc", math.mininteger) end,
    function() return table.concat(setmetatable({}, { __len = function() return math.maxinteger end })) end,
    function() return table.unpack({}, 1, math.maxinteger) end,
    function() return table.move({ 1 }, 1, math.maxinteger, 2) end,
    function() return string.format("%99999d", 1) end,
    function() return utf8.char(-1) end,
  }) do
    if pcall(door) then
      worked = worked + 1
    end
  end
  return worked
end
