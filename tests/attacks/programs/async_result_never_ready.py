# An async entry that waits for ever.
#
# category = "coroutine never awaited"
# ending = "raised"
# message = "RuntimeError.*wait for ever"
import asyncio


async def attack():
    await asyncio.get_running_loop().create_future()
