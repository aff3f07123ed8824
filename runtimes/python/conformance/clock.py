import datetime
import time


def seconds():
    return int(time.time())


def year():
    return datetime.datetime.now(datetime.UTC).year


def order():
    first = time.time()
    return time.time() >= first


def sleep():
    before = time.time()
    time.sleep(3600)
    return round(time.time() - before)
