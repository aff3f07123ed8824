-- Code at the program's end: its last expression is the value. Lua has statements only, so `return` is put before it.
local own = ...
local MOST_TRIED = 40
local LONGEST, DEEPEST, MOST_SHOWN = 4000, 4, 100

-- Where the last expression may begin: after a line end or a semicolon, the last ones first.
local function beginnings(code)
  local found = {}
  for at in string.gmatch(code, "[\n;]()") do
    table.insert(found, at)
  end
  return found
end

local function is_expression(text, environment)
  return own.compile("local _ =\n" .. text, environment) ~= nil
end

-- The function of the code; or nil and why it cannot be read.
function own.compiled(code, environment)
  local whole = own.compile("return " .. code, environment)
  if whole and is_expression(code, environment) then
    return whole
  end
  local plain, why = own.compile(code, environment)
  local found = beginnings(code)
  for index = #found, math.max(1, #found - MOST_TRIED), -1 do
    local at = found[index]
    local before, after = string.sub(code, 1, at - 1), string.sub(code, at)
    if is_expression(after, environment) then
      local split = own.compile(before .. "return " .. after, environment)
      if split then
        return split
      end
    end
  end
  return plain, why
end

-- --- A value in Lua's own notation. ---

local KEYWORDS = {}
for word in string.gmatch("and break do else elseif end false for function goto if in local nil not or repeat return "
  .. "then true until while", "%a+") do
  KEYWORDS[word] = true
end

local function quoted(text)
  local shown = string.gsub(string.format("%q", text), "\\\n", "\\n")
  return shown
end

local function in_order(a, b)
  local kind_a, kind_b = math.type(a) and "number" or type(a), math.type(b) and "number" or type(b)
  if kind_a ~= kind_b then
    return kind_a < kind_b
  end
  return (kind_a == "number" or kind_a == "string") and a < b
end

local function keys_of(value)
  local keys = {}
  for key in next, value do
    if #keys >= MOST_SHOWN then
      break
    end
    table.insert(keys, key)
  end
  table.sort(keys, in_order)
  return keys
end

local shown

local function shown_table(value, depth, parents)
  if parents[value] then
    return "{...}"
  elseif depth > DEEPEST then
    return next(value) == nil and "{}" or "{...}"
  end
  parents[value] = true
  local parts, length = {}, rawlen(value)
  for index = 1, math.min(length, MOST_SHOWN) do
    table.insert(parts, shown(rawget(value, index), depth + 1, parents))
  end
  for _, key in ipairs(keys_of(value)) do
    if not (math.type(key) == "integer" and key >= 1 and key <= length) then
      local is_name = type(key) == "string" and string.find(key, "^[%a_][%w_]*$") and not KEYWORDS[key]
      local name = is_name and key or "[" .. shown(key, depth + 1, parents) .. "]"
      table.insert(parts, name .. " = " .. shown(rawget(value, key), depth + 1, parents))
    end
  end
  if length > MOST_SHOWN then
    table.insert(parts, "...")
  end
  parents[value] = nil
  return "{" .. table.concat(parts, ", ") .. "}"
end

function shown(value, depth, parents)
  local kind = type(value)
  if kind == "string" then
    return quoted(value)
  elseif kind == "table" then
    return shown_table(value, depth or 1, parents or {})
  elseif value == json.null then
    return "json.null"
  elseif math.type(value) == "float" and value == value and math.abs(value) ~= math.huge then
    local short = string.format("%.14g", value)
    short = tonumber(short) == value and short or string.format("%.17g", value)
    return string.find(short, "[.e]") and short or short .. ".0"
  end
  return tostring(value)
end
own.shown = shown

-- Writes what an interactive session writes, a line for all values, nothing for nil alone.
function own.echo(...)
  local values = table.pack(...)
  if values.n == 0 or (values.n == 1 and values[1] == nil) then
    return
  end
  local texts = {}
  for index = 1, values.n do
    local value = values[index]
    local metatable = type(value) == "table" and getmetatable(value)
    local says_itself = type(metatable) == "table" and rawget(metatable, "__tostring")
    local text = says_itself and tostring(value) or shown(value)
    texts[index] = #text <= LONGEST and text or string.sub(text, 1, utf8.offset(text, 0, LONGEST) - 1) .. "..."
  end
  print(table.concat(texts, "\t"))
end
