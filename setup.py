"""The build steps. pyproject.toml holds everything else.

git holds no built artefact: the runtimes (WebAssembly), the browser bundle and the translations are built in place when
they are missing or older than their sources. An sdist carries them, so that installing from it needs neither toolchain
nor Node.
"""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from wasm_problem import bundle_build, i18n_build, runtime_build  # noqa: E402

CARRIED = ("static/dist", "templates", "runtimes", "tests/conformance/cases")
"""Data folders of the repository that live inside the package once it is installed; see wasm_problem/resources.py."""
NOT_CARRIED = ("__pycache__", "*.pyc", ".*", "*.sha256")


def build_tools() -> list[str]:
    """What has to be installed before the artefacts that are missing can be built."""
    stale = [source for source in runtime_build.sources() if not source.has_component()]
    tools = sorted({tool for source in stale for tool in source.tools()})
    if not (bundle_build.is_fresh() or bundle_build.has_node()):
        tools.append(bundle_build.NODE_PACKAGE)
    if not i18n_build.is_fresh():
        tools.append(i18n_build.BABEL)
    return tools


def build_artefacts() -> None:
    try:
        for source in runtime_build.sources():
            runtime_build.bring_up_to_date(source, print)
        bundle_build.build()
        i18n_build.build()
    except (runtime_build.BuildFailed, bundle_build.BundleFailed, i18n_build.TranslationFailed) as error:
        sys.exit(f"\n{error}")


class BuildPackage(build_py):
    """A wheel carries the artefacts inside the package; an editable install reads them where they are."""

    def run(self) -> None:
        build_artefacts()
        super().run()
        if self.editable_mode:
            return
        for name in CARRIED:
            target = Path(self.build_lib) / "wasm_problem" / name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns(*NOT_CARRIED))


class SourceDistribution(sdist):
    def run(self) -> None:
        build_artefacts()
        super().run()


setup(cmdclass={"build_py": BuildPackage, "sdist": SourceDistribution}, setup_requires=build_tools())
