"""Whether a runtime does what every runtime does: cases that name no language, run with each language's translation.

tests/conformance/README.md is the format of a case.
"""

from .case import AREAS, Case
from .reading import BadCase, cases_folder, read_cases
from .report import as_json, summary, told
from .suite import Job, Result, Standing, jobs, performer, run_job, set_aside
from .translation import MOST_NOT_APPLICABLE, BadTranslation, declared_not_applicable, own_folder, strays, translations
from .verification import Verification, verify

__all__ = [
    "AREAS",
    "MOST_NOT_APPLICABLE",
    "BadCase",
    "BadTranslation",
    "Case",
    "Job",
    "Result",
    "Standing",
    "Verification",
    "as_json",
    "cases_folder",
    "declared_not_applicable",
    "jobs",
    "own_folder",
    "performer",
    "read_cases",
    "run_job",
    "set_aside",
    "strays",
    "summary",
    "told",
    "translations",
    "verify",
]
