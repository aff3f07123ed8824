"ab" .. "cd"
