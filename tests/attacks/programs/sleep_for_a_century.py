# Sleeps for a hundred years, in one piece and in small ones.
#
# category = "waiting for ever"
# ending = "value"
# value = true
# seconds = 4
import asyncio
import time


def attack():
    before = time.monotonic()
    for _ in range(10):
        time.sleep(9 * 365 * 86400)
    asyncio.run(asyncio.sleep(9 * 365 * 86400))
    for _ in range(1000):
        time.sleep(365 * 86.4)
    return time.monotonic() - before >= 99 * 365 * 86400
