"""Compares what failed with what is known to fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .running import FileResult
from .suites import Known, Suite


@dataclass
class Judgement:
    """A suite's results, sorted. files: how many the suite has; fewer may have run.

    unknown: failed, and packages.toml does not say why. fixed: packages.toml says that it fails, and it did not.
    unused: entries of packages.toml that no test matches.
    """

    suite: Suite
    results: list[FileResult]
    files: int
    counts: Counter[str] = field(default_factory=Counter)
    skips: Counter[str] = field(default_factory=Counter)
    failures: dict[Known, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return sum(map(len, self.failures.values())) + len(self.unknown)

    @property
    def is_partial(self) -> bool:
        """Some files did not run, so that nothing can be said of entries that nothing matched."""
        return len(self.results) < self.files

    @property
    def is_wrong(self) -> bool:
        return bool(self.unknown or self.fixed or (self.unused and not self.is_partial))

    def detail(self, test: str) -> str:
        return next((result.details[test] for result in self.results if test in result.details), "")

    def text(self, *, details: bool) -> str:
        """For people: the counts, and everything that is not as packages.toml says."""
        counts = ", ".join(f"{count:,} {kind}" for kind, count in self.counts.most_common())
        seconds = sum(result.seconds for result in self.results)
        of = f"{len(self.results)} of {self.files}" if self.is_partial else f"{self.files}"
        work = f"{of} files, {seconds:,.0f} s of work"
        lines = [f"{self.suite.name}: {counts or 'nothing ran'} ({work})"]
        lines += [f"  {len(tests):5} known: {known.cause}: {known.why}" for known, tests in self.failures.items()]
        for test in self.unknown:
            lines.append(f"  failed, without a known cause: {test}")
            if details:
                lines += [f"      {line}" for line in self.detail(test).splitlines()]
        lines += [f"  did not fail, and packages.toml says that it does: {test}" for test in self.fixed]
        if not self.is_partial:
            lines += [f"  nothing that ran is {pattern!r}, which packages.toml lists" for pattern in self.unused]
        return "\n".join(lines)


def judge(suite: Suite, results: Iterable[FileResult], files: int) -> Judgement:
    """files: how many the whole suite has."""
    judgement = Judgement(suite, sorted(results, key=lambda result: result.path), files)
    failures: dict[Known, list[str]] = {known: [] for known in suite.known}
    for result in judgement.results:
        judgement.counts.update(result.outcomes.values())
        judgement.skips.update(result.skips)
        failed = set(result.failed)
        for test in result.outcomes:
            known = suite.known_failure(test)
            if test in failed and known is None:
                judgement.unknown.append(test)
            elif test in failed and known is not None:
                failures[known].append(test)
            elif known is not None:
                judgement.fixed.append(test)
    judgement.failures = {known: tests for known, tests in failures.items() if tests}
    judgement.unused = [pattern for known in suite.known for pattern in known.unused(failures[known])]
    return judgement
