"""A corrected document over a specification that people have worked on: what each changed is kept.

Three versions are compared: what the document gave the last time, what stands in the file now,
and what the document gives now. What the document says as before stays as it stands in the file;
what nobody has touched follows the document; where both changed, the file keeps what it has and
the difference is a doubt. Where nobody knows what was given the last time, that is taken to be
what the file has of the fields that the document gives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rubric.importers.draft import Doubt, Location
from rubric.importers.normalising import letters
from rubric.importers.pairing import pairs

#: fields of the file alone
_OURS = frozenset({"id", "version", "was", "format"})
_NODES = frozenset({"outcomes", "criteria", "parts"})
#: what people write beside a wording, because of it
_RULES = ("sufficient", "each_criterion", "achieved_by", "evidence_rules", "reading", "basis")
_GONE = object()


@dataclass(slots=True)
class Merged:
    """The data of the file as it becomes."""

    data: dict[str, Any]
    #: where both changed, and what only the file still has
    doubts: list[Doubt] = field(default_factory=list)
    #: list entry in the file → where it stands afterwards
    moved: dict[Location, Location] = field(default_factory=dict)
    #: list entry of the new draft → where it stands afterwards
    placed: dict[Location, Location] = field(default_factory=dict)
    #: list entries of the new draft that the file did not have
    fresh: set[Location] = field(default_factory=set)


def merged(
    given: Mapping[str, Any] | None,
    here: Mapping[str, Any],
    new: Mapping[str, Any],
    remarked: Iterable[Location] = (),
) -> Merged:
    """Return the data of a file after a re-import.

    Args:
        given: what the document gave the last time; None where nobody knows.
        here: what the file holds.
        new: what the document gives now.
        remarked: what of the file people wrote comments at; it is never taken out.
    """
    kept = frozenset(at[:n] for at in remarked for n in range(1, len(at) + 1))
    merge = _Merge(kept, dict(_wordings(new)))
    before = _common(here, new) if given is None else given
    data = merge.mapping(before, here, new, (), (), ())
    return Merged(data, merge.doubts, merge.moved, merge.placed, merge.fresh)


def _common(here: Any, new: Any) -> Any:
    """What a file has of what a document gives."""
    if isinstance(here, Mapping) and isinstance(new, Mapping):
        return {
            key: _common_nodes(here[key], new[key])
            if key in _NODES
            else _common(here[key], new[key])
            for key in here
            if key in new
        }
    return here


def _common_nodes(here: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    matched = {id(one): other for other, one in pairs(new, here) if one is not None}
    return [_common(one, matched[id(one)]) if id(one) in matched else one for one in here]


class _Merge:
    def __init__(self, remarked: frozenset[Location], stands: Mapping[str, str]) -> None:
        self.remarked = remarked
        #: wording of each criterion of the document → its number
        self.stands = stands
        self.doubts: list[Doubt] = []
        self.moved: dict[Location, Location] = {}
        self.placed: dict[Location, Location] = {}
        self.fresh: set[Location] = set()

    def mapping(
        self,
        before: Mapping[str, Any],
        here: Mapping[str, Any],
        new: Mapping[str, Any],
        at: Location,
        new_at: Location,
        to: Location,
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in (*here, *(key for key in new if key not in here)):
            value = self._field(key, before, here, new, at, new_at, to)
            if value is not _GONE:
                result[key] = value
        return _tree_last(result)

    def _field(
        self,
        key: str,
        before: Mapping[str, Any],
        here: Mapping[str, Any],
        new: Mapping[str, Any],
        at: Location,
        new_at: Location,
        to: Location,
    ) -> Any:
        old, mine, theirs = (one.get(key, _GONE) for one in (before, here, new))
        if key in _OURS and mine is not _GONE:
            return mine
        if key in _NODES:
            places = (*at, key), (*new_at, key), (*to, key)
            nodes = self._nodes(_list(old), _list(mine), _list(theirs), *places)
            return nodes or _GONE
        if mine is _GONE:
            taken_out = old is not _GONE
            return _GONE if taken_out else theirs
        if theirs is _GONE:
            if old == mine and (*at, key) not in self.remarked:
                return _GONE
            if old is not _GONE and key not in _RULES:
                self.doubts.append(Doubt("gone-from-document", (*to, key)))
            return mine
        if theirs in (old, mine):
            return mine
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            begun = old if isinstance(old, Mapping) else {}
            return self.mapping(begun, mine, theirs, (*at, key), (*new_at, key), (*to, key))
        if mine == old:
            return theirs
        self.doubts.append(Doubt("changed-in-both", (*to, key), {"now": _shown(theirs)}))
        return mine

    def _nodes(
        self, before: list[Any], here: list[Any], new: list[Any],
        at: Location, new_at: Location, to: Location,
    ) -> list[Any]:  # fmt: skip
        of_before = {id(mine): old for old, mine in pairs(before, here) if mine is not None}
        old_to_new = {id(old): now for old, now in pairs(before, new) if now is not None}
        taken: set[int] = set()
        partner: dict[int, Any] = {}
        for mine in here:
            now = old_to_new.get(id(of_before.get(id(mine))))
            if now is not None:
                partner[id(mine)] = now
                taken.add(id(now))
        rest = [one for one in new if id(one) not in taken]
        alone = [one for one in here if id(one) not in partner and id(one) not in of_before]
        for mine, now in pairs(alone, rest):
            if now is not None and id(now) not in taken:
                partner[id(mine)] = now
                taken.add(id(now))
        return self._in_order(before, here, new, of_before, partner, taken, at, new_at, to)

    def _in_order(
        self, before: list[Any], here: list[Any], new: list[Any], of_before: dict[int, Any],
        partner: dict[int, Any], taken: set[int], at: Location, new_at: Location, to: Location,
    ) -> list[Any]:  # fmt: skip
        """Entries of the file in its order, each new one after what it follows in the document."""
        known = {id(old) for old, mine in pairs(before, here) if mine is not None}
        taken_out = {
            id(now) for old, now in pairs(before, new) if now is not None and id(old) not in known
        }
        index = {id(one): n for n, one in enumerate(here)}
        new_index = {id(one): n for n, one in enumerate(new)}
        order: list[tuple[Any, Any]] = []
        for mine in _as_in(new, here, partner, before, of_before):
            now, old = partner.get(id(mine)), of_before.get(id(mine))
            untouched = old == mine and (*at, index[id(mine)]) not in self.remarked
            if now is None and old is not None and untouched:
                continue  # the document has it no longer, and nobody has touched it
            order.append((mine, now))
        for position, now in enumerate(new):
            if id(now) in taken or id(now) in taken_out:
                continue
            after = {id(one) for one in new[:position]}
            spot = max(
                (n + 1 for n, (_, other) in enumerate(order) if id(other) in after), default=0
            )
            order.insert(spot, (None, now))
        numbers = {str(now.get("ref", "")) for _, now in order if isinstance(now, Mapping)}
        result = []
        for n, (mine, now) in enumerate(order):
            where = (*to, n)
            if now is not None:
                self.placed[(*new_at, new_index[id(now)])] = where
            if mine is None:
                self.fresh.add((*new_at, new_index[id(now)]))
                result.append(now)
                continue
            self.moved[(*at, index[id(mine)])] = where
            old = of_before.get(id(mine), {})
            if now is None:
                if id(mine) in of_before:
                    ref = str(mine.get("ref", ""))
                    code = "gone-number-taken" if ref in numbers else "gone-from-document"
                    if elsewhere := self.stands.get(letters(str(mine.get("text", "")))):
                        code, ref = "moved-in-document", elsewhere
                    self.doubts.append(Doubt(code, where, {"ref": ref}))
                result.append(mine)
                continue
            self._rules_below_new_wording(old, mine, now, where)
            result.append(
                self.mapping(
                    old, mine, now, (*at, index[id(mine)]), (*new_at, new_index[id(now)]), where
                )
            )
        return result

    def _rules_below_new_wording(
        self, old: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any], to: Location
    ) -> None:
        """Ask whether what people wrote beside a wording fits the one that takes its place."""
        follows = old.get("text") == mine.get("text") != now.get("text")
        if not follows or letters(str(old.get("text"))) == letters(str(now.get("text"))):
            return
        theirs = [key for key in _RULES if key in mine and mine[key] != old.get(key)]
        if theirs:
            self.doubts.append(Doubt("wording-changed", (*to, theirs[0])))


def _as_in(
    new: list[Any],
    here: list[Any],
    partner: Mapping[int, Any],
    before: list[Any],
    of_before: Mapping[int, Any],
) -> list[Any]:
    """Entries of the file in the order of the document, unless people have put them in another.

    What the document does not have stays behind what it stood behind.
    """
    was = {id(old): n for n, old in enumerate(before)}
    turns = [was[id(of_before[id(mine)])] for mine in here if id(mine) in of_before]
    if turns != sorted(turns):
        return here
    now = {id(one): n for n, one in enumerate(new)}
    groups: list[tuple[int, list[Any]]] = [(-1, [])]
    for mine in here:
        if id(mine) in partner:
            groups.append((now[id(partner[id(mine)])], [mine]))
        else:
            groups[-1][1].append(mine)
    return [mine for _, group in sorted(groups, key=lambda one: one[0]) for mine in group]


def _wordings(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The wording of each criterion of a draft, by letters alone, with its number."""
    for node in (*_list(data.get("outcomes")), data):
        for criterion in _list(node.get("criteria")):
            yield letters(str(criterion.get("text", ""))), str(criterion.get("ref", ""))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tree_last(data: dict[str, Any]) -> dict[str, Any]:
    tree = [
        key
        for key in ("outcomes", "sections", "criteria", "checks")
        if isinstance(data.get(key), list)
    ]
    return {**{k: v for k, v in data.items() if k not in tree}, **{k: data[k] for k in tree}}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return str(value)
