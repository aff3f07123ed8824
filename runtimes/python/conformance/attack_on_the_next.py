import builtins
import json
import random
import sys
import time


def broken(*args, **kwargs):
    raise RuntimeError("spoiled")


def spoil():
    builtins.print = sys.stdout.write = json.dumps = time.time = random.random = broken
    return 1


def good():
    print("good")
    return [json.loads(json.dumps("good")), 2]
