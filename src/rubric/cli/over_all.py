"""`rubric report --for` and `rubric sample`: pages over all learners, and how they are written."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rubric.cli.hidden import Hidden
from rubric.cli.log import OverAll
from rubric.cli.reporting import SHOWN_ON_PAGES, key_for, wanted_of
from rubric.cli.run import Judged, Libraries, asked_about, each_judged
from rubric.cli.shared import put_out
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase
from rubric.report.boards.writing import FORMATS, render
from rubric.report.view.included import Included

if TYPE_CHECKING:
    from rubric.assurance.claims import Claims
    from rubric.assurance.views import QualityViews
    from rubric.model import EvidenceRules

#: libraries, the day, house rules, the target and the learner: how portfolios are judged
How = tuple[Libraries, datetime.date, "EvidenceRules | None", str | None, str | None]


class Taken(NamedTuple):
    """What a page takes of the portfolios of a run."""

    each: list[Any]
    not_judged: list[str]
    #: personal texts that were asked for, by learner
    included: list[tuple[str, Included]]
    #: whether somebody is not where the page wants everybody, or has records set aside
    to_look_at: bool


def of_a_log(purpose: str, form: str, on: datetime.date, *, to_file: bool) -> OverAll:
    """Return how a page over the learners of a log is written."""
    refuse_format(purpose, form)

    def told(taken: list[Any], not_judged: list[str]) -> str:
        found = _page(purpose, taken, on, not_judged)
        return written(partial(render, found, form, to_file=to_file))

    return OverAll(purpose, told)


def report_all(
    purpose: str,
    portfolios: Sequence[Path],
    how: How,
    form: str,
    include: Iterable[str],
    pseudonymise: Path | None,
    output: Path | None,
    *,
    force: bool,
) -> int:
    """Write the page of `--for` over portfolios, and return the exit code."""
    refuse_format(purpose, form)
    pseudonyms = pseudonymise is not None
    wanted = wanted_of(include, form, SHOWN_ON_PAGES, pseudonyms=pseudonyms)
    key = key_for(pseudonymise)
    from rubric.cli.log_told import taking_for

    taking = taking_for(purpose)
    taken = take(portfolios, how, key, wanted, lambda one, _: taking(one.result), purpose)
    if taken.not_judged and not taken.each:
        click.echo(phrase("refuse.nobody_judged"), err=True)
        return WRONG_USE
    found = _page(purpose, taken.each, how[1], taken.not_judged)
    to_file = output is not None
    text = written(partial(render, found, form, taken.included, to_file=to_file))
    put_out(text, output, force=force)
    if taken.not_judged:
        return WRONG_USE
    return SOMETHING_TO_LOOK_AT if taken.to_look_at else NOTHING_TO_DO


def take(
    portfolios: Sequence[Path],
    how: How,
    key: bytes | None,
    wanted: frozenset[str],
    taking: Callable[[Judged, str], Any],
    purpose: str,
) -> Taken:
    """Return what a page takes of each portfolio and its file; what was judged is not kept."""
    taken = Taken([], [], [], to_look_at=False)
    to_look_at = False
    for n, path in enumerate(portfolios, 1):
        hidden = Hidden.of(key, n)
        name = str(path) if hidden is None else hidden.file
        for one in each_judged(path, *how, hidden):
            if one is None:
                taken.not_judged.append(name)
                continue
            asked_about(one.result, ())
            taken.each.append(taking(one, name))
            if wanted:
                from rubric.api.included import included

                taken.included.append((one.result.learner, included(one.portfolio, wanted)))
            claims = purpose == "claim" and not one.result.claimable
            to_look_at = to_look_at or claims or bool(one.set_aside)
    return taken._replace(to_look_at=to_look_at)


def refuse_format(purpose: str, form: str) -> None:
    """End the command where a page is not written in a format."""
    if form not in FORMATS:
        told = {"purpose": purpose, "allowed": FORMATS}
        raise click.UsageError(phrase("refuse.boards_format", told))


def refuse_beside(purpose: str, given: Mapping[str, object]) -> None:
    """End the command where an option is given that a page over all learners does not have."""
    for option, value in given.items():
        if value:
            told = {"option": option, "purpose": purpose}
            raise click.UsageError(phrase("refuse.not_for_this", told))


def _page(
    purpose: str, taken: list[Any], on: datetime.date, not_judged: list[str]
) -> "Claims | QualityViews":
    if purpose == "claim":
        from rubric.assurance.claims import claims_of

        return claims_of((claim for each in taken for claim in each), on, not_judged)
    from rubric.assurance.views import views_of

    return views_of(taken, on, not_judged)


def written(render_it: Callable[[], str]) -> str:
    """Return a page, or end the command where what writes it is not installed."""
    from rubric.report.pages import TemplatesMissing

    try:
        return render_it()
    except TemplatesMissing as missing:
        raise click.UsageError(phrase("refuse.html", {"extra": str(missing)})) from None
