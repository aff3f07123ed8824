error("in the code")
