scaled(21)
