# Leaves the program's folder by "..", links and odd spellings of paths.
#
# category = "host files"
# ending = "value"
# value = []
import os


def attack():
    secret = input()
    up = "../" * 40
    paths = [up + secret, up + "etc/passwd", "/program/" + up + secret, "/./..//" + secret, "//" + secret]
    paths += ["/proc/self/root" + secret, "/dev/fd/3", "/proc/self/environ", "/proc/self/fd/3", "~/.ssh/id_rsa"]
    paths += [secret.replace("/", "\N{FULLWIDTH SOLIDUS}"), secret + "\0.txt", secret.encode(), b"/etc/passwd"]
    read = []
    for path in paths:
        for name in (path, os.path.expanduser(path), os.path.realpath(path) if "\0" not in str(path) else path):
            try:
                with open(name, "rb") as file:
                    read.append(str((name, file.read(20))))
            except (OSError, ValueError):
                pass
        try:
            os.symlink(secret, "link")
            with open("link") as file:
                read.append(file.read(20))
        except OSError:
            pass
    return read
