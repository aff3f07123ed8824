print("loaded")


def hello():
    print("hello")
