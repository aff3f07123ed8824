# Climbs the stack towards whoever called it.
#
# category = "frames"
# ending = "value"
# value = []
import inspect
import sys
import threading
import traceback


def attack():
    seen = [frame.f_code.co_filename for frame in sys._current_frames().values()]
    frame = sys._getframe()
    while frame:
        seen += [frame.f_code.co_filename, *frame.f_locals]
        frame = frame.f_back
    seen += [summary.filename for summary in traceback.extract_stack()] + [item.filename for item in inspect.stack()]
    seen += [thread.name for thread in threading.enumerate() if thread.name != "MainThread"]
    return [name for name in seen if any(word in name for word in ("wasmtime", "site-packages", "sandbox.py", "/home"))]
