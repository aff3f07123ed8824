"""Sentences for learners and authors: written in English here, translated where they are shown.

Extraction (wasm_problem.i18n_build) finds them by the names `translatable` and `sentence`.
"""

from __future__ import annotations

from collections.abc import Callable


def translatable(text: str) -> str:
    """The text itself, marked for extraction."""
    return text


class Sentence(str):
    """An English sentence with its values filled in, which can still be told in another language.

    To everything that wants a text it is one. What is stored or sent becomes plain English text, so translate first.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]

    def __str__(self) -> str:
        return self  # str() of an exception gives the sentence that it was raised with, not a copy without template

    def told(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`."""
        values = {name: _told_value(value, translate) for name, value in self.values.items()}
        return translate(self.template).format(**values)


def sentence(template: str, /, **values: object) -> Sentence:
    """A sentence made of a constant template such as "Type at most {most} characters." and its values."""
    made = Sentence(template.format(**values))
    made.template, made.values = template, values
    return made


def _told_value(value: object, translate: Callable[[str], str]) -> object:
    return value.told(translate) if isinstance(value, Sentence) else value
