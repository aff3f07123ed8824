"""WasmProblemBlock: fields and wiring. What happens is in learner, author, scoring and exchange."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock

from wasm_problem.block import (
    author,
    earlier,
    exchange,
    formulas,
    learner,
    learner_page,
    learners,
    practice,
    reports,
    rescoring,
    staff,
    statistics,
    trying,
)
from wasm_problem.block.disclosure import Json
from wasm_problem.block.fields import WasmProblemFields
from wasm_problem.block.permissions import Audience
from wasm_problem.block.policy_fields import WasmProblemPolicyFields
from wasm_problem.block.requests import AUTHOR_POST_BYTES, handler, view
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
    @view(Audience.ANYBODY)
    def student_view(self, context: Any = None) -> Fragment:
        return learner_page.page(self)

    @view(Audience.ANYBODY)
    def author_view(self, context: Any = None) -> Fragment:
        return learner_page.page(self, with_note=True)

    @view(Audience.READER)
    def studio_view(self, context: Any = None) -> Fragment:
        return author.page(self)

    @view(Audience.ANYBODY)
    def public_view(self, context: Any = None) -> Fragment:
        return learner_page.public_page(self)

    submit_answer = handler(Audience.LEARNER, learner.submit)
    save_answer = handler(Audience.LEARNER, learner.save)
    reset_answer = handler(Audience.LEARNER, learner.reset)
    run_answer = handler(Audience.LEARNER, practice.run)
    read_formula = handler(Audience.LEARNER, formulas.read, formulas.MAX_POST_BYTES)
    show_answer = handler(Audience.LEARNER, learner.show_solution)
    earlier_submissions = handler(Audience.LEARNER, earlier.earlier)
    keep_editor = handler(Audience.LEARNER, practice.keep_editor)

    studio_save = handler(Audience.AUTHOR, author.save, AUTHOR_POST_BYTES)
    studio_try = handler(Audience.READER, trying.try_out, AUTHOR_POST_BYTES)
    studio_compare = handler(Audience.READER, trying.compare, AUTHOR_POST_BYTES)
    studio_check = handler(Audience.READER, author.check, AUTHOR_POST_BYTES)

    staff_learners = handler(Audience.STAFF, learners.listed)
    staff_learner = handler(Audience.STAFF, staff.learner)
    staff_reset_attempts = handler(Audience.STAFF, staff.reset_attempts)
    staff_rescore = handler(Audience.STAFF, staff.rescore)
    staff_rescore_preview = handler(Audience.STAFF, rescoring.preview)
    staff_rescore_apply = handler(Audience.STAFF, rescoring.apply)
    staff_statistics = handler(Audience.STAFF, statistics.overview)

    def student_view_data(self, context: Any = None) -> Json:
        return learner_page.app_data(self)

    student_view_user_state = handler(Audience.LEARNER, learner_page.user_state, method="GET")

    def generate_report_data(
        self, user_state_iterator: Any, limit_responses: int | None = None
    ) -> Iterator[tuple[str, Json]]:
        return reports.rows(self, user_state_iterator, limit_responses)

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
