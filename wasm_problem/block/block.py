"""WasmProblemBlock: fields and wiring. What happens is in learner, author, scoring and exchange."""

from __future__ import annotations

from typing import IO, Any

from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.core import XBlock

from wasm_problem.block import author, exchange, learner, learner_page, practice, submissions, trying
from wasm_problem.block.disclosure import Json
from wasm_problem.block.fields import WasmProblemFields
from wasm_problem.block.policy_fields import WasmProblemPolicyFields
from wasm_problem.block.requests import AUTHOR_POST_BYTES, LEARNER_POST_BYTES, answer
from wasm_problem.block.scenarios import scenarios
from wasm_problem.block.scoring import WasmProblemScoring
from wasm_problem.resources import data_dir


@XBlock.needs("i18n")
@XBlock.wants("user", "settings", "studio_user_permissions")
class WasmProblemBlock(WasmProblemScoring, WasmProblemFields, WasmProblemPolicyFields, XBlock):
    """A problem whose answers are graded by a program of the author's inside WebAssembly."""

    # The platform derives the place of static files from the module of the class and collects all files in
    # resources_dir, so that must be a folder of static files in a top-level package.
    __module__ = "wasm_problem.block"
    resources_dir = "static"
    public_dir = "dist"
    block_settings_key = "wasm_problem"
    i18n_js_namespace = "WasmProblemI18N"

    has_score = True
    has_author_view = True
    icon_class = "problem"

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        return learner_page.page(self)

    def author_view(self, context: Any = None) -> Fragment:
        return learner_page.page(self, with_note=True)

    def studio_view(self, context: Any = None) -> Fragment:
        return author.page(self)

    def public_view(self, context: Any = None) -> Fragment:
        return learner_page.public_page(self)

    @XBlock.handler
    def submit_answer(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, learner.submit, LEARNER_POST_BYTES)

    @XBlock.handler
    def save_answer(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, learner.save, LEARNER_POST_BYTES)

    @XBlock.handler
    def reset_answer(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, learner.reset, LEARNER_POST_BYTES)

    @XBlock.handler
    def run_answer(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, practice.run, LEARNER_POST_BYTES)

    @XBlock.handler
    def earlier_submissions(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, submissions.earlier, LEARNER_POST_BYTES)

    @XBlock.handler
    def keep_editor(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, practice.keep_editor, LEARNER_POST_BYTES)

    @XBlock.handler
    def studio_save(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, author.save, AUTHOR_POST_BYTES)

    @XBlock.handler
    def studio_try(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, trying.try_out, AUTHOR_POST_BYTES)

    @XBlock.handler
    def studio_compare(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, trying.compare, AUTHOR_POST_BYTES)

    @XBlock.handler
    def studio_check(self, request: Request, suffix: str = "") -> Response:
        return answer(self, request, author.check, AUTHOR_POST_BYTES)

    def student_view_data(self, context: Any = None) -> Json:
        return learner_page.app_data(self)

    def index_dictionary(self) -> Json:
        return learner_page.index(self)

    @classmethod
    def parse_xml(cls, node: Any, runtime: Any, keys: Any) -> Any:
        block = runtime.construct_xblock_from_class(cls, keys)
        exchange.read(block, node)
        return block

    def add_xml_to_node(self, node: Any) -> None:
        exchange.write(self, node)

    @classmethod
    def _open_resource(cls, uri: str) -> IO[bytes]:
        """In a checkout the folder is beside the package, so the platform's own look-up does not find it."""
        return (data_dir("static") / uri).open("rb")

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        return scenarios()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.scope_ids.usage_id}>"
