print("shown")
1
