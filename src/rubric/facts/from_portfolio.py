"""A portfolio as written to facts."""

from rubric.facts import records
from rubric.model import (
    Decision,
    Declaration,
    EvidenceItem,
    Exemption,
    IqaReview,
    Portfolio,
)


def facts_of(portfolio: Portfolio) -> records.Facts:
    """Return the facts of a portfolio, record by record."""
    people = portfolio.people
    return records.Facts(
        learner=portfolio.learner,
        specifications=tuple(dict.fromkeys(portfolio.specification or ())),
        registered=portfolio.registered,
        centre=portfolio.centre,
        people=None if people is None else {who: person.role for who, person in people.items()},
        items=tuple(_item(item) for item in portfolio.evidence),
        declarations=tuple(
            _declaration(declaration, position)
            for position, declaration in enumerate(portfolio.declarations, start=1)
        ),
        decisions=tuple(_decision(decision) for decision in portfolio.decisions),
        reviews=tuple(_review(review) for review in portfolio.iqa_reviews),
        exemptions=tuple(_exemption(exemption) for exemption in portfolio.exemptions),
    )


def _item(item: EvidenceItem) -> records.Item:
    day = item.date or item.to
    return records.Item(
        id=item.id,
        method=item.method,
        source=item.source,
        day=day,
        first_day=item.from_ or day,
        occasion=item.occasion,
        site=item.site,
        witness=item.witness,
        observed_by=item.observed_by,
        quantities=item.quantities,
        group=bool(item.group),
        own_contribution=item.own_contribution is not None,
        content=item.content,
        supersedes=item.supersedes or (),
        withdrawn=None if item.withdrawn is None else item.withdrawn.date,
        links=tuple(
            [
                records.Link(reference, link.at, link.parts, link.range)
                for reference, link in item.maps_to.items()
            ]
        ),
    )


def _declaration(declaration: Declaration, position: int) -> records.Declaration:
    everything = declaration.covers == ("all",)
    return records.Declaration(
        path=("declarations", f"~{position}"),
        covers=None if everything else declaration.covers,
        signed=declaration.signed_by_learner,
        confirmed_by=declaration.confirmed_by,
        confirmed=declaration.confirmed,
    )


def _decision(decision: Decision) -> records.Decision:
    countersigned, override = decision.countersigned, decision.override
    return records.Decision(
        id=decision.id,
        criteria=decision.criteria,
        met=decision.judgement == "met",
        assessor=decision.assessor,
        day=decision.date,
        evidence=decision.evidence,
        fingerprints=decision.fingerprints,
        supersedes=decision.supersedes,
        countersigned=None
        if countersigned is None
        else records.Countersignature(countersigned.by, countersigned.date),
        override=None if override is None else records.Override(override.authorised_by),
    )


def _review(review: IqaReview) -> records.Review:
    return records.Review(
        id=review.id,
        of=review.of,
        criteria=review.criteria,
        finding=review.finding,
        iqa=review.iqa,
        day=review.date,
        closed=review.closed,
    )


def _exemption(exemption: Exemption) -> records.Exemption:
    return records.Exemption(
        id=exemption.id,
        criteria=exemption.criteria,
        units=exemption.units,
        reason=exemption.reason,
        authorised_by=exemption.authorised_by,
        day=exemption.date,
    )
