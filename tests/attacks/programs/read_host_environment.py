# Looks for the server's environment variables, user, host name and paths.
#
# category = "environment"
# ending = "value"
# value = []
import getpass
import os
import platform
import site
import sys
import sysconfig


def attack():
    found = [f"{key}={value}" for key, value in os.environ.items()]
    found += [str(sys.argv[1:])] if sys.argv[1:] else []
    for ask in (getpass.getuser, lambda: os.getlogin(), platform.node, site.getusersitepackages, sysconfig.get_paths):
        try:
            answer = str(ask())
        except Exception:
            continue
        found += [answer] if any(word in answer for word in ("/home", "/root", "/Users", "/usr/lib")) else []
    found += [path for path in [sys.executable, *sys.path] if path and path.startswith(("/home", "/root", "/usr"))]
    os.environ["PATH"] = os.environ["LD_PRELOAD"] = "/evil"
    os.putenv("WASM_PROBLEM_CACHE", "/evil")
    return found
