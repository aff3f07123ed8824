"""What NumPy is to programs that generate C code on the building machine: f2py, and the size of an index.

f2py is that of the NumPy which was compiled for WebAssembly: its folder comes later in PYTHONPATH. It is Python alone.
Nothing here calculates, so the building machine needs no NumPy of its own.
"""

import sys
from pathlib import Path

__path__ += [str(folder) for entry in sys.path if (folder := Path(entry) / "numpy").joinpath("f2py").is_dir()]


class intp:
    """An index: it has the size of an address in WebAssembly."""

    itemsize = 4
