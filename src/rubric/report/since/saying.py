"""Differences between two reports as sentences, as lines of text, and as JSON."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.phrases import phrase, shown
from rubric.report.layout import labelled, wrapped
from rubric.report.since.differences import Cause, Change, ChangeKind, Differences, Standing
from rubric.report.since_shape import ChangeView, SinceView

_INDENT = "  "


class ChangesSaid(NamedTuple):
    """Changes of one kind below their heading, each with its reference and a sentence."""

    kind: ChangeKind
    heading: str
    changes: tuple[tuple[str, str], ...]


class SinceSaid(NamedTuple):
    """What differs between two reports, sentence by sentence."""

    headline: str
    #: what is another of the qualification and of units
    standings: tuple[str, ...]
    groups: tuple[ChangesSaid, ...]


def since_said(found: Differences, language: str = "en") -> SinceSaid:
    """Return what differs between two reports as people read it."""
    several = len({change.specification for change in found.changes}) > 1
    groups = []
    for kind in ChangeKind:
        changes = found.of(kind)
        if changes:
            told = tuple(
                (_name(change, several=several), _sentence(change, language)) for change in changes
            )
            groups.append(ChangesSaid(kind, phrase(f"since.{kind}", {}, language), told))
    return SinceSaid(_headline(found, language), tuple(_standings(found, language)), tuple(groups))


def _standings(found: Differences, language: str) -> Iterator[str]:
    if found.qualification is not None:
        was, now = found.qualification
        yield phrase("since.qualification", {"was": was or "—", "now": now or "—"}, language)
    yield from (_standing(one, language) for one in found.standings)


def _standing(one: Standing, language: str) -> str:
    """Whether a unit is achieved now, or a rule above criteria is satisfied."""
    key = one.what if one.outcome is None else f"{one.what}_of_outcome"
    arguments = {"unit": one.specification, "outcome": one.outcome or ""}
    return phrase(f"since.{key}.{'yes' if one.now else 'no'}", arguments, language)


def _headline(found: Differences, language: str) -> str:
    if not found.changes:
        return phrase("since.nothing", {"day": found.on}, language)
    told = [
        phrase(f"since.n_{kind}", {"n": len(found.of(kind))}, language)
        for kind in ChangeKind
        if found.of(kind)
    ]
    return phrase("since.head", {"day": found.on, "told": "; ".join(told)}, language)


def _name(change: Change, *, several: bool) -> str:
    unit = change.specification.partition("@")[0]
    return f"{unit}/{change.reference}" if several else change.reference


def _sentence(change: Change, language: str) -> str:
    """The status before and now, and what differs."""
    was, now = (None if told is None else told[1] for told in (change.was, change.now))
    if was is None or now is None:
        told = phrase("since.status", {"status": now if was is None else was}, language)
    else:
        told = phrase("since.from_to", {"was": was, "now": now}, language)
    because = "; ".join(_cause(cause, language) for cause in change.because)
    if not because:
        return told
    return phrase("since.because", {"told": told, "because": because}, language)


def _cause(cause: Cause, language: str) -> str:
    return phrase(f"cause.{cause.code}", cause.arguments, language)


def since_lines(found: Differences, language: str = "en") -> Iterator[str]:
    """Yield what differs between two reports, line by line."""
    said = since_said(found, language)
    yield from wrapped(said.headline)
    for told in said.standings:
        yield from wrapped(told, _INDENT, _INDENT * 2)
    for group in said.groups:
        yield _INDENT + group.heading
        for name, told in group.changes:
            yield from labelled(shown(name), told, _INDENT * 2, 6)


def since_view(found: Differences, language: str = "en") -> SinceView:
    """Return what differs between two reports as plain data in its published shape."""
    groups = {kind: [_change(one, language) for one in found.of(kind)] for kind in ChangeKind}
    view: SinceView = {
        "on": found.on,
        "sentence": _headline(found, language),
        "closed": groups[ChangeKind.CLOSED],
        "opened": groups[ChangeKind.OPENED],
        "changed": groups[ChangeKind.CHANGED],
        "added": groups[ChangeKind.ADDED],
        "removed": groups[ChangeKind.REMOVED],
        "standings": [
            {
                "specification": one.specification,
                "outcome": one.outcome,
                "what": one.what,
                "now": one.now,
                "sentence": _standing(one, language),
            }
            for one in found.standings
        ],
    }
    if found.qualification is not None:
        was, now = found.qualification
        view["qualification"] = {"was": was, "now": now}
    return view


def _change(change: Change, language: str) -> ChangeView:
    return {
        "specification": change.specification,
        "criterion": change.reference,
        "was": change.was and change.was[0],
        "now": change.now and change.now[0],
        "because": [
            {
                "code": cause.code,
                "arguments": {
                    name: list(value) if isinstance(value, tuple) else value
                    for name, value in sorted(cause.arguments.items())
                },
                "sentence": _cause(cause, language),
            }
            for cause in change.because
        ],
        "sentence": _sentence(change, language),
    }
