print("read it all")
