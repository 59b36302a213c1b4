"""The rules of a qualification as linear conditions on which unit counts in which group."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.evaluation.qualifications.credits import (
    Asked,
    Bin,
    Credits,
    caps_of,
    steps_in,
)
from rubric.evaluation.qualifications.groups import stand_ins
from rubric.evaluation.qualifications.standing import Entry, Standing
from rubric.rules.qualification import ResolvedGroup, ResolvedWhole
from rubric.solver import Program, Terms


class Demand(NamedTuple):
    """A rule that asks for enough: the sum that is measured, and what it has to come to."""

    path: Path
    #: the ref of its group; None on the whole
    group: str | None
    measure: str
    need: Decimal
    terms: Terms
    #: how many steps of the sum are one
    steps: int = 1

    @property
    def least(self) -> int:
        """What the sum has to come to, in steps."""
        return ceil(self.need * self.steps)


class Conditions:
    """A program over candidates: each counts in one group or in none.

    What never can be otherwise is asked for at once: rows of which one counts,
    limits on how many units count. The rules that ask for enough are `demands`.
    """

    def __init__(
        self,
        entry: Entry,
        candidates: Iterable[str],
        *,
        as_it_is: bool,
        fixed: Mapping[str, int] | None = None,
    ) -> None:
        """Set the conditions up.

        Args:
            entry: the qualification, and how the learner stands.
            candidates: the units that may count, in order.
            as_it_is: whether units count for what they are now; otherwise open ones are taken
                as achieved, with the most points that they could bring.
            fixed: unit → position of the group, where every candidate has its place already.
        """
        self.program = Program()
        self.qualification = qualification = entry.qualification
        self._as_it_is = as_it_is
        #: unit → position of a group → whether it counts there
        self.places: dict[str, dict[int, int]] = {}
        self.standings: dict[str, Standing] = {}
        for unit in candidates:
            groups = entry.groups.get(unit, ())
            if groups and unit in entry.standings and self._may_count(entry.standings[unit]):
                self.standings[unit] = entry.standings[unit]
                if fixed is not None:
                    self.places[unit] = {fixed[unit]: self.program.unknown(1, 1)}
                else:
                    self.places[unit] = {at: self.program.unknown() for at in groups}
        #: how many steps of a sum are one credit
        self.steps = entry.steps_of_credit
        given = qualification.points
        self.points = dict(given.points) if given is not None else {}
        self._one_place_each()
        self._no_more_units_than_count()
        if as_it_is:
            self.program.require(self.sum_of(self.open_units), high=self.may_stay_open)
        self._credits = self._credits_in_program()

    @property
    def may_stay_open(self) -> int:
        """How many units that count may be open, because points make up for them."""
        points = self.qualification.points
        return 0 if points is None or points.at_least is None else points.compensated

    def _may_count(self, standing: Standing) -> bool:
        return standing.achieved or not self._as_it_is or self.may_stay_open > 0

    @property
    def open_units(self) -> list[str]:
        """The candidates that are not achieved."""
        return [unit for unit, standing in self.standings.items() if not standing.achieved]

    def sum_of(self, units: Iterable[str], weight: Mapping[str, int] | None = None) -> Terms:
        """Return how many of some units count, each taken by its weight."""
        return {
            place: 1 if weight is None else weight[unit]
            for unit in units
            for place in self.places.get(unit, {}).values()
        }

    def _one_place_each(self) -> None:
        """Each unit counts once, and of a row of equivalent or barred units one does."""
        rows = (*self.qualification.equivalent, *self.qualification.barred)
        among = [self.places.keys() & set(row) for row in rows]
        alone = self.places.keys() - set().union(*among)
        for units in (*among, *({unit} for unit in self.places if unit in alone)):
            terms = self.sum_of(unit for unit in self.places if unit in units)
            if len(terms) > 1:
                self.program.require(terms, high=1)

    def _in_group(self, at: int) -> Terms:
        return {places[at]: 1 for places in self.places.values() if at in places}

    def _at_levels(self, levels: frozenset[str] | None) -> Terms:
        return self.sum_of(
            unit for unit, s in self.standings.items() if levels is None or s.level in levels
        )

    def _no_more_units_than_count(self) -> None:
        for at, group in enumerate(self.qualification.groups):
            if group.units_taken.at_most is not None:
                self.program.require(self._in_group(at), high=int(group.units_taken.at_most))
        for rule in self.qualification.whole:
            if rule.measure == "units" and rule.limits.at_most is not None:
                self.program.require(self._at_levels(rule.levels), high=int(rule.limits.at_most))

    def _credits_in_program(self) -> Credits:
        caps = caps_of(self.qualification)
        steps = self.steps
        sums: dict[Bin, dict[int, int]] = {}
        for unit, places in self.places.items():
            standing = self.standings[unit]
            for at, place in places.items():
                of = Bin(at, standing.level, standing.transferred)
                sums.setdefault(of, {})[place] = int(standing.credit * steps)
        most = {of: sum(terms.values()) for of, terms in sums.items()}
        return Credits(self.program, sums, most, [(cap.of, int(cap.most * steps)) for cap in caps])

    def credit(self) -> Terms:
        """Return all credit that counts, in steps; a sum to be made as great as can be."""
        return self._credits.that_count(Asked())

    def points_now(self) -> tuple[Terms, int]:
        """Return the points of what is achieved, and how many steps one point is."""
        return self._points({u: s.points(self.points) for u, s in self.standings.items()})

    def _points(self, amounts: Mapping[str, Decimal]) -> tuple[Terms, int]:
        points = self.qualification.points
        least = (points.at_least,) if points and points.at_least is not None else ()
        steps = steps_in((*amounts.values(), *least))
        weights = {unit: int(amount * steps) for unit, amount in amounts.items()}
        return self.sum_of(self.places, weights), steps

    def demands(self, *, beyond: bool = False) -> list[Demand]:
        """Return every rule that asks for enough, as written: of groups, of the whole, of points.

        Their sums may have unknown amounts of their own in the program.

        Args:
            beyond: whether the sums are also to tell how much more there is than is needed.
        """
        found: list[Demand] = []
        for at, group in enumerate(self.qualification.groups):
            found += self._of_group(at, group, beyond=beyond)
        for rule in self.qualification.whole:
            found += self._of_whole(rule, beyond=beyond)
        points = self.qualification.points
        if points is not None and points.at_least is not None:
            brought = {
                unit: s.points(self.points) if self._as_it_is else s.most_points(self.points)
                for unit, s in self.standings.items()
            }
            terms, steps = self._points(brought)
            found.append(Demand(points.path, None, "points", points.at_least, terms, steps))
        open_units = set(self.open_units) if self._as_it_is else set()
        done = self.sum_of(unit for unit in self.places if unit not in open_units)
        found.append(Demand((), None, "units", Decimal(1), done))
        return found

    def ask(self, demand: Demand) -> None:
        """Ask that a rule is satisfied."""
        self.program.require(demand.terms, low=demand.least)

    def _of_group(self, at: int, group: ResolvedGroup, *, beyond: bool) -> Iterable[Demand]:
        units, credit = group.units_taken.at_least, group.credits_taken.at_least
        if group.take_all or not group.units:
            need = Decimal(max(len(set(group.units)), 1))
            yield Demand(group.path, group.ref, "all", need, self._covered(at, group))
        if units is not None:
            yield Demand(group.path, group.ref, "units", units, self._in_group(at))
        if credit is not None:
            terms = self._that_count(Asked(group=at), credit, beyond=beyond)
            yield Demand(group.path, group.ref, "credits", credit, terms, self.steps)

    def _that_count(self, asked: Asked, need: Decimal, *, beyond: bool) -> Terms:
        return self._credits.that_count(asked, None if beyond else ceil(need * self.steps))

    def _covered(self, at: int, group: ResolvedGroup) -> Terms:
        """Units of a group that count in it, by themselves or by another that stands in."""
        total: dict[int, int] = {}
        for unit in dict.fromkeys(group.units):
            alike = stand_ins(self.qualification, unit)
            by = [places[at] for u, places in self.places.items() if u in alike and at in places]
            if len(by) > 1:
                covered = self.program.unknown()
                self.program.require({**dict.fromkeys(by, 1), covered: -1}, low=0)
                by = [covered]
            for one in by:
                total[one] = total.get(one, 0) + 1
        return total

    def _of_whole(self, rule: ResolvedWhole, *, beyond: bool) -> Iterable[Demand]:
        need = rule.limits.at_least
        if need is None:
            return
        if rule.measure == "units":
            yield Demand(rule.path, None, "units", need, self._at_levels(rule.levels))
        else:
            terms = self._that_count(Asked(levels=rule.levels), need, beyond=beyond)
            yield Demand(rule.path, None, "credits", need, terms, self.steps)
