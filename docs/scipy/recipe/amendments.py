"""What SciPy's own files are changed in, each with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Amendment:
    file: str
    old: str
    new: str
    times: int = 1
    is_pattern: bool = False


class NotThere(Exception):
    """A file is not as this recipe knows it."""


LINALG = "scipy/linalg/src/_common_array_utils.hh"
ARRAY_API = "subprojects/array_api_compat/array_api_compat/array_api_compat/_internal.py"
QUADPACK = "scipy/integrate/__quadpack.h"
ZEROS = "scipy/optimize/_zerosmodule.c"
TRLIB = "scipy/optimize/_trlib/trlib_private.h"
DISTRIBUTIONS = "scipy/stats/_continuous_distns.py"

AMENDMENTS = (
    # HiGHS is C++ with threads and streams of files, which the C++ library of this target has not. Nor has it the
    # rounding modes that this test module sets, nor the futures of the reader of Matrix Market files.
    Amendment("scipy/optimize/meson.build", "subdir('_highspy')\n", ""),
    Amendment("scipy/special/meson.build", r"(?s)py3\.extension_module\('_test_internal',.*?\n\)\n", "", 1, True),
    Amendment("scipy/io/meson.build", "subdir('_fast_matrix_market')\n", ""),
    Amendment(
        "subprojects/duccfft/ducc0/infra/string_utils.cc",
        "  ifstream inp(filename.c_str());",
        "  istringstream inp(filename);",  # In a function that nothing calls.
    ),
    # LAPACK's subroutines return nothing and take no hidden lengths: WebAssembly checks the types of functions.
    Amendment(LINALG, r"CBLAS_INT\n(BLAS_FUNC\([sdcz]getr[fi]\))", r"void\n\1", 8, True),
    Amendment(TRLIB, "CBLAS_INT *ldb, int);", "CBLAS_INT *ldb);"),
    Amendment(TRLIB, "beta, b, &ldb_, 1);", "beta, b, &ldb_);"),
    Amendment("scipy/linalg/flapack_gen.pyf.src", r"(_in_gees__user__routines,.*&info),1,1\)", r"\1)", 2, True),
    Amendment(
        "scipy/linalg/flapack_gen.pyf.src",
        r"(callprotoargument char\*,char\*,F_INT\(\*\).*),F_INT,F_INT\n",
        "\\1\n",
        2,
        True,
    ),
    # A callback that raises jumps over the solver with longjmp, which does not work here. Instead it gives NaN, which
    # ends the solver soon, is not called again, and the error is seen after the solver.
    Amendment(QUADPACK, "        longjmp(callback->error_buf, 1);\n", "        return NAN;\n"),
    Amendment(
        QUADPACK,
        "    double result = 0;\n    int error = 0;\n\n    if (callback->py_function) {",
        "    double result = 0;\n    int error = 0;\n\n    if (PyErr_Occurred()) {\n        return NAN;\n    }\n"
        "    if (callback->py_function) {",
    ),
    Amendment(
        QUADPACK,
        "    if (ccallback_release(callback) != 0) {\n        return -1;\n    }\n\n    return 0;",
        "    if (ccallback_release(callback) != 0) {\n        return -1;\n    }\n\n    return PyErr_Occurred() ? -1 : 0;",  # noqa: E501
    ),
    Amendment(ZEROS, "longjmp(myparams->env, 1);", "return NAN;", 3),
    Amendment(
        ZEROS,
        "    xargs = myparams->xargs;\n",
        "    if (PyErr_Occurred()) {\n        return NAN;\n    }\n    xargs = myparams->xargs;\n",
    ),
    Amendment(
        ZEROS,
        "                      iter, (void*)&params, &solver_stats);\n    } else {",
        "                      iter, (void*)&params, &solver_stats);\n"
        "        if (PyErr_Occurred()) {\n            return NULL;\n        }\n    } else {",
    ),
    # Some of Boost's functions do not say %1%, and the exception for that ends the program here.
    Amendment(
        "scipy/special/boost_special_functions.h",
        'msg += haystack.replace(haystack.find(needle), needle.length(), typeid(RealType).name()) + ": ";',
        "if (haystack.find(needle) != std::string::npos) {\n"
        "        haystack.replace(haystack.find(needle), needle.length(), typeid(RealType).name());\n    }\n"
        '    msg += haystack + ": ";',
        2,
    ),
    # NumPy is built without threads, so its macros do not take back what this one lets go.
    Amendment(
        "scipy/sparse/linalg/_dsolve/_superluobject.h",
        "#define SLU_BEGIN_THREADS do { if (_save == NULL) _save = PyEval_SaveThread(); } while (0)",
        "#define SLU_BEGIN_THREADS do { } while (0)",
    ),
    # NumPy's whole numbers are int64 here, its argsort's too, and C's intp has 32 bits.
    Amendment("scipy/signal/_peak_finding.py", "order='C', casting='safe',", "order='C', casting='same_kind',"),
    Amendment(
        "scipy/signal/_peak_finding_utils.pyx",
        "priority_to_position = np.argsort(priority)",
        "priority_to_position = np.argsort(priority).astype(np.intp)",
    ),
    Amendment(
        "scipy/stats/_stats.pyx",
        "cdef intp_t[::1] perm = np.argsort(x, kind='quicksort')",
        "cdef intp_t[::1] perm = np.argsort(x, kind='quicksort').astype(np.intp)",
    ),
    Amendment(
        "scipy/sparse/csgraph/_reordering.pyx",
        r"(cdef np\.ndarray\[np\.npy_intp\] \w+ = np\.argsort\(\w+\))",
        r"\1.astype(np.intp)",
        2,
        True,
    ),
    # This Python has no ctypes; no_ctypes.py is what SciPy needs of it.
    Amendment("scipy/_lib/meson.build", "'_ccallback.py',", "'_ccallback.py',\n  '_no_ctypes.py',"),
    Amendment("scipy/_lib/_ccallback.py", "import ctypes\n", "from . import _no_ctypes as ctypes\n"),
    Amendment("scipy/_lib/_ccallback.py", "ctypes.CFUNCTYPE(ctypes.c_void_p).__bases__[0]", "ctypes.PyCFuncPtr"),
    Amendment("scipy/_lib/_ccallback_c.pyx", r"(?s)# Ctypes declarations of the callables above\n.*", "", 1, True),
    Amendment(QUADPACK, 'PyImport_ImportModule("ctypes")', 'PyImport_ImportModule("scipy._lib._no_ctypes")'),
    Amendment(QUADPACK, '"_CFuncPtr"', '"PyCFuncPtr"'),
    Amendment(DISTRIBUTIONS, "import ctypes\n", "from scipy._lib import _no_ctypes as ctypes\n"),
    Amendment(
        DISTRIBUTIONS,
        r"(np\.array\([^()]*\))\.ctypes\.data_as\(ctypes\.c_void_p\)",
        r"ctypes.pointer_to(\1)",
        7,
        True,
    ),
    # Nor has it mmap, which only netcdf_file asks for.
    Amendment("scipy/io/_netcdf.py", "import mmap as mm\n", ""),
    # numpy.f2py is left out, and numpy.__all__ names it.
    Amendment(
        ARRAY_API,
        'exec(f"from {mod.__name__} import *", objs)',
        'objs.update((name, getattr(mod, name)) for name in mod.__all__ if name != "f2py")',
    ),
    Amendment(
        ARRAY_API,
        '        if not n.startswith("_") and hasattr(mod, n):',
        '        if n != "f2py" and not n.startswith("_") and hasattr(mod, n):',
    ),
)


def amend(sources: Path) -> None:
    """Raises NotThere, before which some files may be changed."""
    for each in AMENDMENTS:
        path = sources / each.file
        text = path.read_text("utf-8")
        pattern = each.old if each.is_pattern else re.escape(each.old)
        new = each.new if each.is_pattern else each.new.replace("\\", r"\\")
        text, times = re.subn(pattern, new, text)
        if times != each.times:
            raise NotThere(f"{each.file} has {times} times, and should have {each.times} times: {each.old!r}")
        path.write_text(text, "utf-8")
