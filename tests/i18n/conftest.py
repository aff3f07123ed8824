"""Django and the workbench, as for the tests of the block."""

from tests.block import conftest as _django  # noqa: F401 - its import sets Django up
