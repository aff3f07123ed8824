print("one")

x = 1)  # <here>
