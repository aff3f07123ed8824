def shout(text):
    print(text)
