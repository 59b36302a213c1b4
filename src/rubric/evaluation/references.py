"""References of a portfolio: what each points at, and what points at nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.model.order import people_order
from rubric.phrases import bare_name
from rubric.rules import ResolvedSpecification, Target

#: a criterion of one of the specifications: (specification reference, canonical reference)
Key = tuple[str, str]


#: names that a message lists of those that there are
MOST_NAMED = 20


class _Names(NamedTuple):
    """Names that there are, as a message about one that is not there needs them."""

    #: the names themselves, kept because they are found again by their identity
    every: Collection[str]
    #: without punctuation, case and leading zeros → the name
    bare: Mapping[tuple[str, ...], str]
    #: the first of them, as people count
    first: tuple[str, ...]


@dataclass(slots=True)
class References:
    """Looks references up; each one that points at nothing becomes a diagnostic, once."""

    specifications: Sequence[ResolvedSpecification]
    people: Mapping[str, str] | None
    on: date
    #: the qualification that the learner is on, as written: each reference then names its unit,
    #: however many are judged, so that another unit never changes what one means
    qualification: str | None = None
    _set_aside: dict[tuple[Path, str], Diagnostic] = field(default_factory=dict)
    _among_several: dict[str, tuple[Key, str | None]] = field(default_factory=dict)
    #: references that point at something → the criterion, and the part of it; of one
    #: specification all there are, of several those that were looked up
    looked_up: Mapping[str, tuple[Key, str | None]] = field(init=False)
    #: names that something was looked for among, worked out once however often
    _names_of: dict[int, _Names] = field(default_factory=dict)
    _every_way: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.looked_up = self.specifications[0].lookups if self._alone else self._among_several

    @property
    def _alone(self) -> bool:
        """Whether a reference may leave out the unit."""
        return len(self.specifications) == 1 and self.qualification is None

    def day_named(self) -> str:
        """Return the day for messages; "" where every record is taken as known."""
        return "" if self.on == date.max else self.on.isoformat()

    def set_aside(self) -> tuple[Diagnostic, ...]:
        """Return what was set aside, in the order of its paths."""
        return tuple(sorted(self._set_aside.values(), key=_diagnostic_order))

    def specification(self, key: Key) -> ResolvedSpecification:
        """Return the specification that a criterion belongs to."""
        return next(s for s in self.specifications if s.reference == key[0])

    def criteria(self, references: Sequence[str], record: Path) -> tuple[Key, ...]:
        """The criteria that a record names as a whole, in the order of their references."""
        keys: dict[Key, None] = {}
        for reference in sorted(set(references), key=people_order):
            target = self.looked_up.get(reference)
            if target is None or target[1] is not None:
                here = (*record, "criteria", reference)
                target = self.target(reference, here, whole=True)
            if target is not None:
                keys[target[0]] = None
        return tuple(keys)

    def target(
        self, reference: str, here: Path, *, whole: bool = False
    ) -> tuple[Key, str | None] | None:
        """Return the criterion and part that a reference names, or set it aside.

        Args:
            reference: as written.
            here: where it stands.
            whole: whether a criterion is meant, and a part of one is not enough.
        """
        before = self.looked_up.get(reference)
        if before is not None and not (whole and before[1] is not None):
            return before
        found: list[tuple[Key, Target]] = []
        for specification in self.specifications:
            target = specification.targets.get(reference)
            if target is not None and self._names(specification, reference):
                found.append(((specification.reference, target.criterion), target))
        if len(found) == 1 and not (whole and found[0][1].part is not None):
            self._among_several[reference] = found[0][0], found[0][1].part
            return self._among_several[reference]
        several = [
            self._way((s.reference, criterion))
            for s in self.specifications
            for criterion in s.ambiguous.get(reference, ())
        ]
        if not self._alone and not found:
            several += [
                f"{self._unit(s)}/{reference}"
                for s in self.specifications
                if reference in s.targets
            ]
        if len(found) > 1 or several:
            meant = tuple(several) or tuple("/".join(key) for key, _ in found)
            how = "no_unit" if len(meant) == 1 else "several"
            about: dict[str, Argument] = {"reference": reference, "how": how, "ways": meant}
            self.report(codes.AMBIGUOUS_CRITERION, here, (), about)
            return None
        ways = self._ways()
        near = self._way(found[0][0]) if found else ""
        against = tuple(s.reference for s in self.specifications)
        against = against or tuple(filter(None, [self.qualification]))
        arguments: dict[str, Argument] = {"reference": reference, "specification": against}
        near = near or self._near(reference, ways)
        if not near and ("," in reference or ";" in reference):
            arguments["how"] = "several_linked" if "maps_to" in here else "several"
        elif self.qualification is not None and not near and not self._unit_named(reference):
            arguments["how"] = "no_unit"
            arguments["example"] = ways[0] if ways else "unit-id/1.1"
        self.unknown(codes.UNKNOWN_CRITERION, here, reference, ways, arguments, near)
        return None

    def _unit_named(self, reference: str) -> bool:
        return any(self._names(specification, reference) for specification in self.specifications)

    def _names(self, specification: ResolvedSpecification, reference: str) -> bool:
        """In a portfolio of several units a reference names its unit."""
        return self._alone or reference.startswith(
            (f"{specification.id}/", f"{specification.reference}/")
        )

    def _way(self, key: Key) -> str:
        """How a criterion is written: after its unit, where a reference may not leave that out."""
        return key[1] if self._alone else f"{self._unit(self.specification(key))}/{key[1]}"

    def _ways(self) -> tuple[str, ...]:
        """One way to write each criterion, worked out once."""
        if not self._every_way and self._alone:
            self._every_way = tuple(self.specifications[0].criteria)
        elif not self._every_way:
            units = [(s, self._unit(s)) for s in self.specifications]
            self._every_way = tuple([f"{unit}/{c}" for s, unit in units for c in s.criteria])
        return self._every_way

    def _unit(self, specification: ResolvedSpecification) -> str:
        """The shortest name that tells a specification from the others."""
        ids = [s.id for s in self.specifications]
        return specification.id if ids.count(specification.id) == 1 else specification.reference

    def person(self, who: str, here: Path, record: str, record_id: str) -> bool:
        """Return whether a person is known; a portfolio without people checks nobody."""
        if self.people is None or who in self.people:
            return True
        self.unknown(
            codes.UNKNOWN_PERSON,
            here,
            who,
            self.people,
            {"person": who, "record": record, "id": record_id},
        )
        return False

    def unknown_item(
        self, here: Path, item: str, items: Collection[str], record: str, record_id: str
    ) -> None:
        """Set aside a reference to an item that is not known on the day."""
        arguments = {"item": item, "on": self.day_named(), "record": record, "id": record_id}
        self.unknown(codes.UNKNOWN_ITEM, here, item, items, arguments)

    def unknown_decision(
        self, here: Path, decision: str, decisions: Collection[str], record: str, record_id: str
    ) -> None:
        """Set aside a reference to a decision that is not known on the day."""
        on = self.day_named()
        arguments = {"decision": decision, "record": record, "id": record_id, "on": on}
        self.unknown(codes.UNKNOWN_DECISION, here, decision, decisions, arguments)

    def unknown(
        self,
        code: Code,
        here: Path,
        written: str,
        candidates: Collection[str],
        arguments: Mapping[str, Argument],
        near: str = "",
    ) -> None:
        """Set aside what points at nothing, with the nearest spelling and what there is."""
        near = near or self._near(written, candidates)
        first = self._named(candidates).first
        self.report(code, here, (), {"near": near, "allowed": first, **arguments})

    def _near(self, written: str, candidates: Collection[str]) -> str:
        """The name that differs only in punctuation, case or leading zeros, or ""."""
        return self._named(candidates).bare.get(bare_name(written), "")

    def _named(self, candidates: Collection[str]) -> _Names:
        names = self._names_of.get(id(candidates))
        if names is None:
            in_order = sorted(candidates, key=people_order)
            bare = {bare_name(name): name for name in in_order}
            first = tuple(in_order[:MOST_NAMED])
            names = self._names_of[id(candidates)] = _Names(candidates, bare, first)
        return names

    def report(
        self, code: Code, here: Path, related: tuple[Path, ...], arguments: Mapping[str, Argument]
    ) -> None:
        """Set aside what stands at a path."""
        self._set_aside[here, code.code] = Diagnostic(code, here, arguments, related)


def _diagnostic_order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (tuple(people_order(segment) for segment in diagnostic.path), diagnostic.code.code)
