import asyncio
import time


async def later(value):
    await asyncio.sleep(600)
    return value


async def fail():
    await asyncio.sleep(1)
    raise ValueError("too late")  # <here>


async def together():
    before = time.time()
    await asyncio.gather(asyncio.sleep(10), asyncio.sleep(10))
    return round(time.time() - before)


async def never():
    await asyncio.Event().wait()
