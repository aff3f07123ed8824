function text()
  error("just text")
end

function nothing()
  error()
end

function long()
  error(string.rep("x", 100000))
end

function lines()
  error("one\ntwo\nprogram.lua:99") -- <lines>
end
