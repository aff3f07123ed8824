# Starts threads by every door; lists the ones that did not refuse.
#
# category = "threads"
# ending = "value"
# value = []
import _thread
import concurrent.futures
import multiprocessing.dummy
import threading


def attack():
    doors = {
        "threading": lambda: threading.Thread(target=print).start(),
        "daemon": lambda: threading.Thread(target=print, daemon=True).start(),
        "Timer": lambda: threading.Timer(0, print).start(),
        "_thread": lambda: _thread.start_new_thread(print, ()),
        "joinable": lambda: _thread.start_joinable_thread(print),
        "executor": lambda: concurrent.futures.ThreadPoolExecutor(100).submit(print),
        "dummy": lambda: multiprocessing.dummy.Pool(4).map(print, [1]),
    }
    opened = []
    for name, knock in doors.items():
        try:
            knock()
        except Exception:
            continue
        opened.append(name)
    return opened
