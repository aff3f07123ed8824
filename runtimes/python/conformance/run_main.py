print("hello", 42)
