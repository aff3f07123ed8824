import sys

status = int(input())
print("leaving")
sys.exit(status)
print("not reached")
