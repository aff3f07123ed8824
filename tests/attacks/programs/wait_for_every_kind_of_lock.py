# Waits for ever by each lock-like thing there is; lists the ones that neither refused nor gave up.
#
# category = "locks"
# ending = "value"
# value = []
import asyncio
import multiprocessing
import queue
import threading


async def wait_for(thing):
    await thing()


def attack():
    doors = {
        "condition": lambda: in_it(threading.Condition()).wait(),
        "semaphore": lambda: threading.Semaphore(0).acquire(),
        "event": lambda: threading.Event().wait(),
        "barrier": lambda: threading.Barrier(2).wait(),
        "queue": lambda: queue.Queue().get(),
        "full queue": lambda: [queue.Queue(1)].pop().put(1) or full().put(2),
        "simple queue": lambda: queue.SimpleQueue().get(),
        "queue join": lambda: full().join(),
        "process queue": lambda: multiprocessing.Queue().get(),
        "pipe": lambda: multiprocessing.Pipe()[0].recv(),
        "async event": lambda: asyncio.run(wait_for(lambda: asyncio.Event().wait())),
        "async queue": lambda: asyncio.run(wait_for(lambda: asyncio.Queue().get())),
        "async future": lambda: asyncio.run(wait_for(lambda: asyncio.get_running_loop().create_future())),
        "async for ever": lambda: asyncio.new_event_loop().run_forever(),
    }
    passed = []
    for name, knock in doors.items():
        try:
            knock()
        except Exception:
            continue
        passed.append(name)
    return passed


def in_it(condition):
    condition.acquire()
    return condition


def full():
    waiting = queue.Queue(1)
    waiting.put(1)
    return waiting
