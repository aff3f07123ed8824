import pytest

from tests.cli.operator import Operator


@pytest.fixture
def operator(tmp_path) -> Operator:
    (tmp_path / "runtimes").mkdir()
    return Operator(tmp_path)
