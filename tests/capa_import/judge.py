"""What capa itself says of the answers in problems/ and of many numbers: writes verdicts.json and numbers.json.

The tests compare converted problems with these files. Run this whenever a problem or its answers change:

    python3.11 -m venv judge && judge/bin/pip install xblocks-contrib==0.13.1
    judge/bin/python tests/capa_import/judge.py

A virtual environment of its own is needed: xblocks-contrib brings blocks whose scenarios the workbench of this
project's tests cannot load, and the workbench loads all blocks that are installed.

The scripts of the problems run here without a sandbox: they are this folder's own. capa's random numbers come from
random2, which gives the sequence of Python 2; here it is Python 3's, so that both sides have the same variables.
"""

from __future__ import annotations

import gettext
import hashlib
import html
import json
import logging
import random
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).resolve().parent
PROBLEMS = HERE / "problems"
NUMBERS = HERE / "numbers.json"
MODULE_RANDOM = random


def digest(folder: Path) -> str:
    """Of what was judged: a verdict counts only for these bytes."""
    return hashlib.sha256((folder / "problem.xml").read_bytes() + (folder / "answers.json").read_bytes()).hexdigest()


def capa_problem(xml: str, seed: int) -> Any:
    from xblocks_contrib.problem.capa.capa_problem import LoncapaProblem, LoncapaSystem

    # capa puts the script's generator in place of the module; the next script needs the module again
    sys.modules["random"] = sys.modules["random2"] = MODULE_RANDOM
    system = LoncapaSystem(
        ajax_url="",
        anonymous_student_id="student",
        cache=None,
        can_execute_unsafe_code=lambda: True,
        get_python_lib_zip=lambda: None,
        DEBUG=False,
        i18n=gettext.NullTranslations(),
        render_template=lambda template, context: "<div/>",
        resources_fs=SimpleNamespace(root_path="/nowhere"),
        seed=seed,
        xqueue=None,
    )
    runtime = SimpleNamespace(publish=lambda *what: None)
    block = SimpleNamespace(location="problem", runtime=runtime, scope_ids=None, display_name="", data="")
    return LoncapaProblem(xml, "p", system, block, seed=seed)


def with_values(answer: Any, context: dict[str, Any]) -> Any:
    """The answer with the values of its $names."""
    if isinstance(answer, list):
        return [with_values(each, context) for each in answer]
    return re.sub(r"\$(\w+)", lambda found: str(context[found[1]]), answer)


def verdict(xml: str, seed: int, answers: list[Any]) -> dict[str, Any]:
    """The correctness of each field, the score from 0 to 1, the messages; or the name of what capa raised."""
    from xblocks_contrib.problem.capa.responsetypes import ResponseError, StudentInputError
    from xblocks_contrib.problem.capa.util import contextualize_text

    problem = capa_problem(xml, seed)
    responders = sorted(problem.responders.values(), key=lambda each: int(each.id.rpartition("_")[2]))
    ids = [field for each in responders for field in each.answer_ids]
    given = {field: with_values(answer, problem.context) for field, answer in zip(ids, answers, strict=True)}
    # what a browser sends: no entry for a group in which nothing is chosen
    given = {field: answer for field, answer in given.items() if answer != []}
    try:
        marks = problem.grade_answers(given)
    except (StudentInputError, ResponseError) as error:
        return {"raised": type(error).__name__}
    score = problem.calculate_score()

    def told(*messages: str | None) -> str:
        return plain(contextualize_text(" ".join(filter(None, messages)), problem.context))

    return {
        "fields": [marks.get_correctness(field) for field in ids],
        "score": score["score"] / score["total"],
        "points": score["total"],
        "messages": [told(marks.get_msg(field), marks.get_hint(field)) for field in ids],
        "overall": told(marks.get_overall_message()),
    }


def plain(text: str) -> str:
    """The words of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def judge(folder: Path) -> None:
    xml = (folder / "problem.xml").read_text("utf-8")
    samples = json.loads((folder / "answers.json").read_text("utf-8"))
    verdicts = []
    for sample in samples:
        seed = sample.get("seed", 1)
        context = capa_problem(xml, seed).context
        of_capa = ("script_code", "python_path", "extra_files", "anonymous_student_id")
        values = {name: str(value) for name, value in context.items() if name not in of_capa}
        verdicts.append({"variables": values, **verdict(xml, seed, sample["answers"])})
    text = json.dumps({"digest": digest(folder), "verdicts": verdicts}, ensure_ascii=False, indent=1)
    (folder / "verdicts.json").write_text(text + "\n", "utf-8")
    print(f"{folder.name}: {len(verdicts)} answers")


def main() -> None:
    from django.conf import settings
    from number_cases import numbers

    settings.configure(STATIC_URL="/static/")
    logging.disable(logging.CRITICAL)
    names = sys.argv[1:]
    for folder in sorted(PROBLEMS.iterdir()):
        if not names or folder.name in names:
            judge(folder)
    if not names:
        found = numbers(lambda xml, typed: verdict(xml, 1, [typed]).get("score"))
        lines = {kind: ",\n".join(map(json.dumps, cases)) for kind, cases in found.items()}
        text = ",\n".join(f'"{kind}": [\n{cases}\n]' for kind, cases in lines.items())
        NUMBERS.write_text(f"{{\n{text}\n}}\n", "utf-8")
        print(f"{NUMBERS.name}: {sum(map(len, found.values()))} cases")


if __name__ == "__main__":
    main()
