"""A problem that staff grade again, its learners, and people who come to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import BrowserContext, expect

from .learner import Learner
from .staff import Staff
from .studio import Field, Studio

GRADER = """\
def grade(answer, problem):
    print("The answer is", answer)
    return {
        "tests": [
            {"name": "at least five", "passed": answer >= 5},
            {"name": "secret rule", "passed": answer % 2 == 1, "visibility": "hidden"},
        ]
    }
"""
OTHER_GRADER = GRADER.replace("answer % 2 == 1", "answer % 3 == 0")
"""Of the answers below, 6 gains by it, 7 loses, and 3 gets the same."""
ANSWERS = {"gains": "6", "loses": "7", "stays": "3"}


class People:
    """Whoever comes to a problem. In the workbench everybody may be anybody, and the address says who."""

    def __init__(self, context: BrowserContext, site: str, paths: Mapping[str, str], student: str) -> None:
        self.context, self.site, self.paths, self.student = context, site, paths, student

    def name(self, who: str) -> str:
        """How the platform calls this person of this test."""
        return f"{self.student}-{who}"

    def address(self, title: str, who: str) -> str:
        return f"{self.site}{self.paths[title]}?student={self.name(who)}"

    def learner(self, title: str, who: str) -> Learner:
        return Learner(self.context.new_page(), self.address(title, who)).open()

    def staff(self, title: str) -> Staff:
        """In a tab of their own, with the panel open."""
        return Staff(self.context.new_page(), self.address(title, "staff")).open()

    def prepare(self, title: str, studio: Callable[[str], Studio]) -> Studio:
        """Writes the problem into an empty one and hands in one answer each. Returns its author."""
        author = studio(title)
        author.write(prompt="A number, please.", fields=[Field("number", "Number")], grader=GRADER)
        author.setting("Points").fill("4")
        author.save()
        for who, answer in ANSWERS.items():
            at = self.learner(title, who)
            assert at.hand_in({"Number": answer}).ok
            expect(at.result).to_contain_text("points")
            at.page.close()
        return author


def change_grader(author: Studio, grader: str = OTHER_GRADER) -> None:
    author.write_code("Grader", grader)
    author.save()
