# Reads each clock as fast as it can.
#
# category = "host resources"
# ending = "fuel"
import datetime
import time


def attack():
    while True:
        time.time(), time.perf_counter_ns(), time.process_time(), datetime.datetime.now(), time.localtime()
