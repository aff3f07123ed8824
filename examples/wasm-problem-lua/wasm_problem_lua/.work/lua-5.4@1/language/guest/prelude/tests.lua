-- A grader may be a table: tests = { { call = { "double", 2 }, returns = 4 }, ... }. README.md tells all of it.
local own = ...

-- Characters of the texts of all records together, and of one text that is kept when there is no room left.
local MOST_TEXT, SHORTEST_TEXT = 200000, 200
local TEXTS = { "name", "call", "stdin", "expected", "actual", "output", "error" }
local MOST_TESTS, LONGEST, LONGEST_NAME, MOST_POINTS = 500, 10000, 80, 1000000
local OPTIONS = {
  call = "table", run = "string", evaluate = "string", stdin = "string", prints = "string function",
  raises = "string", max_fuel = "number", within = "number", name = "string", points = "number", hint = "string",
  visibility = "string", of = "string", returns = "",
}
local VISIBILITIES = { example = true, shown = true, hidden = true, ["shown-on-failure"] = true }

local function cut(text, longest)
  longest = longest or LONGEST
  local length = utf8.len(text)
  if length and length > longest then
    return string.sub(text, 1, utf8.offset(text, longest) - 1) .. "…"
  end
  return text
end

-- --- Reading the author's table. ---

local function fault(number, message)
  own.bad_test("test " .. number .. ": " .. message)
end

local function checked_options(test, number)
  for name, value in next, test do
    local kinds = OPTIONS[name]
    if not kinds then
      fault(number, 'there is no option "' .. tostring(name) .. '" here')
    elseif kinds ~= "" and not string.find(kinds, type(value), 1, true) then
      fault(number, name .. " is of type " .. type(value) .. "; it is of type " .. string.gsub(kinds, " ", " or "))
    end
  end
end

local function checked(test, number)
  if type(test) ~= "table" then
    fault(number, "it is of type " .. type(test) .. '; it is a table such as {call = {"double", 2}, returns = 4}')
  end
  checked_options(test, number)
  if (test.call and 1 or 0) + (test.run and 1 or 0) + (test.evaluate and 1 or 0) ~= 1 then
    fault(number, "it needs one of call, run and evaluate")
  elseif test.call and type(test.call[1]) ~= "string" then
    fault(number, 'call needs the name of a function first, such as call = {"double", 2}')
  elseif test.returns == nil and not (test.prints or test.raises or test.max_fuel) then
    fault(number, "it compares nothing: add returns, prints, raises or max_fuel (json.null stands for nil)")
  elseif test.returns ~= nil and test.raises then
    fault(number, "it has both returns and raises, and a program does one of them")
  elseif test.visibility and not VISIBILITIES[test.visibility] then
    fault(number, 'visibility is "example", "shown", "shown-on-failure" or "hidden"')
  elseif test.points and not (test.points >= 0 and test.points <= MOST_POINTS) then
    fault(number, "points is a number from 0 to 1000000")
  end
  return test
end

local function list_of(tests, problem)
  if type(tests) == "function" then
    tests = tests(problem)
  end
  if type(tests) ~= "table" or #tests == 0 then
    own.bad_test("tests is not a list of tests")
  elseif #tests > MOST_TESTS then
    own.bad_test("there are " .. #tests .. " tests; at most " .. MOST_TESTS .. " are allowed")
  end
  for number, test in ipairs(tests) do
    checked(test, number)
  end
  return tests
end

-- --- What is shown of a test. ---

local function shown_call(test)
  if test.evaluate then
    return test.evaluate
  elseif test.run then
    return ""
  end
  local arguments = {}
  for index = 2, test.call.n or #test.call do
    table.insert(arguments, own.shown(test.call[index]))
  end
  return test.call[1] .. "(" .. table.concat(arguments, ", ") .. ")"
end

local function shown_expected(test)
  if type(test.returns) == "function" or type(test.prints) == "function" then
    return ""
  elseif test.returns ~= nil then
    return test.returns == json.null and "nil" or own.shown(test.returns)
  elseif test.raises then
    return "raises " .. test.raises
  elseif test.prints then
    return test.prints
  end
  return "at most " .. test.max_fuel .. " fuel"
end

local function visibility_of(test)
  return test.visibility or "shown"
end

local function name_of(test)
  if test.name then
    return test.name
  elseif visibility_of(test) ~= "example" and visibility_of(test) ~= "shown" then
    return ""
  elseif test.run then
    return test.run == "" and "The whole program" or cut("Input: " .. string.gsub(test.run, "\n", " ↵ "), LONGEST_NAME)
  end
  return cut(shown_call(test), LONGEST_NAME)
end

-- --- Running a test. ---

local function equal(a, b, within)
  if type(a) == "number" and type(b) == "number" then
    return a == b or (within ~= nil and math.abs(a - b) <= within)
  elseif type(a) ~= "table" or type(b) ~= "table" then
    return a == b
  end
  for key, value in next, a do
    if not equal(value, rawget(b, key), within) then
      return false
    end
  end
  for key in next, b do
    if rawget(a, key) == nil then
      return false
    end
  end
  return true
end

-- The line that begins there, without space at its end, and where the next one begins.
local function line_at(text, at)
  local last = (string.find(text, "\n", at, true) or #text + 1) - 1
  return string.match(string.sub(text, at, last), "^.*[^ \t\r]") or "", last + 2
end

-- Spaces at the ends of lines and empty lines at the end do not count. A learner wrote one of the texts: it is looked at
-- no further than the first difference, and by no pattern that starts anew at each character.
local function same_lines(expected, actual)
  local at, place = 1, 1
  while at <= #expected and place <= #actual do
    local wanted, found
    wanted, at = line_at(expected, at)
    found, place = line_at(actual, place)
    if wanted ~= found then
      return false
    end
  end
  return not (string.find(expected, "%S", at) or string.find(actual, "%S", place))
end

local function accepts(expected, actual, within)
  if type(expected) == "function" then
    return expected(actual) and true or false
  elseif expected == json.null then
    return actual == nil
  end
  return equal(expected, actual, within)
end

local function is_raised(wanted, failure)
  for _, kind in ipairs(failure.kinds) do
    if kind == wanted then
      return true
    end
  end
  return string.find(failure.message, wanted, 1, true) ~= nil
end

local function used(answer, test)
  if test.run then
    return answer:run(test.run)
  end
  local start = answer:start()
  local outcome
  if test.evaluate then
    outcome = start:evaluate(test.evaluate, test.stdin)
  else
    local json_text = own.arguments(table.unpack(test.call, 2, test.call.n or #test.call))
    outcome = start:call_with(test.call[1], json_text, test.stdin)
  end
  start:close()
  return outcome
end

local function told(record, failure)
  record.error = cut(failure.trace ~= "" and failure.trace or failure.message)
  record.cause = failure.cause
  record.line = failure.line
  return record
end

local function judged_value(test, outcome)
  local actual = outcome.value == nil and "nil" or own.shown(outcome.value)
  return accepts(test.returns, outcome.value, test.within), actual
end

-- The record of what came of using the program.
local function judged(test, outcome)
  local failure = outcome.failure
  local record = { expected = shown_expected(test), output = outcome.stdout .. outcome.stderr }
  if failure and failure.cause == "bad-value" and test.returns == nil then
    failure = nil -- Nobody asked what it returned.
  end
  if failure and not (test.raises and #failure.kinds > 0) then
    record.status = "error"
    return told(record, failure)
  end
  local passed, actual = true, nil
  if test.raises then
    passed = failure ~= nil and is_raised(test.raises, failure)
    actual = failure and "raises " .. failure.message or "raises nothing"
  elseif test.returns ~= nil then
    passed, actual = judged_value(test, outcome)
  end
  if passed and test.prints then
    local prints = test.prints
    passed = type(prints) == "function" and accepts(prints, outcome.stdout)
      or type(prints) == "string" and same_lines(prints, outcome.stdout)
    if not passed or not actual then
      actual, record.output = outcome.stdout, outcome.stderr
      record.expected = type(prints) == "string" and prints or ""
    end
  end
  if passed and test.max_fuel and outcome.fuel > test.max_fuel then
    passed, actual, record.expected = false, outcome.fuel .. " fuel", "at most " .. test.max_fuel .. " fuel"
  end
  record.status, record.actual = passed and "passed" or "failed", actual
  return record
end

local function is_submission_error(value)
  return type(value) == "table" and getmetatable(value) == "SubmissionError"
end

-- Runs a test. What is wrong with the test, or keeps the program from being one, is raised.
local function run(answer, test, number, broken)
  local failure = broken[answer]
  local outcome
  if not failure then
    local ran, result = pcall(used, answer, test)
    if ran then
      outcome, failure = result, nil
    elseif is_submission_error(result) then
      failure = result
      broken[answer] = failure
    else
      error(result, 0)
    end
  end
  local reported = failure or outcome.failure
  if reported and reported.cause == "syntax" then
    error(reported, 0)
  elseif reported and reported.cause == "refused" then
    fault(number, reported.message)
  end
  if failure then
    return told({ status = "error", expected = shown_expected(test) }, failure)
  end
  return judged(test, outcome)
end

-- --- All tests. ---

local function is_program(value)
  return type(value) == "table" and getmetatable(value) == "CodeAnswer"
end

local function programs_of(answer)
  local found, only, count = {}, nil, 0
  local candidates = is_program(answer) and { answer } or type(answer) == "table" and answer or {}
  for _, each in next, candidates do
    if is_program(each) then
      found[each.input], only, count = each, each, count + 1
    end
  end
  if count == 0 then
    own.bad_test("the tests are of a program, and this problem has no answer field of the kind code")
  end
  return found, count == 1 and only or nil
end

local function program_of(test, number, programs, only)
  local program = not test.of and only or programs[test.of or ""]
  if not program then
    fault(number, 'it needs of = "...", the name of an answer field of the kind code')
  end
  return program
end

local function record_of(test, result, program)
  local visibility = visibility_of(test)
  local record = {
    name = name_of(test),
    status = result.status,
    points = test.points or 1,
    visibility = visibility,
  }
  if result.status ~= "passed" and test.hint then
    record.message = test.hint
  end
  if visibility == "hidden" or (visibility == "shown-on-failure" and result.status == "passed") then
    return record
  end
  record.call, record.stdin = cut(shown_call(test)), cut(test.run or test.stdin or "")
  record.error, record.cause, record.line = result.error, result.cause, result.line
  record.expected, record.output = cut(result.expected), cut(result.output or "")
  record.actual = result.actual and cut(result.actual)
  record.field = program.input
  return record
end

-- Shortens texts where all of them together are too long. Returns the room that is left.
local function fit(record, room)
  for _, key in ipairs(TEXTS) do
    local text = record[key]
    if text then
      record[key] = cut(text, math.max(SHORTEST_TEXT, room))
      room = room - #record[key]
    end
  end
  return room
end

local function records(answer, tests, problem, only_examples)
  local programs, only = programs_of(answer)
  local made, broken, room = json.array({}), {}, MOST_TEXT
  for number, test in ipairs(list_of(tests, problem)) do
    local program = program_of(test, number, programs, only)
    if not only_examples or visibility_of(test) == "example" then
      local record = record_of(test, run(program, test, number, broken), program)
      room = fit(record, room)
      table.insert(made, record)
    end
  end
  return made
end

local function grade(answer, tests, problem)
  local earned, possible, all_passed = 0, 0, true
  local made = records(answer, tests, problem, false)
  for _, record in ipairs(made) do
    possible = possible + record.points
    earned = earned + (record.status == "passed" and record.points or 0)
    all_passed = all_passed and record.status == "passed"
  end
  local score = possible > 0 and earned / possible or all_passed and 1 or 0
  return { score = score, tests = made }
end

local function examples(tests, problem)
  local told_of = json.array({})
  for _, test in ipairs(list_of(tests, problem)) do
    if visibility_of(test) == "example" then
      table.insert(told_of, {
        name = name_of(test),
        call = cut(shown_call(test)),
        stdin = cut(test.run or test.stdin or ""),
        expected = cut(shown_expected(test)),
      })
    end
  end
  return told_of
end

-- What a program with `tests` has besides its own functions; nil: it has no such function.
function own.offered(entry, tests)
  if tests == nil then
    return nil
  elseif entry == "grade" then
    return function(answer, problem)
      return grade(answer, tests, problem)
    end
  elseif entry == "run_examples" then
    return function(answer, problem)
      return { tests = records(answer, tests, problem, true) }
    end
  elseif entry == "examples" then
    return function(problem)
      return examples(tests, problem)
    end
  end
end

-- For a grader with a function `grade` of its own: what `grade` may return.
function _G.run_tests(answer, tests, problem)
  return grade(answer, tests, problem)
end
