"""Credits that count: as many as every cap leaves, to the rule's benefit (meaning 15.3)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.rules.qualification import ResolvedQualification
from rubric.solver import Program, Terms

#: steps of a credit, where any is stated in parts
THOUSANDTHS = 1000


class Bin(NamedTuple):
    """Units whose credits stand under the same caps: of one group and level, transferred or not."""

    group: int
    level: str | None
    transferred: bool


class Asked(NamedTuple):
    """Which credits a rule or a cap looks at; None is all."""

    group: int | None = None
    levels: frozenset[str] | None = None
    transferred: bool = False

    def takes(self, of: Bin) -> bool:
        """Return whether the units of a bin are looked at."""
        return (
            (self.group is None or self.group == of.group)
            and (self.levels is None or of.level in self.levels)
            and (not self.transferred or of.transferred)
        )


class Cap(NamedTuple):
    """No more than so many of some credits count."""

    of: Asked
    most: Decimal
    #: where it stands in the qualification, and the ref of its group; None of any other cap
    path: Path
    group: str | None = None


def caps_of(qualification: ResolvedQualification) -> tuple[Cap, ...]:
    """Return every cap on credits: of groups, of levels, of credit transfer."""
    caps = [
        Cap(Asked(group=at), group.credits_taken.at_most, group.path, group.ref)
        for at, group in enumerate(qualification.groups)
        if group.credits_taken.at_most is not None
    ]
    caps += [
        Cap(Asked(levels=rule.levels), rule.limits.at_most, rule.path)
        for rule in qualification.whole
        if rule.measure == "credits" and rule.limits.at_most is not None
    ]
    if qualification.transferred_at_most is not None:
        most = qualification.transferred_at_most
        caps.append(Cap(Asked(transferred=True), most, ("credit_transfer",)))
    return tuple(caps)


def steps_in(amounts: Iterable[Decimal]) -> int:
    """Return how many equal steps of one make every amount a whole number of them."""
    return lcm(*(Fraction(amount).denominator for amount in amounts))


def steps_of_credit(qualification: ResolvedQualification, credits_of: Iterable[Decimal]) -> int:
    """Return in how many steps a credit counts: whole, or where any are in parts, in thousandths.

    With caps on groups and credit transfer alone fewer steps come to the same: the caps
    then are two rows of sets that do not cut one another, for which no split helps.
    """
    caps = caps_of(qualification)
    steps = steps_in((*credits_of, *(cap.most for cap in caps)))
    if steps > 1 and any(cap.of.levels is not None for cap in caps):
        return THOUSANDTHS
    return steps


class Credits:
    """The credits of a combination that is chosen, or is yet to be chosen, in a program."""

    def __init__(
        self,
        program: Program,
        sums: Mapping[Bin, Terms],
        most: Mapping[Bin, int],
        caps: Sequence[tuple[Asked, int]],
    ) -> None:
        """Take what credits there are.

        Args:
            program: where the unknown amounts are added.
            sums: the credits of each bin, in steps.
            most: the most that each could come to.
            caps: what each cap looks at, and how many steps it leaves.
        """
        self._program, self._sums, self._most, self._caps = program, sums, most, caps

    def that_count(self, asked: Asked, need: int | None = None) -> Terms:
        """Return the credits that count for a rule: a sum, to be made as great as can be.

        Args:
            asked: which credits the rule looks at.
            need: what it has to come to, where more need not be told. A cap that leaves as
                much is then passed over: of credits that come to more, some could be left out.
        """
        bins = [of for of in self._sums if asked.takes(of)]
        looks = [([of for of in bins if look.takes(of)], cap) for look, cap in self._caps]
        # a cap above all that there is can be passed over
        under = [
            (frozenset(some), cap)
            for some, cap in looks
            if sum(self._most[of] for of in some) > cap and (need is None or need > cap)
        ]
        total: dict[int, int] = {}
        held: dict[int, dict[int, int]] = {}
        for caps, alike in _by_caps(bins, under).items():
            terms = {unknown: n for of in alike for unknown, n in self._sums[of].items()}
            if caps:
                amount = self._program.unknown(0, sum(self._most[of] for of in alike))
                self._program.require({**terms, amount: -1}, low=0)
                total[amount] = 1
                for at in caps:
                    held.setdefault(at, {})[amount] = 1
            else:
                total |= terms
        for at, amounts in held.items():
            self._program.require(amounts, high=under[at][1])
        return total


def _by_caps(
    bins: Iterable[Bin], under: Sequence[tuple[frozenset[Bin], int]]
) -> Mapping[tuple[int, ...], list[Bin]]:
    """The bins by the positions of the caps that they are under."""
    found: dict[tuple[int, ...], list[Bin]] = {}
    for of in bins:
        caps = tuple(at for at, (members, _) in enumerate(under) if of in members)
        found.setdefault(caps, []).append(of)
    return found
