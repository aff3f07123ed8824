raise ValueError("in the code")
