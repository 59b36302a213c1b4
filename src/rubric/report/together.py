"""What closes several gaps together: as lines of a report and as JSON."""

from collections import Counter
from collections.abc import Iterator

from rubric.diagnostics import path_text
from rubric.evaluation import NewItem, UnitResult
from rubric.evaluation.additions.together import LeastAdditions, NewMapping, SharedItem
from rubric.phrases import shown
from rubric.report.gap_json import new_item_view
from rubric.report.layout import wrapped
from rubric.report.sentences import Sentences
from rubric.report.together_shape import TogetherView

_INDENT = "  "


def together_lines(found: LeastAdditions, unit: UnitResult, sentences: Sentences) -> Iterator[str]:
    """Yield the lines that say which new items would be enough for several gaps of a unit."""
    head, *items = together_said(found, unit, sentences)
    yield from wrapped(head)
    distinct = len(_alike(found, sentences))
    for told in items[:distinct]:
        yield from wrapped(told, _INDENT + "- ", _INDENT * 2)
    for told in items[distinct:]:
        yield from wrapped(told, _INDENT)


def together_said(found: LeastAdditions, unit: UnitResult, sentences: Sentences) -> tuple[str, ...]:
    """Return how many new items would be enough, each kind of them, and what is left to say.

    Args:
        found: the least new items.
        unit: the unit whose gaps they are for.
        sentences: in the words of the unit's kind.
    """
    say = sentences.say
    told = [together_sentence(found, sentences)]
    told += [_item(shared, n, sentences) for shared, n in _alike(found, sentences)]
    if found.items:
        if not found.exact:
            told.append(say("together.unproved"))
        told.append(say("together.then"))
        # gaps that are not open for want of new evidence
        others = sum(gap.closes_when is None or not gap.closes_when.items for gap in unit.gaps)
        if others:
            told.append(say("together.others", gaps=others))
    return tuple(told)


def _alike(found: LeastAdditions, sentences: Sentences) -> list[tuple[SharedItem, int]]:
    """New items that are alike, each kind once with how many there are of it."""
    count = Counter(_item(shared, 1, sentences) for shared in found.items)
    first = {_item(shared, 1, sentences): shared for shared in found.items}
    return [(first[told], n) for told, n in count.items()]


def together_sentence(found: LeastAdditions, sentences: Sentences) -> str:
    """Return how many new items would be enough for how many gaps."""
    if not found.items:
        return sentences.say("together.none")
    many = found.up_to != 1
    most = sentences.say("together.most", n=found.up_to, noun=sentences.noun(many=many))
    key = "together.head" if len(found.gaps) > 1 else "together.alone"
    return sentences.say(key, items=len(found.items), gaps=len(found.gaps), most=most)


def together_view(found: LeastAdditions, sentences: Sentences) -> TogetherView:
    """Return the same as plain data in its published shape."""
    return {
        "one_item_for": found.up_to,
        "sentence": together_sentence(found, sentences),
        "items": [
            {
                "item": new_item_view(shared.item),
                "maps_to": [
                    {
                        "criterion": mapping.criterion,
                        "parts": list(mapping.parts),
                        "range": list(mapping.range),
                        "located": mapping.located,
                    }
                    for mapping in shared.maps_to
                ],
                "sentence": _item(shared, 1, sentences),
            }
            for shared in found.items
        ],
        "gaps": [path_text(gap.scope) for gap in found.gaps],
        "exact": found.exact,
    }


def _item(shared: SharedItem, count: int, sentences: Sentences) -> str:
    """New items that are alike, with where they are mapped to and what they have to be."""
    places = tuple(_place(mapping, sentences) for mapping in shared.maps_to)
    key = "together.item" if count == 1 else "together.more_items"
    listed = sentences.say("together.places", places=places)
    told = sentences.say(key, n=count, places=listed)
    described = sentences.described(shared.item, each=count > 1)
    return sentences.say("rule.comma").join((told, described) if described else (told,))


def _place(mapping: NewMapping, sentences: Sentences) -> str:
    """A criterion with what the mapping to it has to say: `2.1 (covering a and b)`."""
    bare = NewItem(parts=mapping.parts, range=mapping.range, located=mapping.located)
    said = sentences.described(bare)
    if not said:
        return shown(mapping.criterion)
    return sentences.say("together.place", reference=mapping.criterion, said=said)
