"""Small qualifications with a learner's standing in each unit: awkward, and quick to try out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from rubric.evaluation.qualifications import Entry, Standing
from rubric.model.order import people_order
from rubric.model.qualification import Qualification
from rubric.rules.resolve_qualification import resolved_qualification
from rubric.testing.oracle.entered import Entered, UnitStanding
from rubric.testing.strategies.drawing import chosen, rarely, seldom, some, stated, text_of

#: ids that sort otherwise as people count than letter by letter
UNITS = ("unit-2", "unit-10", "unit-a", "unit-b", "unit-c", "unit-1")
_GROUPS = ("M", "A", "B", "C")
_LEVELS = ("2", "3", "4")
_BANDS = ("pass", "merit", "distinction")


class _Amounts(NamedTuple):
    """The sizes of credit in a case: of units, and of what rules ask for and cap."""

    units: tuple[str, ...]
    rules: tuple[str, ...]
    #: whether the credit at a level may be capped; in parts there would be too much to try out
    levels_capped: bool = True


_WHOLE = _Amounts(("1", "2", "3", "4", "5", "3", "2", "0"), ("1", "2", "3", "5"))
_PARTS = _Amounts(("0.5", "1", "2.5", "3"), ("0.5", "1", "2.5", "4"), levels_capped=False)
#: so small that a thousandth is not small beside it
_TINY = _Amounts(("0.001", "0.002", "0.003", "0.004"), ("0.001", "0.002", "0.003", "0.005"))


@dataclass(frozen=True)
class QualificationCase:
    """A learner on a qualification: its rules as plain data, and how they stand in each unit."""

    qualification: Mapping[str, Any]
    standings: tuple[UnitStanding, ...]
    registered: tuple[str, ...] = ()
    pathway: str | None = None

    @property
    def written(self) -> Qualification:
        """The qualification as the model has it."""
        return Qualification.model_validate(self.qualification)

    @property
    def entered(self) -> Entered:
        """The case as the oracle takes it."""
        units = {standing.id: standing for standing in self.standings}
        return Entered(self.written, units, self.registered, self.pathway)

    @property
    def entry(self) -> Entry:
        """The case as the engine takes it."""
        held = {standing.id for standing in self.standings}
        held |= {unit for group in self.written.groups for unit in group.units}
        resolved = resolved_qualification(
            self.written, lambda name: [name] if name in held else [], self.pathway
        )
        in_order = sorted(self.standings, key=lambda standing: people_order(standing.id))
        return Entry(
            qualification=resolved,
            standings={standing.id: _of_engine(standing) for standing in in_order},
            registered=tuple(sorted(self.registered, key=people_order)),
        )

    def with_standing(self, standing: UnitStanding) -> "QualificationCase":
        """Return the case with another standing in one unit."""
        others = tuple(s if s.id != standing.id else standing for s in self.standings)
        return replace(self, standings=others)


@st.composite
def achieved_more(draw: st.DrawFn, case: QualificationCase) -> UnitStanding:
    """Draw one of the standings with the unit achieved, or with a higher grade."""
    standing = draw(st.sampled_from(case.standings))
    reached = 0 if standing.grade is None else standing.bands.index(standing.grade)
    grade = draw(st.sampled_from(standing.bands[reached:])) if standing.bands else None
    return replace(standing, achieved=True, open=0, grade=grade, recorded=True)


def as_standing(standing: Standing) -> UnitStanding:
    """Return a standing of the engine in the words of the oracle."""
    return UnitStanding(
        id=standing.unit,
        achieved=standing.achieved,
        open=standing.open,
        level=standing.level,
        credit=standing.credit,
        bands=standing.bands,
        grade=standing.grade,
        transferred=standing.transferred,
        recorded=standing.recorded,
    )


def _of_engine(standing: UnitStanding) -> Standing:
    return Standing(
        unit=standing.id,
        reference=f"{standing.id}@1",
        title=standing.id,
        level=standing.level,
        credit=standing.credit,
        achieved=standing.achieved,
        open=standing.open,
        bands=standing.bands,
        grade=standing.grade,
        transferred=standing.transferred,
        recorded=standing.recorded,
    )


@st.composite
def qualification_cases(draw: st.DrawFn) -> QualificationCase:
    """Draw a qualification of a few units in overlapping groups, and a learner on it."""
    units = draw(some(UNITS, least=draw(chosen(1, 3, 4)), most=5))
    amounts = draw(chosen(_WHOLE, _WHOLE, _WHOLE, _PARTS, _TINY))
    standings = tuple(draw(standings_in(unit, amounts.units)) for unit in units)
    graded = any(standing.bands for standing in standings)
    groups = [
        draw(_groups(ref, units, amounts))
        for ref in draw(some(_GROUPS, least=1, most=draw(chosen(1, 2, 3))))
    ]
    refs = [group["ref"] for group in groups]
    pathways = draw(rarely([{"id": "way", "groups": draw(some(refs, least=1, most=2))}]))
    row = some([*units, "unit-9"], least=2, most=3)
    data = stated(
        format="rubric/1",
        kind="qualification",
        id="demo",
        version="1",
        title="Demonstration",
        groups=groups,
        whole=[draw(_whole_rules(amounts)) for _ in range(draw(chosen(0, 0, 1, 1, 2)))] or None,
        pathways=pathways,
        barred=draw(seldom([draw(some(units, least=2, most=3))])) if len(units) > 1 else None,
        equivalent=draw(seldom([draw(row)])),
        credit_transfer=draw(rarely({"at_most": {"credits": draw(chosen(*amounts.rules))}})),
        grade=draw(_grades()) if graded else None,
    )
    registered = draw(chosen((), tuple(draw(some(units, least=1, most=4)))))
    pathway = draw(chosen(None, "way", "way")) if pathways else None
    return QualificationCase(text_of(data), standings, registered, pathway)


@st.composite
def standings_in(draw: st.DrawFn, unit: str, credit: Sequence[str]) -> UnitStanding:
    """Draw how a learner stands in one unit."""
    achieved = draw(chosen(True, True, False))
    bands = draw(chosen((), (), _BANDS, _BANDS[:2], _BANDS[1:]))
    grade = draw(chosen(*bands)) if achieved and bands else None
    return UnitStanding(
        id=unit,
        achieved=achieved,
        open=0 if achieved else draw(st.integers(1, 4)),
        level=draw(chosen(*_LEVELS, None)),
        credit=Decimal(draw(chosen(*credit))),
        bands=bands,
        grade=grade,
        transferred=achieved and draw(chosen(False, False, True)),
        recorded=draw(st.booleans()) or achieved,
    )


@st.composite
def _groups(draw: st.DrawFn, ref: str, units: Sequence[str], amounts: _Amounts) -> dict[str, Any]:
    how = draw(chosen("all", "units", "units", "credits", "credits", "both"))
    take: Any = "all"
    if how != "all":
        take = {}
        if how in ("units", "both"):
            take["units"] = draw(_limits("1", "2"))
        if how in ("credits", "both"):
            take["credits"] = draw(_limits(*amounts.rules[:3]))
    most = draw(chosen(1, 2)) if how == "all" else 4
    return {"ref": ref, "take": take, "units": draw(some(units, least=1, most=most))}


@st.composite
def _limits(draw: st.DrawFn, *numbers: str) -> dict[str, Any]:
    least = draw(chosen(None, *numbers))
    # what may count is mostly as much as is asked for
    most = draw(seldom(*(numbers if least is None else numbers[numbers.index(least) :])))
    return stated(at_least=least, at_most=most) or {"at_most": draw(chosen(*numbers))}


@st.composite
def _whole_rules(draw: st.DrawFn, amounts: _Amounts) -> dict[str, Any]:
    measure = draw(chosen("credits", "credits", "units"))
    limits = draw(_limits(*(amounts.rules if measure == "credits" else ("1", "2", "3"))))
    if measure == "credits" and not amounts.levels_capped:
        limits = {"at_least": draw(chosen(*amounts.rules))}
    level = draw(chosen(None, None, None, *_LEVELS))
    above = draw(chosen(None, "yes")) if level else None
    return {measure: {**limits, **stated(level=level, or_above=above)}}


@st.composite
def _grades(draw: st.DrawFn) -> dict[str, Any]:
    short = draw(chosen({"P": "6", "M": "9", "D": "12"}, {"pass": "1", "distinction": "2.5"}))
    at_least = draw(chosen(None, "6", "9", "2.5", "1"))
    makes_up = draw(chosen(None, {"units": draw(chosen("1", "2"))})) if at_least else None
    return {"points": short, **stated(at_least=at_least, compensation=makes_up)}
