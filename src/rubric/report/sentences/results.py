"""Results as sentences: statuses, moves, IQA, findings."""

from collections.abc import Iterable, Iterator, Mapping

from rubric.evaluation import (
    Act,
    CriterionResult,
    Finding,
    FindingCode,
    JudgedLink,
    Obstacle,
    Reason,
    UnitResult,
    WaitingOn,
)
from rubric.report.sentences.gaps import GapSentences, told_as
from rubric.report.sentences.words import plain
from rubric.rules import Origin, ResolvedCriterion

#: findings whose sentence speaks of criteria, and of a checklist of checks
_OF_CRITERIA = (
    FindingCode.ITEM_MAPPED_TO_NOTHING,
    FindingCode.ITEM_MAPPED_TO_VERY_MANY,
    FindingCode.CITES_UNMAPPED_ITEM,
)
#: reason → the field of the evidence rules that gives it
_FIELDS: Mapping[Reason, str] = {
    Reason.METHOD_NOT_ACCEPTED: "accept_methods",
    Reason.SOURCE_NOT_ACCEPTED: "accept_sources",
    Reason.UNDATED: "dated",
    Reason.TOO_OLD: "current",
    Reason.BEFORE_REGISTRATION: "before_registration",
    Reason.NOT_AUTHENTICATED: "authenticity",
    Reason.NO_LOCATOR: "locator",
}


class Sentences(GapSentences):
    """Sentences about results, and about everything that they hold."""

    def about(self, units: Iterable[UnitResult]) -> "Sentences":
        """Return sentences in the words of the kind that all these units have in common."""
        kinds = {unit.specification.kind for unit in units}
        return Sentences(self.language, kinds.pop() if len(kinds) == 1 else "unit")

    def reason(self, link: JudgedLink, criterion: ResolvedCriterion) -> str:
        """Return why a link does not count, and whose rule that is."""
        reason = link.reason
        told = self.say(f"reason.{told_as(link)}", months=criterion.evidence.current)
        origin = criterion.evidence.origins.get(_FIELDS.get(reason, "")) if reason else None
        if origin is None:
            return told
        return self.say("reason.by", reason=told, rules=self.whose(origin, criterion))

    def whose(self, origin: Origin, criterion: ResolvedCriterion) -> str:
        """Return whose an evidence rule of a criterion is: house rules by name, or its owner."""
        if origin.rules is not None:
            return origin.rules
        owner = origin.path[:-1]
        if not owner:
            return self.say("whose.whole", kind=self.kind_word())
        if owner == criterion.path:
            return self.say("whose.criterion", noun=self.noun())
        return self.say("name.section" if self.checklist else "name.outcome", ref=owner[-1])

    def move(self, who: WaitingOn, act: Act) -> str:
        """Return whose move it is and what they do."""
        if self.checklist and act is Act.ADD_EVIDENCE:
            return self.say("move.evidence")
        return self.say("move", who=self.who(who), act=self.say(f"act.{act}"))

    def criterion_move(self, result: CriterionResult, unit: UnitResult) -> str:
        """Return whose move a criterion is; "" where it is nobody's, as for open advice."""
        nobody_has_to = not result.achieved and not unit.waits(result)
        if result.waiting_on is None or result.act is None or nobody_has_to:
            return ""
        return self.move(result.waiting_on, result.act)

    def stale(self, result: CriterionResult) -> Iterator[str]:
        """Yield what has changed since the decision in force was made."""
        judged = result.judged_as
        if judged is not None:
            yield self.say(
                "stale.judged_as",
                reference=judged.reference,
                specification=judged.specification,
                differs=tuple(self.say(f"differs.{name}") for name in judged.differs),
            )
        elif result.recorded:
            yield self.say("stale.other")
        for gone in result.went:
            key = f"stale.{gone.how}"
            yield self.say(key, item=gone.item, by=gone.by, day=gone.day.isoformat())

    def exempt(self, result: CriterionResult) -> str:
        """Return why a criterion is exempt: exemption, equivalence or credit transfer."""
        return self.say(f"exempt.{result.exemption_reason}")

    def iqa(self, unit: UnitResult) -> str:
        """Return what IQA has sampled, what it still asks for, and whether it has signed off."""
        iqa = unit.iqa
        noun = self.noun(many=iqa.decided != 1)
        told = [self.say("iqa.sampled", sampled=iqa.sampled, decided=iqa.decided, noun=noun)]
        if iqa.actions_open:
            told.append(self.say("iqa.action_open", reviews=iqa.actions_open))
        if iqa.signed_off is not None:
            told.append(self.say("iqa.signed_off", review=iqa.signed_off))
        elif iqa.sign_off_needed:
            told.append(self.say("iqa.not_signed_off"))
        return self.say("rule.semicolon").join(told)

    def obstacle(self, unit: UnitResult, obstacle: Obstacle) -> str:
        """Return what stands in the way of a claim."""
        if obstacle is Obstacle.NOT_ACHIEVED:
            still_open = sum(map(unit.waits, unit.criteria.values()))
            if not still_open:
                return self.say("claim.rule_open", kind=self.kind_word())
            criteria = unit.tally.criteria
            noun = self.noun(many=criteria != 1)
            return self.say("claim.not_achieved", open=still_open, criteria=criteria, noun=noun)
        iqa = unit.iqa
        reviews = iqa.disagreed if obstacle is Obstacle.DISAGREED else iqa.actions_open
        return self.say(f"claim.{obstacle}", reviews=reviews)

    def finding(self, finding: Finding, *, several_units: bool = False) -> str:
        """Return a finding as a sentence."""
        reference = finding.reference or ""
        if several_units and finding.specification is not None:
            reference = f"{finding.specification.partition('@')[0]}/{reference}"
        told = {name: str(value) for name, value in finding.arguments.items()}
        if finding.code is FindingCode.RESTS_ON_ONE_METHOD:
            told["method"] = plain(told["method"])
        key = f"finding.{finding.code}"
        if told.get("near"):
            key += ".near"
        elif self.checklist and finding.code in _OF_CRITERIA:
            key += ".check"
        return self.say(key, reference=reference, **told)
