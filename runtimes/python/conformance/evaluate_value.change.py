factor = 10
scaled(1)
