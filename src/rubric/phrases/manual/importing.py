"""Manual pages of the codes for importing (RUB83x)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_TITLES = ("Preparing the soil", "Sowing seed")


def _on(wrong: str, right: str, why: str, **told: str | int | tuple[str, ...]) -> Page:
    """Return a page whose samples are commands."""
    return Page(why, f"rubric import {wrong}\n", f"rubric import {right}\n", told=told)


IMPORT_PAGES: Mapping[str, Page] = {
    "not-a-specification": _on(
        "policy.docx -o unit.yaml",
        "unit.docx -o unit.yaml",
        "Nothing is drafted from an article, a policy, a notice or a form: their sentences would "
        "become criteria that no awarding body ever set.",
        how="no-signs",
    ),
    "several-specifications": _on(
        "handbook.pdf -o unit.yaml",
        "handbook.pdf --to units",
        "A file holds one specification, so that others can name it. With a folder each gets a "
        "file of its own.",
        n=2,
        titles=_TITLES,
    ),
    "not-imported-over": _on(
        "unit.docx -o notes.yaml",
        "unit.docx -o unit.yaml",
        "A document corrects a specification that is there and keeps what people changed in it. "
        "This file holds something else, or cannot be read, so it is left alone. `rubric check` "
        "says what is wrong with it.",
    ),
}
