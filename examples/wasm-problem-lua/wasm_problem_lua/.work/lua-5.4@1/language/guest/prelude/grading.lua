-- What a grader gets besides Lua: the learner's program, what it knows of the problem, errors with a meaning.
local own = ...
local submission = own.submission

local function new_error(name)
  local class = { __name = name }
  class.__index = class
  class.__tostring = function(self)
    return rawget(self, "message")
  end
  class.__metatable = name
  own[name] = class
  return class
end

local Invalid = new_error("InvalidAnswer")
local Failed = new_error("SubmissionError")
local BadTest = new_error("BadTest")

-- error(InvalidAnswer("...")): the learner reads the message and keeps the attempt.
function _G.InvalidAnswer(message)
  return setmetatable({ message = tostring(message or "") }, Invalid)
end

function own.bad_test(message, line)
  error(setmetatable({ message = message, line = line }, BadTest), 0)
end

local function submission_error(failure)
  local kinds = {}
  for kind in string.gmatch(failure.kinds, "%S+") do
    table.insert(kinds, kind)
  end
  failure.kinds = kinds
  failure.type = kinds[1] or ""
  return setmetatable(failure, Failed)
end

local function finished(outcome)
  if outcome.failure then
    submission_error(outcome.failure)
  end
  return outcome
end

local function arguments(...)
  local text, why = submission.arguments(...)
  if not text then
    error("an argument cannot be passed to the program: " .. why, 0)
  end
  return text
end
own.arguments = arguments

-- One start of the learner's program. Its calls share the program's variables.
local Start = { __name = "Start" }
Start.__index = Start

function Start:call(name, ...)
  return finished(submission.call(self.session, name, arguments(...), ""))
end

function Start:call_with(name, json, stdin)
  return finished(submission.call(self.session, name, json, stdin or ""))
end

function Start:evaluate(code, stdin)
  return finished(submission.evaluate(self.session, code, stdin or ""))
end

function Start:close()
  submission.close(self.session)
end

local Answer = { __name = "CodeAnswer" }
Answer.__index = Answer
Answer.__tostring = function(self)
  return self.source
end
Answer.__metatable = "CodeAnswer"

local shared = setmetatable({}, { __mode = "k" })

-- Raises a SubmissionError when the program does not even start.
function Answer:start()
  local session, failure = submission.open(self.input)
  if not session then
    error(submission_error(failure), 0)
  end
  return setmetatable({ session = session }, Start)
end

local function shared_start(answer)
  shared[answer] = shared[answer] or Answer.start(answer)
  return shared[answer]
end

local function value_of(outcome)
  if outcome.failure then
    error(outcome.failure, 0)
  end
  return outcome.value
end

-- answer:call("mean", {1, 2}): the value that the function returns. Raises a SubmissionError.
function Answer:call(name, ...)
  return value_of(Start.call(shared_start(self), name, ...))
end

-- answer:evaluate("account.balance"): the value of the code's last expression, run at the program's end.
function Answer:evaluate(code, stdin)
  return value_of(Start.evaluate(shared_start(self), code, stdin))
end

-- answer:calls({{"add", 2, 3}, {"add", 4, 5, stdin = "..."}}): the outcome of each. fresh: each in a start of its own.
function Answer:calls(calls, fresh)
  local outcomes, start = {}, nil
  for index, each in ipairs(calls) do
    local failure
    if not start then
      local session
      session, failure = submission.open(self.input)
      start = session and setmetatable({ session = session }, Start)
    end
    if start then
      local json = arguments(table.unpack(each, 2, each.n or #each))
      outcomes[index] = Start.call_with(start, each[1], json, each.stdin)
    else
      outcomes[index] = { failure = submission_error(failure), stdout = "", stderr = "", fuel = 0 }
    end
    if fresh and start then
      Start.close(start)
      start = nil
    end
  end
  if start then
    Start.close(start)
  end
  return outcomes
end

-- answer:run("3\n4\n"): the outcome of the whole program, newly started.
function Answer:run(stdin)
  return finished(submission.run(self.input, stdin or ""))
end

local function lacks(kind, fields, names)
  for _, name in ipairs(names) do
    if fields[name] == nil then
      return "an argument of the kind '" .. kind .. "' has no field '" .. name .. "'"
    end
  end
end

-- What an object with the key "$wasm-problem" stands for; or nil and why it is refused.
function own.special(fields)
  local kind = fields["$wasm-problem"]
  if kind == "code" then
    local why = lacks(kind, fields, { "input", "source", "runtime" })
    if why then
      return nil, why
    end
    return setmetatable({ input = fields.input, source = fields.source, runtime = fields.runtime }, Answer)
  elseif kind == "problem" then
    local why = lacks(kind, fields, { "seed", "variables", "attempt" })
    if why then
      return nil, why
    elseif math.type(fields.seed) ~= "integer" then
      return nil, "the seed of a problem is an integer"
    end
    return {
      seed = fields.seed,
      variables = fields.variables,
      attempt = fields.attempt,
      random = own.random(fields.seed),
    }
  end
  return nil, "this runtime does not know arguments of the kind " .. own.shown(kind)
end
