"""Records of facts from flat fields, whoever has read them.

A field with fields of its own stands under both names (`withdrawn.date`), as a
column of rows does; what a record does not state may be missing or None.
"""

from collections.abc import Callable, Mapping
from typing import Any

from rubric.facts import records

#: looks a field up; None where it is not stated
Get = Callable[[str], Any]

#: the fields of an item, in the order in which `item_of` takes them
ITEM_FIELDS = (
    "id", "method", "source", "date", "from", "to", "occasion", "site", "witness", "observed_by",
    "hours", "group", "own_contribution", "content", "supersedes", "withdrawn.date",
)  # fmt: skip


# fmt: off
def item_of(
    links: tuple[records.Link, ...], quantities: Mapping[str, Any],
    ident: str, method: Any, source: Any, date: Any, first: Any, last: Any, occasion: Any,
    site: Any, witness: Any, observed_by: Any, hours: Any, group: Any, contribution: Any,
    content: Any, supersedes: Any, withdrawn: Any,
) -> records.Item:
    """Return an item of its links, what it states under declared names, and its `ITEM_FIELDS`."""
    fields = (
        ident, method, source, date or last, first or date or last, occasion, site, witness,
        observed_by, quantities if hours is None else {"hours": hours, **quantities},
        bool(group), contribution is not None, content, supersedes or (), withdrawn, links,
    )
    # past the constructor, which takes twice as long: rows bring very many
    return tuple.__new__(records.Item, fields)
# fmt: on


def declaration_of(get: Get, position: int) -> records.Declaration:
    """Return a declaration; `position` counts from 1."""
    covers = get("covers")
    return records.Declaration(
        path=("declarations", f"~{position}"),
        covers=None if covers == ("all",) else covers,
        signed=get("signed_by_learner"),
        confirmed_by=get("confirmed_by"),
        confirmed=get("confirmed"),
    )


def decision_of(get: Get) -> records.Decision:
    """Return a decision."""
    by, authorised_by = get("countersigned.by"), get("override.authorised_by")
    return records.Decision(
        get("id"),
        get("criteria"),
        get("judgement") == "met",
        get("assessor"),
        get("date"),
        get("evidence") or (),
        get("fingerprints") or {},
        get("supersedes"),
        by and records.Countersignature(by, get("countersigned.date")),
        authorised_by and records.Override(authorised_by),
        get("level"),
    )


def review_of(get: Get) -> records.Review:
    """Return a review."""
    return records.Review(
        id=get("id"),
        of=get("of"),
        criteria=get("criteria"),
        finding=get("finding"),
        iqa=get("iqa"),
        day=get("date"),
        closed=get("closed"),
        stage=get("stage"),
        due=get("due"),
    )


def exemption_of(get: Get) -> records.Exemption:
    """Return an exemption."""
    return records.Exemption(
        id=get("id"),
        criteria=get("criteria") or (),
        units=get("units") or (),
        reason=get("reason"),
        authorised_by=get("authorised_by"),
        day=get("date"),
    )
