# Starts other programs by every door; lists the ones that did not refuse.
#
# category = "spawn"
# ending = "value"
# value = []
import asyncio
import importlib


def doors():
    yield "os", lambda m: m.system("id")
    yield "os", lambda m: m.popen("id").read()
    yield "os", lambda m: m.execv("/bin/sh", ["sh"])
    yield "os", lambda m: m.posix_spawn("/bin/sh", ["sh"], {})
    yield "os", lambda m: m.spawnv(m.P_WAIT, "/bin/sh", ["sh"])
    yield "posix", lambda m: m.system("id")
    yield "subprocess", lambda m: m.run(["id"], check=True)
    yield "subprocess", lambda m: m.check_output("id", shell=True)
    yield "subprocess", lambda m: m.Popen(["id"])
    yield "pty", lambda m: m.spawn("/bin/sh")
    yield "multiprocessing", lambda m: m.Process(target=print).start()
    yield "multiprocessing", lambda m: m.Pool(2).map(abs, [1])
    yield "concurrent.futures", lambda m: m.ProcessPoolExecutor().submit(abs, 1).result()
    yield "asyncio", lambda m: m.run(m.create_subprocess_shell("id"))
    yield "venv", lambda m: m.create("environment")
    yield "platform", lambda m: m._syscmd_file("/bin/sh").index("ELF")


def attack():
    opened = []
    for name, knock in doors():
        try:
            knock(importlib.import_module(name))
        except Exception:
            continue
        opened.append(name)
    return opened
