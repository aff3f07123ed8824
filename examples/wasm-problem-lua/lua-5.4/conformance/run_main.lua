print("hello " .. 42)
