while True:
    print("a line that is long enough")
