"""Roll-up: outcomes and units up to each band, and what nobody needs any more (meaning 7, 14).

What a learner has achieved of a specification is a bit for each of its criteria. An outcome is
achieved where the bits of what it requires are all there, and enough of its alternatives; so is
the specification, by the bits of its outcomes. The criteria are grouped once for that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from rubric.diagnostics import Path
from rubric.population.numbered import MOST_BITS, Against, Numbered, Owner
from rubric.population.shape import Shape
from rubric.population.sql import Relation, chosen, values
from rubric.rules import Alternatives, ResolvedSpecification


class Node(NamedTuple):
    """An outcome, or a specification (no outcome), up to a band: what of its children it needs."""

    #: the position of the outcome; None is the specification itself
    outcome: int | None
    #: the positions of criteria that it requires, and of those that are alternatives
    criteria: tuple[int, ...]
    alternatives: tuple[int, ...]
    #: of a specification: the positions of outcomes likewise
    outcomes: tuple[int, ...] = ()
    alternative_outcomes: tuple[int, ...] = ()
    #: how many of its alternatives are needed; 0 where it has none
    needed: int = 0

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing, and so is never achieved."""
        return not (
            self.criteria or self.alternatives or self.outcomes or self.alternative_outcomes
        )


def bands_of(specification: ResolvedSpecification) -> tuple[str | None, ...]:
    """Return the bands that a specification is judged up to; of one without bands None."""
    return specification.bands or (None,)


def target_of(specification: ResolvedSpecification) -> int:
    """Return the position of the target among the bands."""
    return bands_of(specification).index(specification.target)


def nodes(against: Against, s: int, band: str | None) -> list[Node]:
    """Return what each outcome of a specification asks for up to a band, the whole at the end.

    An outcome of which nothing is asked for is left out.
    """
    specification = against.specifications[s - 1]
    found = []
    places = {one.criterion.path: at for at, one in enumerate(against.of(s))}
    below = [one.criterion for one in against.of(s) if one.criterion.asked_up_to(band)]
    outcomes: dict[Path, int] = {}
    for position, outcome in enumerate(specification.outcomes):
        inside = [one.path for one in below if one.outcome == position]
        if outcome.criteria and not inside:
            continue
        outcomes[outcome.path] = position
        required, others, needed = _split(inside, outcome.alternatives)
        at = tuple(places[path] for path in required)
        found.append(Node(position, at, tuple(places[path] for path in others), needed=needed))
    direct = {one.path: places[one.path] for one in below if one.outcome is None}
    required, others, needed = _split([*outcomes, *direct], specification.alternatives)

    def among(kind: Mapping[Path, int], paths: Sequence[Path]) -> tuple[int, ...]:
        return tuple(kind[path] for path in paths if path in kind)

    whole = Node(
        None,
        among(direct, required),
        among(direct, others),
        among(outcomes, required),
        among(outcomes, others),
        needed,
    )
    return [*found, whole]


def _split(
    paths: Sequence[Path], alternatives: Alternatives | None
) -> tuple[list[Path], list[Path], int]:
    """The children that are required, those that are alternatives, and how many of these."""
    named = frozenset() if alternatives is None else frozenset(alternatives.of)
    others = [path for path in paths if path in named]
    needed = alternatives.n if alternatives is not None and others else 0
    return [path for path in paths if path not in named], others, needed


# -- what each learner has achieved ------------------------------------------


def rollup(against: Against, shape: Shape) -> Iterator[Relation]:
    """Yield what each learner has achieved of each specification they are registered for."""
    places = [
        (one.number, *place(at)) for s in _numbers(against) for at, one in _criteria(against, s)
    ]
    yield Relation("places", "7.2", values("p", ("c", "word", "bit"), places))
    words = _words(len(against.of(s)) for s in _numbers(against))
    gathered = {"achieved": "status IN (1, 10, 11)"}
    if shape.exemptions:
        gathered["exempt"] = "status = 1"
    columns = [
        f"BIT_OR(CASE WHEN {which} AND word = {word} THEN bit ELSE 0 END) AS {name}_{word}"
        for name, which in gathered.items()
        for word in words
    ]
    yield Relation(
        "gathered",
        "7.2",
        f"SELECT n,\n  {_listed(columns)}\n"
        "FROM criteria_rows AS r JOIN places AS p ON p.c = r.c\nGROUP BY n",
    )
    joins = "LEFT JOIN gathered USING (n)"
    kept = [f"COALESCE({name}_{word}, 0) AS {name}_{word}" for name in gathered for word in words]
    if against.owners:
        bits = {one.number: _place_of(against, one) for one in against.owners}
        held = range(1, 1 + max(word for word, _ in bits.values()))
        columns = []
        for word in held:
            of_word = {number: str(bit) for number, (w, bit) in bits.items() if w == word}
            bit = chosen("w", of_word, "0")
            columns.append(f"BIT_OR(CASE WHEN holds THEN {bit} ELSE 0 END) AS held_{word}")
        sql = f"SELECT n,\n  {_listed(columns)}\nFROM own_rules\nGROUP BY n"
        yield Relation("rules_held", "7.3", sql)
        joins += "\nLEFT JOIN rules_held USING (n)"
        kept += [f"COALESCE(held_{word}, 0) AS held_{word}" for word in held]
    yield Relation("marks", "7.2", f"SELECT n, s,\n  {_listed(kept)}\nFROM entered\n{joins}")
    yield from _Standings(against, exemptions=shape.exemptions).relations()


class _Standings:
    """What is achieved up to each band, from the marks of a learner."""

    def __init__(self, against: Against, *, exemptions: bool) -> None:
        self._against = against
        self._exemptions = exemptions
        specifications = enumerate(against.specifications, start=1)
        self._nodes = {
            (s, t): nodes(against, s, band)
            for s, specification in specifications
            for t, band in enumerate(bands_of(specification))
        }
        self._bands = 1 + max(t for _, t in self._nodes)
        self._words = _words(len(s.outcomes) for s in against.specifications)
        self._owners = {
            (one.specification, one.position): _place_of(against, one) for one in against.owners
        }

    def relations(self) -> Iterator[Relation]:
        """Yield the outcomes of each learner up to each band, then the whole."""
        inside = []
        for t in range(self._bands):
            for word in self._words:
                of_word = self._outcomes(t, word, self._achieved)
                inside.append(f"{of_word} AS outcomes_{t}_{word}")
                if self._exemptions:
                    of_word = self._outcomes(t, word, self._all_exempt)
                    inside.append(f"{of_word} AS exempt_outcomes_{t}_{word}")
        listed = "".join(f",\n  {one}" for one in inside)
        yield Relation("marks_of_outcomes", "7.2, 7.3", f"SELECT *{listed}\nFROM marks")
        columns = [f"{self._whole(t, self._achieved)} AS achieved_{t}" for t in range(self._bands)]
        columns.append(f"{self._at_target(self._rule, 'NULL')} AS rule_satisfied")
        columns.append(f"{self._at_target(self._chosen, 'FALSE')} AS chosen")
        target = targets(self._against)
        for word in self._words:
            up_to = {s: f"outcomes_{t}_{word}" for s, t in target.items()}
            columns.append(f"{chosen('s', up_to, '0')} AS outcomes_{word}")
            for name, which in (
                ("holding", partial(self._rule_is, holds=True)),
                ("short", partial(self._rule_is, holds=False)),
                ("chosen", self._chosen),
            ):
                columns.append(f"{self._outcomes(None, word, which)} AS {name}_{word}")
        yield Relation(
            "standings",
            "7.2, 7.3, 14.2",
            f"SELECT n, s,\n  {_listed(columns)}\nFROM marks_of_outcomes",
            kept=True,
        )

    def _outcomes(self, t: int | None, word: int, holds: "_Condition") -> str:
        """A bit for each outcome of which a condition holds, up to a band or the target."""
        answers = {}
        target = targets(self._against)
        for s in _numbers(self._against):
            up_to = target[s] if t is None else t
            bits = []
            for node in self._nodes.get((s, up_to), ()):
                if node.outcome is not None and place(node.outcome)[0] == word:
                    condition = holds(s, up_to, node)
                    if condition != "FALSE":
                        bits.append(
                            f"CASE WHEN {condition} THEN {place(node.outcome)[1]} ELSE 0 END"
                        )
            answers[s] = " + ".join(bits) or "0"
        return chosen("s", answers, "0")

    def _whole(self, t: int, holds: "_Condition") -> str:
        found = {s: holds(s, t, of[-1]) for (s, at), of in self._nodes.items() if at == t}
        return chosen("s", found, "FALSE")

    def _at_target(self, holds: "_Condition", otherwise: str) -> str:
        target = targets(self._against)
        found = {s: holds(s, t, self._nodes[s, t][-1]) for s, t in target.items()}
        return chosen("s", found, otherwise)

    # -- conditions on one node ----------------------------------------------

    def _achieved(self, s: int, t: int, node: Node) -> str:
        enough = _enough(node, "achieved", f"outcomes_{t}")
        if (s, node.outcome) not in self._owners or enough == "FALSE":
            return enough
        return f"{enough} AND ({self._exempted(t, node)} OR {self._held(s, node)})"

    def _all_exempt(self, _: int, t: int, node: Node) -> str:
        return self._exempted(t, node)

    def _exempted(self, t: int, node: Node) -> str:
        return _enough(node, "exempt", f"exempt_outcomes_{t}") if self._exemptions else "FALSE"

    def _held(self, s: int, node: Node) -> str:
        word, bit = self._owners[s, node.outcome]
        return f"(held_{word} & {bit}) <> 0"

    def _rule_is(self, s: int, t: int, node: Node, *, holds: bool) -> str:
        """That the rule of a node is asked, since not all below it is exempt, and what it says."""
        if (s, node.outcome) not in self._owners:
            return "FALSE"
        said = self._held(s, node) if holds else f"NOT {self._held(s, node)}"
        return f"NOT ({self._exempted(t, node)}) AND {said}"

    def _rule(self, s: int, t: int, node: Node) -> str:
        if (s, node.outcome) not in self._owners:
            return "NULL"
        return f"CASE WHEN NOT ({self._exempted(t, node)}) THEN {self._held(s, node)} END"

    def _chosen(self, _: int, t: int, node: Node) -> str:
        """That enough of its alternatives are achieved, so that the others are not needed."""
        return _alternatives(node, "achieved", f"outcomes_{t}") if node.needed > 0 else "FALSE"


#: of a specification, a band and a node
_Condition = Callable[[int, int, Node], str]


def _enough(node: Node, criteria: str, outcomes: str) -> str:
    """That the bits of what a node asks for are there."""
    if node.empty:
        return "FALSE"
    asked = [*_all(criteria, node.criteria), *_all(outcomes, node.outcomes)]
    if node.needed > 0:
        asked.append(_alternatives(node, criteria, outcomes))
    return " AND ".join(asked) or "TRUE"


def _alternatives(node: Node, criteria: str, outcomes: str) -> str:
    counted = [
        f"BIT_COUNT({column}_{word} & {mask})"
        for column, places in (
            (criteria, node.alternatives),
            (outcomes, node.alternative_outcomes),
        )
        for word, mask in _masks(places).items()
    ]
    return f"{' + '.join(counted)} >= {node.needed}"


def _all(column: str, places: Sequence[int]) -> list[str]:
    return [f"({column}_{w} & {mask}) = {mask}" for w, mask in _masks(places).items()]


def _masks(places: Sequence[int]) -> dict[int, int]:
    """The bits of some places, by the word that they are in."""
    masks: dict[int, int] = {}
    for at in places:
        word, bit = place(at)
        masks[word] = masks.get(word, 0) | bit
    return masks


def place(at: int) -> tuple[int, int]:
    """The word, from 1, and the bit of what stands at a position."""
    return at // MOST_BITS + 1, 1 << at % MOST_BITS


def _place_of(against: Against, owner: Owner) -> tuple[int, int]:
    """The place of a rule among those of its specification."""
    first = next(o.number for o in against.owners if o.specification == owner.specification)
    return place(owner.number - first)


def _words(lengths: Iterable[int]) -> range:
    """The words that hold a bit for each of so many."""
    return range(1, place(max(0, max(lengths) - 1))[0] + 1)


def _numbers(against: Against) -> range:
    return range(1, len(against.specifications) + 1)


def _criteria(against: Against, s: int) -> Iterator[tuple[int, Numbered]]:
    return enumerate(against.of(s))


def _listed(columns: Sequence[str]) -> str:
    return ",\n  ".join(columns)


def targets(against: Against) -> Mapping[int, int]:
    """Return the position of the target band of each specification, by its number."""
    return {s: target_of(one) for s, one in enumerate(against.specifications, start=1)}
