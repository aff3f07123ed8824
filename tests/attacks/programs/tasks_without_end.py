# Tasks that start tasks.
#
# category = "infinite loop"
# ending = ["fuel", "memory"]
import asyncio


async def spread(tasks):
    while True:
        tasks += [asyncio.create_task(spread(tasks)), asyncio.create_task(asyncio.sleep(0))]
        await asyncio.sleep(0)


def attack():
    asyncio.run(spread([]))
