-- Raises bytes that are not text, with zeros among them.
--
-- category = "failure report"
-- ending = "raised"
function attack()
  error("\xFF\xFE\0\xC0\x80" .. string.rep("\xED\xA0\x80", 1000))
end
