shout(io.read())
7
