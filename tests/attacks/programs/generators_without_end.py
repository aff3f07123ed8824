# Generators and async generators that never end, delegated to one another.
#
# category = "infinite loop"
# ending = "fuel"
import asyncio
import itertools


def endless():
    yield from itertools.cycle([0])


async def forever():
    for item in endless():
        yield item


async def main():
    async for _ in forever():
        pass


def attack():
    asyncio.run(main())
