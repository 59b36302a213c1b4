"""Which rules stand over a criterion (sections 3 and 4): the nearest one that says something."""

from collections.abc import Callable
from typing import TypeVar

from rubric.model import EvidenceRuleFields, Sufficiency
from rubric.model.scalars import period_months
from rubric.testing.oracle.world import Place, World

T = TypeVar("T")

#: where nobody says anything: one counted item
ENGINES_OWN = Sufficiency.model_validate({"items": 1})


def sufficient_for(place: Place) -> Sufficiency:
    """Return the criterion's own rule, else the nearest default, else one counted item."""
    if place.criterion.sufficient is not None:
        return place.criterion.sufficient
    for above in (place.outcome, place.specification):
        if above is not None and above.each_criterion is not None:
            return above.each_criterion.sufficient
    return ENGINES_OWN


def layers(world: World, place: Place) -> list[EvidenceRuleFields]:
    """Return the evidence rules over a criterion, nearest first; a run's own stand nearest."""
    found: list[EvidenceRuleFields] = [] if world.run_rules is None else [world.run_rules]
    for owner in (place.criterion, place.outcome, place.specification):
        here = None if owner is None else owner.evidence_rules
        if here is not None:
            found.append(here)
            if here.use is not None:
                found.append(world.house_rules[here.use])
    return found


def nearest(
    world: World, place: Place, field: Callable[[EvidenceRuleFields], T | None]
) -> T | None:
    """Return what the nearest layer says in one field: fields are inherited one by one."""
    said = (field(layer) for layer in layers(world, place))
    return next((value for value in said if value is not None), None)


def accepted_methods(world: World, place: Place) -> tuple[str, ...] | None:
    """Return the methods that count, in the engine's words; None accepts every one."""
    return nearest(world, place, lambda rules: rules.accept.methods if rules.accept else None)


def accepted_sources(world: World, place: Place) -> tuple[str, ...] | None:
    """Return the sources that count; None accepts every one."""
    return nearest(world, place, lambda rules: rules.accept.sources if rules.accept else None)


def method_word(world: World, place: Place, written: str | None) -> str | None:
    """Return the engine's word for a method: the body's codes are turned into it."""
    codes = nearest(world, place, lambda rules: rules.methods) or {}
    return codes[written].is_ if written in codes else written


def months_current(world: World, place: Place) -> int | None:
    """Return how many calendar months old evidence may be; None where no rule asks."""
    period = nearest(world, place, lambda rules: rules.current.within if rules.current else None)
    return period_months(period) if period else None


def authenticity(world: World, place: Place) -> str:
    """Return what shows that evidence is the learner's own; nothing, where nobody asks."""
    return nearest(world, place, lambda rules: rules.authenticity) or "none"


def authenticity_needed(world: World, place: Place) -> str:
    """Return whether authenticity is needed to count, or only for the decision."""
    return nearest(world, place, lambda rules: rules.authenticity_needed) or "for_decision"


def dated(world: World, place: Place) -> str:
    """Return whether evidence must carry a date."""
    return nearest(world, place, lambda rules: rules.dated) or "advised"


def before_registration(world: World, place: Place) -> str:
    """Return whether evidence from before registration counts."""
    return nearest(world, place, lambda rules: rules.before_registration) or "counted"


def must_show(world: World, place: Place) -> tuple[str, ...]:
    """Return what some of the evidence must show; `none` asks for neither."""
    asked = nearest(world, place, lambda rules: rules.must_show) or ()
    return tuple(what for what in asked if what != "none")


def method_shows(world: World, place: Place, word: str | None) -> tuple[str, ...]:
    """Return what a method shows: as the body's own table says, else as it is usually taken."""
    codes = nearest(world, place, lambda rules: rules.methods) or {}
    for method in codes.values():
        if method.is_ == word and method.shows is not None:
            return method.shows
    return USUALLY_SHOWS.get(word or "", ())


#: doing shows performance, and speaking or writing about it shows knowledge
USUALLY_SHOWS = {
    **dict.fromkeys(("observation", "product", "recording"), ("performance",)),
    **dict.fromkeys(("witness_testimony", "expert_witness", "feedback"), ("performance",)),
    **dict.fromkeys(("discussion", "questioning", "reflective_account"), ("knowledge",)),
    **dict.fromkeys(("assignment", "test"), ("knowledge",)),
}


def resubmissions(world: World, place: Place) -> int | None:
    """Return how often a criterion may be decided again after not_yet_met; None: without limit."""
    return nearest(world, place, lambda rules: rules.resubmissions)


def sign_off(world: World, place: Place) -> str:
    """Return whether IQA must sign the unit off before a claim."""
    return nearest(world, place, lambda rules: rules.sign_off) or "advised"


def locator(world: World, place: Place) -> str:
    """Return whether a link must say where in the evidence to look."""
    return nearest(world, place, lambda rules: rules.locator) or "advised"
