"""Portfolios as people write them: gaps in the records, ties, and references to nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from rubric.testing.strategies.drawing import chosen, days_around, rarely, seldom, some, stated

PEOPLE = {
    "A-1": {"role": "assessor"},
    "A-2": {"role": "assessor"},
    "T-1": {"role": "trainee_assessor"},
    "Q-1": {"role": "iqa"},
}
STRANGER = "Z-9"
DECIDERS = ("A-1", "A-1", "A-2", "T-1", "T-1")
ITEM_IDS = ("E1", "E2", "E9", "E10", "E11", "E12")


@dataclass(frozen=True)
class Names:
    """What records may name: criteria in every accepted way, parts, and what is not there."""

    #: ways to write a criterion → (range items, parts) of it
    criteria: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    #: ways to write a part
    parts: Sequence[str]
    #: references that name nothing, or several criteria
    nothing: Sequence[str]
    #: ways to write a criterion → its fingerprint
    fingerprints: Mapping[str, str]
    measures: Sequence[str]
    #: the specification, as id@version
    unit: str
    #: the levels of analytic rubrics
    levels: Sequence[str] = ()

    def reference(self) -> st.SearchStrategy[str]:
        """Return a strategy for a reference, seldom one that means no single criterion."""
        known = tuple(self.criteria)
        return st.sampled_from((*known * (24 // len(known) + 1), *self.nothing))


@st.composite
def _links(draw: st.DrawFn, names: Names) -> dict[str, Any]:
    links: dict[str, Any] = {}
    pointing = st.one_of(*[names.reference()] * 4, st.sampled_from([*names.parts, "9.9"]))
    for reference in draw(
        st.lists(pointing, min_size=draw(chosen(0, 1, 2, 2)), max_size=3, unique=True)
    ):
        scope, letters = names.criteria.get(reference, ((), ()))
        lettered = bool(letters) and draw(chosen(True, False, False))
        covered = (*scope, *(letters if not scope else ()), "unheard")
        link = stated(
            at=draw(chosen(None, "p. 1")),
            range=(draw(chosen(False, False, True)) and draw(some(covered, 1))) or None,
            parts=draw(some((*letters, *letters, "q"), 1)) if lettered else None,
        )
        links[reference] = link or "whole"
    return links


@st.composite
def _items(draw: st.DrawFn, names: Names, on: date, ids: Sequence[str]) -> list[dict[str, Any]]:
    days = days_around(on)
    items: list[dict[str, Any]] = []
    for ident in ids:
        day = draw(chosen(*days, None, None, None))
        over = draw(chosen("date", "date", "to", "both"))
        earlier = draw(seldom(0, 1, 45))
        older = [item["id"] for item in items]
        group = draw(rarely("yes", "no"))
        amounts = {name: draw(seldom("1", "3.25")) for name in names.measures}
        items.append(
            stated(
                id=ident,
                method=draw(
                    chosen(
                        "observation",
                        "observation",
                        "OB",
                        "product",
                        "product",
                        "RA",
                        "mystery",
                        None,
                    )
                ),
                source=draw(
                    chosen(
                        "workplace", "workplace", "workplace", "simulation", "prior_learning", None
                    )
                ),
                date=day if over != "to" else None,
                to=day if over != "date" else None,
                from_=(day or on) - timedelta(days=earlier) if earlier is not None else None,
                occasion=draw(chosen(None, "o1", "o1", "o2")),
                site=draw(seldom("s1", "s2")),
                witness=draw(chosen(None, "W", "V")),
                observed_by=draw(chosen(None, None, None, "A-1", "A-1", "A-2", STRANGER)),
                hours=draw(chosen(None, "0", "0.5", "2", "2", "3.25")),
                group=group,
                own_contribution="The plan." if group and draw(st.booleans()) else None,
                content=draw(chosen(None, None, None, "c1", "c2")),
                supersedes=draw(_superseded(older)),
                withdrawn=draw(rarely({"date": draw(st.sampled_from(days))})),
                maps_to=draw(_links(names)) or None,
                **amounts,
            )
        )
    return items


def _superseded(older: Sequence[str]) -> st.SearchStrategy[Any]:
    named = [[ident] for ident in older] or [["E77"]]
    return chosen(*[None] * 9, *named, ["E77"])


@st.composite
def _declarations(draw: st.DrawFn, on: date, ids: Sequence[str]) -> list[dict[str, Any]]:
    days = st.sampled_from(days_around(on))
    declarations = []
    for _ in range(draw(chosen(0, 1, 1, 2))):
        listed = some((*ids, "E77"), 1, 3)
        confirmed = draw(chosen(True, False))
        declarations.append(
            stated(
                covers=draw(st.one_of(st.just("all"), listed)),
                signed_by_learner=draw(days),
                confirmed_by=draw(chosen("A-1", "A-1", STRANGER)) if confirmed else None,
                confirmed=draw(days) if confirmed else None,
            )
        )
    return declarations


@st.composite
def _decisions(draw: st.DrawFn, names: Names, on: date, ids: Sequence[str]) -> list[dict[str, Any]]:
    days = days_around(on)
    decisions: list[dict[str, Any]] = []
    for ident in ("D1", "D2", "D10", "D11")[: draw(chosen(1, 1, 0, 2, 2, 3, 4))]:
        about = draw(st.lists(names.reference(), min_size=1, max_size=3, unique=True))
        asked = draw(some(about, 0, 1)) if draw(chosen(True, False, False)) else []
        prints = {
            reference: draw(chosen(names.fingerprints.get(reference, "f1:0"), "f1:0"))
            for reference in asked
        }
        older = [decision["id"] for decision in decisions]
        assessor = draw(chosen(*DECIDERS * 3, STRANGER))
        signed = draw(chosen(None, "A-1", "A-2", assessor, "Q-1", STRANGER))
        authorised = draw(chosen(None, None, None, "Q-1", assessor, STRANGER))
        decisions.append(
            stated(
                id=ident,
                criteria=about,
                judgement=draw(chosen("met", "met", "met", "not_yet_met")),
                assessor=assessor,
                date=draw(chosen(*days)),
                evidence=draw(some((*ids, *ids, "E77"), 0, 3)) or None,
                fingerprints=prints or None,
                level=draw(chosen(None, *names.levels, *names.levels, "unheard"))
                if names.levels
                else None,
                supersedes=draw(chosen(None, None, None, *older, "D77")),
                countersigned={"by": signed, "date": draw(chosen(*days))} if signed else None,
                override={"reason": "Agreed.", "authorised_by": authorised} if authorised else None,
            )
        )
    return decisions


@st.composite
def _reviews(
    draw: st.DrawFn, names: Names, on: date, decisions: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    days = days_around(on)
    reviews = []
    for ident in ("R1", "R2", "R10")[: draw(chosen(0, 0, 1, 2, 3)) if decisions else 0]:
        of = draw(st.sampled_from(decisions))
        after = [day for day in days if day >= of["date"]] or [on]
        finding = draw(chosen("agreed", "action_required", "action_required", "disagreed"))
        narrowed = some((*of["criteria"], *of["criteria"], *names.nothing), 1)
        reviews.append(
            stated(
                id=ident,
                of=draw(chosen(*[of["id"]] * 9, "D77")),
                criteria=draw(st.one_of(st.none(), st.none(), narrowed)),
                stage=draw(chosen("summative", "summative", "interim", None)),
                finding=finding,
                iqa=draw(chosen("Q-1", "Q-1", "Q-1", of["assessor"], STRANGER)),
                date=draw(chosen(*after, *after, *days)),
                closed=draw(chosen(None, *days)) if finding == "action_required" else None,
                due=draw(chosen(None, *days)) if finding == "action_required" else None,
            )
        )
    return reviews


@st.composite
def _exemptions(draw: st.DrawFn, names: Names, on: date) -> list[dict[str, Any]]:
    days = days_around(on)
    exemptions = []
    for ident in ("X1", "X2")[: draw(chosen(0, 0, 0, 0, 0, 0, 1, 2))]:
        units = draw(rarely([names.unit], ["unit-z"]))
        exemptions.append(
            stated(
                id=ident,
                criteria=draw(st.lists(names.reference(), min_size=not units, max_size=3)) or None,
                units=units,
                reason=draw(chosen("exemption", "credit_transfer")),
                authorised_by=draw(chosen("Q-1", "Q-1", "Q-1", STRANGER)),
                date=draw(chosen(*days)),
            )
        )
    return exemptions


@st.composite
def portfolios(draw: st.DrawFn, names: Names, on: date) -> dict[str, Any]:
    """Draw one learner's records around a day."""
    ids = ITEM_IDS[: draw(chosen(3, 2, 4, 1, 5, 6, 0))]
    decisions = draw(_decisions(names, on, ids))
    return stated(
        format="rubric/1",
        kind="portfolio",
        learner="L-1",
        registered=draw(seldom(on - timedelta(days=30), on - timedelta(days=400))),
        specification=names.unit,
        people=draw(chosen(None, PEOPLE, PEOPLE, PEOPLE)),
        evidence=draw(_items(names, on, ids)) or None,
        declarations=draw(_declarations(on, ids)) or None,
        decisions=decisions or None,
        iqa_reviews=draw(_reviews(names, on, decisions)) or None,
        exemptions=draw(_exemptions(names, on)) or None,
    )
