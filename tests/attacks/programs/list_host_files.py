# Walks the whole file tree in search of the server's folders.
#
# category = "host files"
# ending = "value"
# value = []
import glob
import os
import pathlib


def attack():
    of_the_host = {"etc", "proc", "home", "root", "var", "dev", "Users", "Library", "sys", "boot"}
    seen = set(os.listdir("/")) | set(os.listdir("//")) | {entry.name for entry in os.scandir("/..")}
    seen |= {path.name for path in pathlib.Path("/").iterdir()} | {name.strip("/") for name in glob.glob("/*")}
    seen |= {name for _, folders, _ in os.walk("/", followlinks=True) for name in folders if name in ("etc", "proc")}
    return sorted(seen & of_the_host)
