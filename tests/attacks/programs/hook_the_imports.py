# Replaces the machinery of imports: finders, loaders, __import__, sys.modules.
#
# category = "import hooks"
# ending = "value"
# value = "done"
import builtins
import importlib
import sys


class Finder:
    @staticmethod
    def find_spec(name, *_):
        raise SystemExit(name)


def attack():
    sys.meta_path[:] = [Finder]
    sys.path_hooks[:] = [Finder]
    sys.path[:] = ["/etc", None, 5]
    builtins.__import__ = importlib.import_module = lambda *args, **kwargs: sys
    for name in list(sys.modules):
        sys.modules[name] = sys
    return "done"
