# é 😀
while True:
    pass
