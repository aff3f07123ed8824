shout(input())
7
