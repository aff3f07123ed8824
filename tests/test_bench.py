"""The bench works and writes the figures that it promises. How good they are is no test's matter."""

import json
import re
import subprocess
import sys
from pathlib import Path

PROMISED = {
    "grade_trivial_p50_ms",
    "grade_trivial_p95_ms",
    "grade_program_one_call_p50_ms",
    "grade_program_ten_tests_one_start_p50_ms",
    "grade_program_ten_tests_ten_starts_p50_ms",
    "render_50_failed_tests_ms",
    "codejail_trivial_p50_ms",
    "codejail_over_ours_trivial_ratio",
    "codejail_safe_exec_count",
    "script_trivial_p50_ms",
    "script_solve_p50_ms",
    "script_sympy_p50_ms",
    "first_grade_warm_cache_ms",
    "javascript_grade_trivial_p50_ms",
    "javascript_grade_trivial_back_to_back_p50_ms",
    "javascript_grades_1_thread_per_s",
    "python_grades_javascript_p50_ms",
    "javascript_grades_python_p50_ms",
    "first_grade_after_import_ms",
    "import_ms",
    "grades_1_thread_per_s",
    "grades_2_threads_per_s",
    "grades_2_processes_per_s",
    "load_compiled_runtime_ms",
    "catalog_scan_50_more_ms",
    "run_among_50_more_ratio",
    "instance_rss_mb",
    "cpu_heavy_slowdown_ratio",
}


def test_a_quick_run_writes_what_is_documented(tmp_path):
    results = tmp_path / "out" / "results.json"
    command = [sys.executable, "-m", "bench", "--quick", "--out", str(results)]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(results.read_text())
    assert figures.keys() >= PROMISED
    assert [name for name in figures if not re.search(r"_(ms|ratio|per_s|mb|count)$", name)] == []
    assert {name: value for name, value in figures.items() if not isinstance(value, float | int) or value < 0} == {}
    assert figures["codejail_safe_exec_count"] == 0
    assert "grade_trivial_p50_ms" in done.stdout
    assert "<= 2" in done.stdout


def test_an_unknown_runtime_is_named():
    command = [sys.executable, "-m", "bench", "--quick", "--runtime", "cobol-2023"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert '"cobol-2023" is not installed' in done.stderr
