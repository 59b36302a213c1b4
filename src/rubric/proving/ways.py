"""The proof of a qualification, pathway by pathway: its least units, and what passes each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.evaluation.qualifications import Entry
from rubric.evaluation.qualifications.choosing import best
from rubric.evaluation.qualifications.standing import standing_at_the_start, standing_of
from rubric.facts import Facts, Item
from rubric.proving.combining import Combination, combination_proof
from rubric.proving.example import Example
from rubric.proving.proved import proved
from rubric.proving.results import Proof
from rubric.rules import BANDS, ResolvedSpecification
from rubric.rules.qualification import ResolvedQualification


class Way(NamedTuple):
    """One pathway through a qualification, or all of it: its units, and a proof of each."""

    qualification: ResolvedQualification
    combination: Combination
    #: of each unit of the least combination, in its order
    proofs: tuple[Proof, ...]
    #: whether these units, passed as their examples pass them, achieve it
    achieved: bool


class QualificationProof(NamedTuple):
    """What enough looks like for a qualification, and whether every rule of it matters."""

    qualification: ResolvedQualification
    on: date
    ways: tuple[Way, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def passable(self) -> bool:
        """Whether every pathway can be achieved."""
        return bool(self.ways) and all(way.achieved for way in self.ways)

    @property
    def shown(self) -> frozenset[Path]:
        """The rules of combination that matter on some pathway."""
        return frozenset(one.path for way in self.ways for one in way.combination.shown)

    @property
    def idle(self) -> tuple[Path, ...]:
        """The rules of combination that change nothing on any pathway that has them."""
        found = [path for way in self.ways for path in way.combination.idle]
        return tuple(p for p in dict.fromkeys(found) if p not in {*self.shown, *self.open})

    @property
    def open(self) -> tuple[Path, ...]:
        """The rules of combination of which it is not known whether they matter."""
        found = [path for way in self.ways for path in way.combination.open]
        return tuple(path for path in dict.fromkeys(found) if path not in self.shown)

    @property
    def proved(self) -> bool:
        """Whether it can be achieved, and of everything is known whether it matters."""
        units = all(proof.proved for way in self.ways for proof in way.proofs)
        return self.passable and units and not self.open

    @property
    def sound(self) -> bool:
        """Whether it can be achieved, and everything is shown to matter."""
        units = all(proof.sound for way in self.ways for proof in way.proofs)
        return self.passable and units and not self.open and not self.idle


def way_through(
    qualification: ResolvedQualification,
    specifications: Sequence[ResolvedSpecification],
    on: date,
    up_to: int,
    target: str | None = None,
) -> Way:
    """Return the proof of a qualification for one pathway.

    Without a target the units are passed at the lowest band that gives points enough.

    Args:
        qualification: resolved for the pathway.
        specifications: every unit that may count.
        on: the day that examples are made for.
        up_to: how many criteria one item of an example may serve.
        target: the band to pass units at that have it.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    standings = {one.id: standing_at_the_start(one) for one in specifications}
    combination = combination_proof(qualification, standings)
    by_id = {one.id: one for one in specifications}
    way = Way(qualification, combination, (), achieved=False)
    for band in BANDS if target is None else (target,):
        units = (_aimed(by_id[unit], band) for unit in combination.least.units)
        proofs = tuple(proved(unit, on, up_to) for unit in units)
        way = Way(qualification, combination, proofs, _achieved(qualification, proofs))
        if way.achieved or not proofs:
            return way
    return way


def _aimed(specification: ResolvedSpecification, band: str) -> ResolvedSpecification:
    """A unit aimed at a band, or at the highest below it that it has."""
    upto = [one for one in specification.bands if BANDS.index(one) <= BANDS.index(band)]
    return specification.aimed_at(upto[-1] if upto else None)


def _achieved(qualification: ResolvedQualification, proofs: Iterable[Proof]) -> bool:
    standings = {
        proof.specification.id: standing_of(proof.result)
        for proof in proofs
        if proof.result is not None
    }
    return best(Entry(qualification, standings), tuple(standings)).achieved


def combination_diagnostics(proof: QualificationProof) -> Iterable[Diagnostic]:
    """Yield each rule of combination that changes nothing, or was not shown to matter."""
    for code, paths in (
        (codes.COMBINATION_CHANGES_NOTHING, proof.idle),
        (codes.COMBINATION_NOT_SHOWN, proof.open),
    ):
        for path in paths:
            told: dict[str, Argument] = {
                "owner": _owner(proof.qualification, path),
                "field": " ".join(step.removeprefix("~") for step in _own(path)),
            }
            if code is codes.COMBINATION_CHANGES_NOTHING:
                keeps_back = path[-1] == "at_most" or path[0] == "barred"
                told["how"] = "keeps_back" if keeps_back else "combination"
            yield Diagnostic(code, path, told)


def _owner(qualification: ResolvedQualification, path: Path) -> tuple[str, str, str]:
    if path[:1] == ("groups",):
        return ("group", path[1], "")
    return ("qualification", qualification.id, "")


def _own(path: Path) -> Path:
    return path[2:] if path[:1] == ("groups",) else path


def together_facts(examples: Iterable[Example]) -> list[Facts]:
    """Return examples of several units as facts of one portfolio, in which no id stands twice."""
    found, begun, decided, reviewed = [], 0, 0, 0
    for example in examples:
        facts = example.facts(units=True)
        names = {item.id: f"E{begun + at}" for at, item in enumerate(facts.items, start=1)}
        decisions = {d.id: f"D{decided + at}" for at, d in enumerate(facts.decisions, start=1)}
        found.append(
            facts._replace(
                items=tuple(_renamed(item, names) for item in facts.items),
                declarations=tuple(
                    d._replace(covers=tuple(names[name] for name in d.covers or ()))
                    for d in facts.declarations
                ),
                decisions=tuple(d._replace(id=decisions[d.id]) for d in facts.decisions),
                reviews=tuple(
                    r._replace(id=f"R{reviewed + at}", of=decisions[r.of])
                    for at, r in enumerate(facts.reviews, start=1)
                ),
            )
        )
        begun, decided = begun + len(names), decided + len(decisions)
        reviewed += len(facts.reviews)
    return found


def _renamed(item: Item, names: dict[str, str]) -> Item:
    return item._replace(id=names[item.id])
