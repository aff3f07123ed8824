-- one
-- two
-- three
-- four
-- five
function fail()
  error("in the program") -- <here>
end
