"""What a proof holds; codes and arguments, never sentences."""

from datetime import date
from typing import NamedTuple

from rubric.diagnostics import Diagnostic, Path
from rubric.evaluation import Gap, UnitResult
from rubric.proving.example import Example, ExampleItem
from rubric.proving.things import Thing
from rubric.rules import ResolvedSpecification


class Taken(NamedTuple):
    """What is taken out of an example, and nothing else: items, links, decisions or amounts."""

    #: items that go, and items that change, as they were
    items: tuple[ExampleItem, ...] = ()
    #: items that change, as they are then
    left: tuple[ExampleItem, ...] = ()
    #: criteria that are no longer decided
    decided: tuple[str, ...] = ()


class Shown(NamedTuple):
    """A thing that matters: an example that passes, and one that lacks it and nothing else."""

    thing: Thing
    before: Example
    after: Example
    #: the one gap of the second
    gap: Gap

    @property
    def taken(self) -> Taken:
        """What the second has no longer."""
        left = {one.item.id: one for one in self.after.items}
        changed = [one for one in self.before.items if left.get(one.item.id) != one]
        gone = self.before.criteria_decided - self.after.criteria_decided
        in_order = [n for one in self.before.decided for n in one.criteria if n in gone]
        return Taken(
            tuple(changed),
            tuple(left[one.item.id] for one in changed if one.item.id in left),
            tuple(in_order),
        )


class Idle(NamedTuple):
    """A thing that changes nothing, and what is satisfied only where it is, or always is."""

    thing: Thing
    #: where the rules stand that imply it, or that are satisfied whenever it is
    by: tuple[Path, ...]
    #: whether it is one of several of which another is satisfied whenever it is
    never_needed: bool = False
    #: whether nothing but one counted item implies it, which is asked for anyway
    one_item: bool = False


class Proof(NamedTuple):
    """What enough looks like for one specification, and whether every rule in it matters."""

    specification: ResolvedSpecification
    on: date
    #: how many criteria one item may serve in the example
    up_to: int
    #: what passes; None where nothing does
    example: Example | None
    #: what it covers, as the engine judges it
    result: UnitResult | None
    #: whether nothing smaller would pass
    least: bool
    shown: tuple[Shown, ...] = ()
    idle: tuple[Idle, ...] = ()
    #: things that were neither shown to matter nor to change nothing
    open: tuple[Thing, ...] = ()
    #: gaps that nothing can close
    never: tuple[Gap, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def passable(self) -> bool:
        """Whether there is a portfolio that passes."""
        return self.example is not None

    @property
    def proved(self) -> bool:
        """Whether it can be passed, and of everything in it is known whether it matters."""
        return self.passable and not self.open

    @property
    def sound(self) -> bool:
        """Whether it can be passed, and everything in it is shown to matter."""
        return self.proved and not self.idle
