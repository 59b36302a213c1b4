"""Records of facts from flat fields, whoever has read them.

A field with fields of its own stands under both names (`withdrawn.date`), as a
column of rows does; what a record does not state is None. Each kind of record has
its fields in one order, in which they are handed over.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rubric.facts import records

ITEM_FIELDS = (
    "id", "method", "source", "date", "from", "to", "occasion", "site", "witness", "observed_by",
    "hours", "group", "own_contribution", "content", "supersedes", "withdrawn.date",
)  # fmt: skip
DECLARATION_FIELDS = ("covers", "signed_by_learner", "confirmed_by", "confirmed")
DECISION_FIELDS = (
    "id", "criteria", "judgement", "assessor", "date", "evidence", "fingerprints", "supersedes",
    "countersigned.by", "countersigned.date", "override.authorised_by", "level",
)  # fmt: skip
REVIEW_FIELDS = ("id", "of", "criteria", "finding", "iqa", "date", "closed", "stage", "due")
EXEMPTION_FIELDS = ("id", "criteria", "units", "reason", "authorised_by", "date")


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


def declaration_of(
    position: int, covers: Any, signed: date, confirmed_by: Any, confirmed: Any
) -> records.Declaration:
    """Return a declaration of its `DECLARATION_FIELDS`; `position` counts from 1."""
    path, of_all = ("declarations", f"~{position}"), covers == ("all",)
    return records.Declaration(path, None if of_all else covers, signed, confirmed_by, confirmed)


def decision_of(
    ident: str, criteria: Any, judgement: str, assessor: str, day: date, evidence: Any,
    fingerprints: Any, supersedes: Any, countersigned_by: Any, countersigned: Any,
    authorised_by: Any, level: Any,
) -> records.Decision:
    """Return a decision of its `DECISION_FIELDS`."""
    fields = (
        ident, criteria, judgement == "met", assessor, day, evidence or (), fingerprints or {},
        supersedes,
        countersigned_by and records.Countersignature(countersigned_by, countersigned),
        authorised_by and records.Override(authorised_by), level,
    )
    return tuple.__new__(records.Decision, fields)
# fmt: on


def review_of(*fields: Any) -> records.Review:
    """Return a review of its `REVIEW_FIELDS`."""
    return records.Review(*fields)


def exemption_of(
    ident: str, criteria: Any, units: Any, reason: str, authorised_by: str, day: date
) -> records.Exemption:
    """Return an exemption of its `EXEMPTION_FIELDS`."""
    return records.Exemption(ident, criteria or (), units or (), reason, authorised_by, day)
