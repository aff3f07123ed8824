-- Yields where nobody resumed, and out of callbacks of the library.
--
-- category = "coroutine never awaited"
-- ending = "raised"
-- message = "outside a coroutine"
function attack()
  pcall(table.sort, { 3, 2, 1 }, coroutine.yield)
  pcall(string.gsub, "abc", ".", coroutine.yield)
  coroutine.yield("forged")
end
