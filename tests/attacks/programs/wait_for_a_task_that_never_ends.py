# An asyncio program in which every task waits for another one.
#
# category = "waiting for ever"
# ending = "raised"
# message = "RuntimeError.*wait for ever"
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    await asyncio.gather(future, asyncio.Event().wait())


def attack():
    asyncio.run(main())
