-- Jumps without end and catches whatever could stop it.
--
-- category = "infinite loop"
-- ending = "fuel"
function attack()
  ::again::
  pcall(function()
    ::inner::
    goto inner
  end)
  goto again
end
