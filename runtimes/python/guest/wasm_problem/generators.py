"""Made-up values: small ones first, and simpler ones of a value that makes a program fail."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from wasm_problem.comparisons import normalised
from wasm_problem.faults import BadTest, kind_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_DRAWS = 100
"""How often another element is drawn for a list of different ones."""


class Generator:
    """Makes values of one kind."""

    def make(self, random: Random, size: float) -> Any:
        """A value. size: from 0, the simplest, to 1."""
        raise NotImplementedError

    def simpler(self, value: Any) -> Iterator[Any]:
        """Values of the same kind that are simpler, the simplest first. Going on with any of them comes to an end."""
        return iter(())


class Constant(Generator):
    """Always the same value."""

    def __init__(self, value: Any) -> None:
        self._value = normalised(value)

    def make(self, random: Random, size: float) -> Any:
        return self._value


class Integers(Generator):
    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self._origin = min(max(0, low), high)

    def make(self, random: Random, size: float) -> int:
        below = math.ceil((self._origin - self._low) * size)
        above = math.ceil((self._high - self._origin) * size)
        return random.randint(self._origin - below, self._origin + above)

    def simpler(self, value: int) -> Iterator[int]:
        if value < 0 and -value <= self._high:
            yield -value
        step = value - self._origin
        while step:
            yield value - step
            step = step // 2 if step > 0 else -(-step // 2)


class Floats(Generator):
    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high
        self._origin = min(max(0.0, low), high)

    def make(self, random: Random, size: float) -> float:
        low = self._origin - (self._origin - self._low) * size
        high = self._origin + (self._high - self._origin) * size
        return self._within(round(random.uniform(low, high), random.choice((0, 1, 2, 6))))

    def simpler(self, value: float) -> Iterator[float]:
        candidates = [self._origin, abs(value), float(int(value)), *(round(value, digits) for digits in (0, 1, 2))]
        candidates += [float(int(value / 2)), round(value / 2, 1), value - math.copysign(1, value)]
        weight = self._weight(value)
        yield from sorted(
            {each for each in candidates if self._low <= each <= self._high and self._weight(each) < weight},
            key=self._weight,
        )

    def _weight(self, value: float) -> tuple[bool, float, int, bool]:
        """Whole numbers are simpler than others, then those near the origin, then those with few digits."""
        return not value.is_integer(), abs(value - self._origin), len(repr(value)), value < 0

    def _within(self, value: float) -> float:
        return min(max(value, self._low), self._high) + 0.0


class Booleans(Generator):
    def make(self, random: Random, size: float) -> bool:
        return random.random() < 0.5

    def simpler(self, value: bool) -> Iterator[bool]:
        if value:
            yield False


class Choices(Generator):
    """One of some values; the first is the simplest."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = [normalised(each) for each in values]

    def make(self, random: Random, size: float) -> Any:
        return random.choice(self._values)

    def simpler(self, value: Any) -> Iterator[Any]:
        yield from self._values[: self._values.index(value)]


class Lists(Generator):
    def __init__(self, of: Generator, longest: int, shortest: int, unique: bool) -> None:
        self._of = of
        self._longest, self._shortest = longest, shortest
        self._unique = unique

    def make(self, random: Random, size: float) -> list[Any]:
        most = self._shortest + math.ceil((self._longest - self._shortest) * size)
        wanted = random.randint(self._shortest, most)
        found: list[Any] = []
        for _ in range(wanted + MOST_DRAWS):
            if len(found) == wanted:
                break
            each = self._of.make(random, size if len(found) >= self._shortest or not self._unique else 1)
            if not self._unique or each not in found:
                found.append(each)
        if len(found) < self._shortest:
            raise BadTest(f"no {self._shortest} different values were found for a list")
        return found

    def simpler(self, value: list[Any]) -> Iterator[list[Any]]:
        length = len(value)
        count = length - self._shortest
        while count > 0:
            for begin in range(0, length - count + 1, count):
                yield value[:begin] + value[begin + count :]
            count //= 2
        for index, each in enumerate(value):
            for other in self._of.simpler(each):
                if value.count(each) > 1:  # What is wrong may be that they are the same.
                    yield [other if one == each else one for one in value]
                if not self._unique or other not in value:
                    yield [*value[:index], other, *value[index + 1 :]]
        with contextlib.suppress(TypeError):
            yield from [ordered] if (ordered := sorted(value)) != value else []


class Texts(Generator):
    def __init__(self, alphabet: str, longest: int, shortest: int) -> None:
        self._letters = Lists(Choices(alphabet), longest, shortest, unique=False)

    def make(self, random: Random, size: float) -> str:
        return "".join(self._letters.make(random, size))

    def simpler(self, value: str) -> Iterator[str]:
        return map("".join, self._letters.simpler([*value]))


class Tuples(Generator):
    """Lists of a fixed length, each place with values of its own kind."""

    def __init__(self, parts: Sequence[Generator]) -> None:
        self._parts = parts

    def make(self, random: Random, size: float) -> list[Any]:
        return [part.make(random, size) for part in self._parts]

    def simpler(self, value: list[Any]) -> Iterator[list[Any]]:
        for index, part in enumerate(self._parts):
            for other in part.simpler(value[index]):
                yield [*value[:index], other, *value[index + 1 :]]


class ByFunction(Generator):
    """What a function of the author's makes of a random.Random. Nobody knows what is simpler."""

    def __init__(self, function: Callable[[Random], Any]) -> None:
        self._function = function

    def make(self, random: Random, size: float) -> Any:
        return self._function(random)


def integers(low: int = -100, high: int = 100) -> Generator:
    """Whole numbers from low to high, both included."""
    _check_bounds(low, high, (int,), "integers")
    return Integers(low, high)


def floats(low: float = -100, high: float = 100) -> Generator:
    """Numbers from low to high."""
    _check_bounds(low, high, (int, float), "floats")
    return Floats(float(low), float(high))


def booleans() -> Generator:
    """True and False."""
    return Booleans()


def texts(alphabet: str = LETTERS, longest: int = 10, shortest: int = 0) -> Generator:
    """Texts of letters of an alphabet, whose first letter is the simplest."""
    if not isinstance(alphabet, str) or not alphabet:
        raise BadTest(f"the alphabet of texts is {kind_of(alphabet)}; it is text with at least one letter")
    _check_lengths(longest, shortest, "texts")
    return Texts(alphabet, longest, shortest)


def lists(of: Any, longest: int = 10, shortest: int = 0, unique: bool = False) -> Generator:
    """Lists of values that another generator makes. unique: of different ones."""
    _check_lengths(longest, shortest, "lists")
    return Lists(generator(of), longest, shortest, unique)


def choices(*values: Any) -> Generator:
    """One of these values; the first is the simplest."""
    if not values:
        raise BadTest("choices() needs values to choose from")
    return Choices(values)


def tuples(*parts: Any) -> Generator:
    """Lists of a fixed length: tuples(texts(), integers()) makes ["ab", 3]."""
    return Tuples([*map(generator, parts)])


def generator(given: Any) -> Generator:
    """Returns how a value is made: by a generator, a function of a Random, or always the same."""
    if isinstance(given, Generator):
        return given
    return ByFunction(given) if callable(given) else Constant(given)


def _check_bounds(low: Any, high: Any, kinds: tuple[type, ...], name: str) -> None:
    if type(low) not in kinds or type(high) not in kinds or not -math.inf < low <= high < math.inf:
        raise BadTest(f"{name}({kind_of(low)}, {kind_of(high)}) needs two numbers, the lower one first")


def _check_lengths(longest: Any, shortest: Any, name: str) -> None:
    if type(longest) is not int or type(shortest) is not int or not 0 <= shortest <= longest:
        raise BadTest(f"{name} from {kind_of(shortest)} to {kind_of(longest)} long cannot be made")
