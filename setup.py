from setuptools import find_packages, setup

setup(
    name="wasm-problem",
    version="0.1.0",
    packages=find_packages(include=["wasm_problem", "wasm_problem.*"]),
    python_requires=">=3.11",
    entry_points={
        "xblock.v1": ["wasm_problem = wasm_problem.block:WasmProblemBlock"],
        "console_scripts": ["wasm-problem = wasm_problem.cli:main"],
    },
)
