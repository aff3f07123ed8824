"ab" + "cd"
