"""What `rubric report` is asked to show beside the result, and in which format it is written."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rubric.cli.run import Judged
from rubric.phrases import phrase
from rubric.report.view.included import INCLUDABLE, NOTHING, Asked

if TYPE_CHECKING:
    from rubric.report.csv_rows import Rows
    from rubric.report.since import Differences, SeenReport
    from rubric.report.view.learner import LearnerSaid
    from rubric.report.view.qualification import WhatIf

#: formats in which `--include` shows something: of one learner, and on pages over all
_SHOWN_IN = ("text", "json", "jsonl", "markdown", "html")
SHOWN_ON_PAGES = ("text", "markdown", "html")
#: formats that tell of several learners in one text
TOLD_TOGETHER = ("markdown", "html", "csv")


def key_for(path: Path | None) -> bytes | None:
    """Return the key of `--pseudonymise`, made where there is none, or end the command."""
    if path is None:
        return None
    from rubric.sources.keys import LEAST_KEY, KeyRefused, key_of

    told: dict[str, object] = {"file": str(path)}
    try:
        key = key_of(path)
    except KeyRefused as refused:
        told["n"] = LEAST_KEY
        raise click.UsageError(phrase(f"key_refused.{refused}", told)) from None
    except OSError as error:
        told["reason"] = error.strerror or type(error).__name__
        raise click.UsageError(phrase("key_refused.unreadable", told)) from None
    if key.made:
        click.echo(phrase("key.made", told), err=True)
    elif key.open_to_others:
        click.echo(phrase("key.open", told), err=True)
    return key.secret


def wanted_of(
    texts: Iterable[str], form: str, shown_in: Sequence[str], *, pseudonyms: bool
) -> frozenset[str]:
    """Return what `--include` names, or end the command where that cannot be shown.

    Args:
        texts: as they are given.
        form: the format of the answer.
        shown_in: the formats in which it is shown.
        pseudonyms: whether people have pseudonyms.
    """
    words = [word.strip() for text in texts for word in text.split(",")]
    for word in words:
        if word not in INCLUDABLE:
            arguments = {"word": word, "allowed": INCLUDABLE}
            raise click.UsageError(phrase("refuse.include", arguments))
    if pseudonyms and "names" in words:
        raise click.UsageError(phrase("refuse.names_pseudonymised"))
    if words and form not in shown_in:
        told = {"form": form, "allowed": tuple(shown_in)}
        raise click.UsageError(phrase("refuse.nothing_included", told))
    return frozenset(words)


def _earlier(path: Path | None) -> "Mapping[str, SeenReport] | None":
    """Return the reports that `--since` names, or end the command where it holds none."""
    if path is None:
        return None
    from rubric.api.earlier import read_earlier
    from rubric.report.since import NotAReport
    from rubric.sources import Located

    told = {"file": str(path)}
    try:
        found = read_earlier(path)
    except NotAReport as other:
        key = "refuse.since_format" if str(other) == "format" else "refuse.since"
        raise click.UsageError(phrase(key, told)) from None
    if isinstance(found, Located):
        diagnostic = found.diagnostic
        message = phrase(diagnostic.code.slug, diagnostic.arguments)
        raise click.UsageError(phrase("refuse.since_text", {**told, "message": message}))
    return found


class Extras(NamedTuple):
    """What reports of a run show beside the results: pseudonyms, personal texts, what changed."""

    key: bytes | None
    wanted: frozenset[str]
    since: Path | None
    earlier: "Mapping[str, SeenReport] | None"

    @staticmethod
    def of(
        since: Path | None,
        include: Iterable[str],
        pseudonymise: Path | None,
        form: str,
        *,
        claim: bool,
    ) -> "Extras":
        """Return what the options ask for, or end the command where it cannot be had.

        What stands in the way of one learner's claim, as text, has no place for personal texts.
        """
        shown_in = SHOWN_ON_PAGES[1:] if claim else _SHOWN_IN
        wanted = wanted_of(include, form, shown_in, pseudonyms=pseudonymise is not None)
        return Extras(key_for(pseudonymise), wanted, since, _earlier(since))

    def asked(
        self,
        one: Judged,
        units: tuple[str, ...],
        what_if: "WhatIf | None",
        one_item_for: int | None,
    ) -> Asked:
        """Return everything that one learner's report is to show."""
        included = NOTHING
        if self.wanted:
            from rubric.api.included import included as included_in

            included = included_in(one.portfolio, self.wanted)
        since = self._since(one)
        return Asked(one.set_aside, units or None, what_if, one_item_for, included, since)

    def _since(self, one: Judged) -> "Differences | None":
        if self.earlier is None:
            return None
        from rubric.report.since import differences, seen_of

        before = self.earlier.get(one.result.learner)
        if before is None:
            there = tuple(self.earlier)
            arguments = {"file": str(self.since), "learner": one.result.learner, "there": there}
            key = "refuse.since_learner" if self.key is None else "refuse.since_key"
            raise click.UsageError(phrase(key, arguments))
        return differences(before, seen_of(one.result))


def as_text(one: Judged, asked: Asked, *, lines: bool) -> str:
    """Return one learner's report as text; with the lines of the file, for a terminal."""
    from rubric.load import line_reader
    from rubric.report.text import render_report

    return render_report(
        one.result,
        asked.set_aside,
        line_reader([one.document]) if lines else None,
        one_item_for=asked.one_item_for,
        units=asked.units,
        what_if=asked.what_if,
        included=asked.included,
        since=asked.since,
    )


def as_json(one: Judged, asked: Asked, indent: int | None) -> str:
    """Return one learner's report as JSON."""
    from rubric.report.json_view import to_json

    return to_json(
        one.result,
        indent=indent,
        one_item_for=asked.one_item_for,
        what_if=asked.what_if,
        included=asked.included,
        since=asked.since,
    )


def told(one: Judged, asked: Asked) -> "LearnerSaid":
    """Return one learner's report, for a format that tells of several in one text."""
    from rubric.report.view.learner import learner_said

    return learner_said(one.result, asked)


def rendered(learners: "Sequence[LearnerSaid]", form: str, rows: "Rows", *, to_file: bool) -> str:
    """Return the reports of all learners in one text."""
    if form == "markdown":
        from rubric.report.markdown import render_markdown

        return render_markdown(learners)
    if form == "csv":
        from rubric.report.csv_rows import render_csv

        # spreadsheet programs know by this mark that a file is UTF-8
        return ("\ufeff" if to_file else "") + render_csv(learners, rows)
    from rubric.report.html import render_html
    from rubric.report.pages import TemplatesMissing

    try:
        return render_html(learners)
    except TemplatesMissing as missing:
        raise click.UsageError(phrase("refuse.html", {"extra": str(missing)})) from None
