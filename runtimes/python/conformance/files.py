def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def careful(name):
    try:
        return read(name)
    except FileNotFoundError:
        return "not there"


def content():
    with open("bytes.bin", "rb") as file:
        return list(file.read())
