function echo(value)
  return value
end

function none()
  return "none"
end

function swapped(first, second)
  return { second, first }
end

function five(a, b, c, d, e)
  return json.array({ a, b, c, d, e }, 5)
end

function repeated(n)
  return string.rep("x", n)
end

function numbers(n)
  local list = {}
  for i = 0, n - 1 do
    list[i + 1] = i
  end
  return list
end

function third()
  return 1 / 3
end

function add(a, b)
  return a + b
end

function keys()
  return { ["__proto__"] = 1, [""] = 2, ["a b"] = 3, constructor = 4 }
end

function nothing()
end

function record()
  return { name = "Ada", born = 1815, alive = false, works = { "notes", "letters" }, spouse = json.object({}) }
end

function empty_list()
  return {}
end

function empty_object()
  return json.object({})
end

function shared()
  local list = { 1, 2 }
  return { list, list }
end

function count(list)
  return #list
end

function rows(n)
  local list = {}
  for i = 0, n - 1 do
    list[i + 1] = { id = i, name = "row " .. i }
  end
  return list
end

function lists(n)
  local list = {}
  for _ = 2, n do
    list = { list }
  end
  return list
end

function objects(n)
  local object = json.object({})
  for _ = 2, n do
    object = { a = object }
  end
  return object
end

function greeting()
  return "Grüße, 世界 😀"
end

function joined(first, second)
  return first .. second
end
