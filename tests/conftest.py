import pytest

from wasm_problem.sandbox import Sandbox, default_sandbox


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    """The real sandbox with the runtimes that this checkout builds."""
    return default_sandbox()
