"""The default integer of NumPy is int64, as on a desktop: nothing overflows without a word where it would not there."""

from __future__ import annotations

import pytest

from wasm_problem.sandbox import Sandbox

from .running import values_of

# Whatever makes integers of Python's own, or numbers to calculate with.
INT64 = [
    "np.array([1, 2])",
    "np.array(5)",
    "np.array([True, 2])",
    "np.array([1, 2], dtype=int)",
    "np.array([1.5]).astype(int)",
    "np.arange(5)",
    "np.arange(2, 8, 2)",
    "np.zeros(3, dtype=int)",
    "np.full(3, 7)",
    "np.linspace(0, 10, 3, dtype=int)",
    "np.ones(3, dtype='int')",
    "np.int_(5)",
    "np.asarray([1]) * 2",
    "np.square(50000)",
    "np.negative(7)",
    "np.multiply(50000, 50000)",
    "np.add.reduce([1, 2])",
    "np.sum([True, False])",
    "np.sum(np.array([1, 2], dtype=np.int8))",
    "np.prod(np.array([1, 2], dtype=np.int32))",
    "np.cumsum(np.array([1, 2], dtype=np.int16))",
    "np.array([True, False]).sum()",
    "np.trace(np.eye(3, dtype=int))",
    "np.dot([1, 2], [3, 4])",
    "np.array([[1, 2], [3, 4]]) @ np.array([[1, 2], [3, 4]])",
    "np.where([True, False], 1, 2)",
    "np.indices((2, 2))",
    "np.mgrid[0:3]",
    "np.vander([1, 2, 3])",
    "np.tri(3, dtype=int)",
    "np.concatenate([[1], [2]])",
    "np.diff([1, 4, 9])",
    "np.unique([3, 1, 3])",
    "np.cross([1, 2, 3], [4, 5, 6])",
    "np.fromstring('1 2 3', sep=' ', dtype=int)",
    "np.loadtxt(['1 2', '3 4'], dtype=int)",
    "np.random.default_rng(1).integers(10, size=3)",
    "np.random.default_rng(1).permutation(5)",
    "np.random.default_rng(1).choice(5, 3)",
    "np.random.default_rng(1).poisson(3, 4)",
    "np.random.randint(10, size=3)",
    "np.random.permutation(5)",
    "np.random.choice(5, 3)",
    "np.random.poisson(3, 4)",
    "np.random.binomial(10, 0.5, 4)",
    "np.random.binomial([10, 20], 0.5)",
    "np.random.binomial(np.array([10, 20]), [0.5, 0.1])",
    "np.random.hypergeometric(np.array([10]), 5, 3)",
    "np.random.multinomial(10, [0.5, 0.5])",
    "np.random.geometric(0.5, 3)",
    # Indices and counts.
    "np.argsort([3, 1, 2])",
    "np.argmax([3, 1, 2])",
    "np.argmin([[3, 1], [1, 2]], axis=0)",
    "np.argpartition([3, 1, 2], 1)",
    "np.array([3, 1]).argsort()",
    "np.nonzero([0, 1])[0]",
    "np.flatnonzero([0, 1])",
    "np.argwhere([0, 1])",
    "np.where([False, True])[0]",
    "np.searchsorted([1, 2, 3], [2])",
    "np.digitize([1.5], [1, 2])",
    "np.bincount([1, 1, 2])",
    "np.bincount(np.array([1, 1, 2]))",
    "np.histogram([1, 2, 1], bins=2)[0]",
    "np.unique([3, 1, 3], return_index=True)[1]",
    "np.unique([3, 1, 3], return_inverse=True)[1]",
    "np.unique([3, 1, 3], return_counts=True)[1]",
    "np.lexsort([[1, 2], [2, 1]])",
    "np.triu_indices(3)[0]",
    "np.count_nonzero([0, 1])",
    "np.count_nonzero([[0, 1]], axis=1)",
]

VALUES = {
    "(np.arange(50000, 50002) ** 2).tolist()": [2500000000, 2500100001],
    "int(np.square(50000))": 2500000000,
    "int(np.multiply(50000, 50000))": 2500000000,
    "int(np.array([2**31 - 1]).sum() + 1)": 2**31,
    "np.array([1], dtype=np.int32) + 2**40": "OverflowError: Python int too large to convert to C long",
    "np.cumprod([1000, 1000, 1000, 1000]).tolist()": [1000, 10**6, 10**9, 10**12],
    "np.array([2**40, 1]).tolist()": [2**40, 1],
    "str(np.array([2**63]).dtype)": "uint64",
    "str(np.array([2**70]).dtype)": "object",
    "str(np.uint(3).dtype)": "uint64",
    "str(np.dtype(np.intp))": "int32",
    "str(np.result_type(np.int32, 5))": "int32",
    "str((np.arange(3) + 0.5).dtype)": "float64",
    # What takes counts and indices takes the default integer.
    "np.repeat([1, 2], np.array([2, 1])).tolist()": [1, 1, 2],
    "np.choose(np.array([1, 0]), [[10, 20], [30, 40]]).tolist()": [30, 20],
    "np.take([10, 20], np.array([1, 0])).tolist()": [20, 10],
    "np.put(np.arange(5), np.array([3, 1]), 1)": None,
    "np.add.reduceat(np.arange(8), np.array([0, 3])).tolist()": [3, 25],
    "np.searchsorted([3, 1, 2], 2, sorter=np.argsort([3, 1, 2])).tolist()": 1,
    "np.arange(5).flat[np.array([1, 3])].tolist()": [1, 3],
    "np.maximum.at(np.zeros(3), np.array([1]), 2)": None,
    "np.arange(5)[np.array([1, 3])].tolist()": [1, 3],
    "np.arange(6).reshape(np.array([2, 3])).shape": [2, 3],
    "np.split(np.arange(4), np.array([1, 3]))[1].tolist()": [1, 2],
    "np.insert([1, 2], np.array([1]), 5).tolist()": [1, 5, 2],
    "np.delete(np.arange(4), np.array([1, 2])).tolist()": [0, 3],
    "np.unravel_index(np.array([5]), (2, 3))[0].tolist()": [1],
    "np.ravel_multi_index((np.array([1]), np.array([2])), (2, 3)).tolist()": [5],
    "np.put_along_axis(np.zeros((2, 2)), np.array([[0], [1]]), 9, axis=1)": None,
    "np.partition([3, 1, 2], np.array([0, 1])).tolist()": [1, 2, 3],
    "np.roll(np.arange(3), np.int64(1)).tolist()": [2, 0, 1],
    "np.zeros(np.int64(2)).tolist()": [0.0, 0.0],
    "np.bincount(np.array([0, 2]), weights=[1.5, 2]).tolist()": [1.5, 0.0, 2.0],
    "np.char.str_len(['abc', 'd']).tolist()": [3, 1],
    "np.strings.find(['abc', 'bcd'], 'c').tolist()": [2, 1],
    "np.strings.multiply(['ab', 'c'], np.array([2, 3])).tolist()": ["abab", "ccc"],
    "[int(each) for each in np.array([3, 1, 2]).argsort() * 2**31]": [2**31, 2 * 2**31, 0],
    # The streams of random numbers are those of a desktop.
    "np.random.RandomState(42).randint(0, 1000, 5).tolist()": [102, 435, 860, 270, 106],
    "np.random.RandomState(1).randint(10**10, size=3).tolist()": [8577843435, 4005303368, 1703301249],
    "np.random.default_rng(42).integers(0, 1000, 5).tolist()": [89, 773, 654, 438, 433],
}


def test_whatever_makes_integers_makes_int64(sandbox: Sandbox) -> None:
    dtypes = values_of(sandbox, [f"str(np.asarray({expression}).dtype)" for expression in INT64], "import numpy as np")
    assert {expression: dtype for expression, dtype in dtypes.items() if dtype != "int64"} == {}


def test_numbers_are_those_of_a_desktop(sandbox: Sandbox) -> None:
    found = values_of(sandbox, list(VALUES), "import numpy as np")
    assert {each: value for each, value in found.items() if value != VALUES[each]} == {}


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"])
def test_named_dtypes_are_what_they_say(sandbox: Sandbox, dtype: str) -> None:
    expression = f"[str(np.array([1], dtype='{dtype}').dtype), np.array([1], dtype='{dtype}').itemsize * 8]"
    (found,) = values_of(sandbox, [expression], "import numpy as np").values()
    assert found == [dtype, int(dtype.removeprefix("u").removeprefix("int"))]
