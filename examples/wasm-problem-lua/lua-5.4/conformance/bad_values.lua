function list()
  local it = {}
  it[1] = it
  return it
end

function object()
  local it = {}
  it.me = { it }
  return it
end

function a_function()
  return print
end

function function_inside()
  return { rows = { 1, { f = print } } }
end

function not_a_number()
  return 0 / 0
end

function infinity()
  return math.huge
end

function minus_infinity()
  return -math.huge
end

function inside()
  return { a = { 1, 2, 0 / 0 } }
end

function deep()
  return { list = { { x = math.huge } } }
end

function good()
  return "good"
end
