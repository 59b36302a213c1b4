"""The words of reports: what each means, and who acts; meaning 5 to 9 in a sentence or two."""

from collections.abc import Mapping

from rubric.phrases.manual.word import NOBODY, Word
from rubric.phrases.manual.words_above import WORDS_ABOVE

_IQA = "IQA may look at it. The finding itself changes no status."


def _status(means: str, acts: str) -> Word:
    return Word("status", means, acts)


def _reason(means: str, acts: str) -> Word:
    return Word("reason", means, acts)


def _finding(means: str, acts: str = _IQA) -> Word:
    return Word("finding", means, acts)


def _act(means: str, acts: str) -> Word:
    return Word("act", means, acts)


WORDS: Mapping[str, Word] = {
    # statuses, in the order in which the first that holds is taken
    "exempt": _status(
        "An exemption names this criterion or its whole unit. Nothing has to be shown or decided.",
        NOBODY,
    ),
    "conflict": _status(
        "Two decisions of the same day disagree, one of them met and the other not yet met, and "
        "neither has been superseded. Which of them stands is not guessed.",
        "The assessor settles which stands, by recording a new decision.",
    ),
    "stale": _status(
        "The decision in force judged other wording or another rule than the criterion has now, "
        "or it cites an item that was replaced or withdrawn after the decision.",
        "The assessor judges the criterion again and records a new decision.",
    ),
    "referred_back": _status(
        "IQA disagreed with the decision in force, or asked for action that is not closed yet.",
        "The assessor answers what IQA found. An action that was done gets the day on which it "
        "was closed.",
    ),
    "not_yet_met": _status(
        "An assessor decided that the criterion is not yet met, and no later decision says "
        "otherwise.",
        "The learner answers the feedback and submits again; then the assessor decides anew. "
        "Where a trainee decided, another assessor countersigns first. Where the rules allow no "
        "further submission, IQA authorises one first.",
    ),
    "no_evidence": _status(
        "Nothing in the portfolio is mapped to this criterion.",
        "The learner adds evidence, or maps evidence that is there to the criterion.",
    ),
    "not_counted": _status(
        "Evidence is mapped to this criterion, and none of it counts. The report gives the reason "
        "for each item.",
        "The learner adds evidence that counts, or mends what the reasons name. Where only a "
        "confirmation is missing, the assessor confirms. Where no evidence could ever be enough, "
        "whoever encoded the rule mends it.",
    ),
    "insufficient": _status(
        "Some evidence counts, and it is less than the rule of this criterion asks for.",
        "The learner adds what the report names after “needs”. Where only a confirmation "
        "is missing, the assessor confirms. Where no evidence could ever be enough, whoever "
        "encoded the rule mends it.",
    ),
    "awaiting_decision": _status(
        "The evidence is enough. Nobody has decided yet, or a trainee’s decision is not "
        "countersigned, or the declaration that the rules ask for is not signed or confirmed.",
        "The assessor decides, countersigns or confirms. Where the declaration is not signed, "
        "the learner signs it.",
    ),
    "verified": _status(
        "An assessor decided that the criterion is met, and the latest review by IQA agreed.",
        NOBODY,
    ),
    "met": _status(
        "An assessor decided that the criterion is met. Where no decision is required, the "
        "evidence is enough.",
        "Nobody has to act. IQA may review the decision.",
    ),
    # reasons for not counting, in the order in which the first that holds is given
    "method_not_accepted": _reason(
        "The evidence rules list the methods that count, and the method of this item is not among "
        "them or is not stated.",
        "The learner adds evidence by a method that is accepted.",
    ),
    "source_not_accepted": _reason(
        "The evidence rules list the sources that count, such as the workplace, and the source of "
        "this item is not among them or is not stated.",
        "The learner adds evidence from a source that is accepted.",
    ),
    "undated": _reason(
        "The evidence rules ask for a date, or for recent evidence, and this item has no date.",
        "The learner dates the item.",
    ),
    "too_old": _reason(
        "On the judging day the item is older than the evidence rules allow. That is the day of "
        "the decision where the criterion was decided met, and otherwise the day of the report.",
        "The learner adds newer evidence.",
    ),
    "before_registration": _reason(
        "The item was begun before the day of registration, and the evidence rules do not count "
        "that, or count it only as prior learning.",
        "The learner adds evidence from after registration.",
    ),
    "not_authenticated": _reason(
        "The evidence rules ask for the learner’s signed declaration, or also for somebody’s "
        "confirmation of it, before evidence counts; and for this item it is missing.",
        "The learner signs a declaration that covers the item, or somebody confirms the one that "
        "is there.",
    ),
    "superseded": _reason(
        "A newer item has taken the place of this one.",
        "Nobody has to act, if the newer item is mapped to the criterion.",
    ),
    "withdrawn": _reason(
        "The item was taken out of the portfolio on or before the day of the report.",
        "The learner adds other evidence, if the criterion needs it.",
    ),
    "no_own_contribution": _reason(
        "A group made the item, and it does not say what this learner did.",
        "The learner states their own contribution.",
    ),
    "no_locator": _reason(
        "The evidence rules ask where in the item to look, and the link does not say.",
        "The learner says where: a page, a time or a section.",
    ),
    "same_content": _reason(
        "Another item with the same content counts for this criterion already. Of copies the "
        "earliest counts.",
        "Nobody has to act: a copy adds nothing.",
    ),
    # findings for quality assurance
    "met_on_insufficient_evidence": _finding(
        "An assessor decided that the criterion is met, and the evidence that counts is less than "
        "the rule asks for."
    ),
    "met_on_undeclared_evidence": _finding(
        "An assessor decided that the criterion is met. The evidence is enough only with items "
        "that lack the declaration, or its confirmation, that the rules ask for."
    ),
    "met_below_the_pass_level": _finding(
        "The decision says met, and the level it gives has fewer points than the level at which "
        "the source calls the criterion met. The decision stands, and so do the points.",
        "The assessor corrects the level, or decides again.",
    ),
    "rests_on_one_item": _finding("The criterion is achieved, and only one item counts for it."),
    "rests_on_one_method": _finding(
        "The criterion is achieved, and all the items that count for it are by one method."
    ),
    "rests_on_one_assessor": _finding(
        "The criterion is achieved, and the assessor who decided it is also the one who observed "
        "every item that counts."
    ),
    "unknown_method": _finding(
        "The method of an item is neither a word of rubric nor a code of the house rules. No list "
        "of methods accepts it.",
        "Whoever keeps the portfolio corrects the method, or the house rules say what it means.",
    ),
    "item_mapped_to_nothing": _finding(
        "The item is in the portfolio and is mapped to no criterion.",
        "The learner maps it to what it shows, or leaves it as it is.",
    ),
    "item_mapped_to_very_many": _finding(
        "The item is mapped to more than 20 criteria. Few items show so much."
    ),
    "self_review": _finding(
        "Somebody reviewed their own decision. The review is ignored.",
        "Somebody else from IQA reviews the decision.",
    ),
    "reviewed_by_another_role": _finding(
        "The review is by somebody who is listed under `people` as neither IQA nor EQA. It speaks "
        "all the same.",
    ),
    "decided_by_another_role": _finding(
        "The decision is by somebody who is listed under `people` as neither assessor nor trainee "
        "assessor. It stands all the same.",
    ),
    "decision_before_its_evidence": _finding(
        "The decision is dated before an item that it cites; or it cites nothing, and everything "
        "that counts came later."
    ),
    "self_authorised_override": _finding(
        "The assessor who decided also authorised the override. The override is ignored.",
        "Somebody else authorises the override, or the learner adds evidence.",
    ),
    "countersignature_does_not_count": _finding(
        "The countersignature on a trainee’s decision is not by another person with the role of "
        "assessor, so the decision still waits for one.",
        "Another assessor countersigns.",
    ),
    "countersigned_before_decision": _finding(
        "The countersignature is dated before the decision that it stands behind, so one of the "
        "two days is wrong, or it was signed unseen.",
        "Whoever keeps the records corrects the day, or the decision is countersigned again.",
    ),
    "witnessed_by_decider": _finding(
        "The person who decided is also named as the witness of an item that the decision rests "
        "on. A witness describes what was seen; the assessor decides, and is nobody’s witness.",
    ),
    "cites_unmapped_item": _finding(
        "The decision names an item that is mapped to none of the criteria that it decides, so "
        "the report cannot show how the decision follows from the evidence.",
        "The item is mapped to what it shows, or the decision names the item that was meant.",
    ),
    "decided_before_registration": _finding(
        "The decision is dated before the day on which the learner registered.",
    ),
    "decided_after_last_certification": _finding(
        "The decision is dated after the last day to claim on this version of the unit.",
    ),
    "beyond_resubmissions": _finding(
        "After not yet met the criterion was decided again more often than the evidence rules "
        "allow, and nobody other than the decider authorised that.",
        "Somebody other than the decider authorises it: the decision names them under `override`.",
    ),
    "action_overdue": _finding(
        "IQA asked for action by a day that has passed, and the action is not closed.",
        "The assessor does what was asked for; the review then gets the day on which it was "
        "closed.",
    ),
    # what people do next
    "add_evidence": _act(
        "There is not enough evidence that counts. The report says after “needs” what would be "
        "enough: the fewest new items, and only what has to be true of them.",
        "The learner.",
    ),
    "answer_feedback": _act(
        "The criterion was decided not yet met. The feedback is answered, the evidence is handed "
        "in again, and then the assessor decides anew.",
        "The learner.",
    ),
    "authorise_resubmission": _act(
        "The evidence rules say how often a criterion may be decided again, and that often it has "
        "been. Another decision needs an `override` by somebody other than its decider.",
        "IQA.",
    ),
    "sign": _act(
        "The evidence is enough, and no declaration of the learner’s covers it. A new one under "
        "`declarations` with `covers: all` takes in everything dated up to its day.",
        "The learner.",
    ),
    "confirm": _act(
        "The learner has signed the declaration, and the rules ask for somebody’s confirmation as "
        "well: `confirmed_by` and `confirmed`.",
        "The assessor, or whoever the centre lets confirm.",
    ),
    "countersign": _act(
        "A trainee assessor has decided. The decision waits until another assessor stands behind "
        "it, under `countersigned`.",
        "Another assessor.",
    ),
    "decide": _act("The evidence is enough, and nobody has decided yet.", "The assessor."),
    "judge_again": _act(
        "Since the decision the wording, the rule or the evidence it cites has changed. A new "
        "decision with a later date settles it, whatever it says.",
        "The assessor.",
    ),
    "settle": _act(
        "Two decisions of one day disagree. A new decision with a later date says which stands.",
        "The assessor.",
    ),
    "answer_iqa": _act(
        "IQA disagreed with the decision, or asked for action. The action is done and gets its "
        "`closed` day, or the criterion is decided anew.",
        "The assessor.",
    ),
    "review_again": _act(
        "The action that IQA asked for is closed, and nobody has looked at it since.",
        "IQA.",
    ),
    "mend_rule": _act(
        "No evidence could satisfy the rule. Either the rule is mended, or the evidence rules that "
        "make it impossible are, such as those given for one run.",
        "Whoever encoded the rule.",
    ),
    "date_it": _act(
        "The item has no date, and the rules need one. With a `date` it would count.",
        "The learner.",
    ),
    "state_contribution": _act(
        "A group made the item. With `own_contribution`, which says what this learner did, it "
        "would count.",
        "The learner.",
    ),
    "say_where": _act(
        "The rules ask where in the item to look. With `at`, a page, a time or a section, the link "
        "would count.",
        "The learner.",
    ),
    "register_units": _act(
        "The units that a learner is registered for cannot give the qualification, or what counts "
        "stands outside of them. With the units named they can.",
        "The learner, with whoever registers learners at the centre.",
    ),
    **WORDS_ABOVE,
    # words of the report itself
    "mapped": Word("report", "The number of criteria to which some item is mapped."),
    "evidenced": Word(
        "report", "The number of criteria for which the evidence that counts satisfies the rule."
    ),
    "not_yet_covered": Word(
        "report",
        "Said of a lettered part of a criterion: no evidence that counts is mapped to this part.",
        "The learner adds evidence for it, or names the part in a link that is there.",
        also=("not covered", "covered"),
    ),
    "achieved": Word(
        "report",
        "Met, verified or exempt: nothing more is needed. A qualification is achieved when units "
        "that are achieved satisfy every rule of it.",
    ),
    "open": Word("report", "Not achieved: somebody has to act, and the report says who."),
    "gap": Word(
        "report",
        "A criterion, an outcome or a unit that is required and not achieved. The report says why, "
        "whose move it is and the least that closes it.",
        "Whoever stands after “waiting on”.",
        also=("gaps",),
    ),
    "advice": Word(
        "report",
        "A criterion that is not required (`required: no`). It is shown and counted apart, has no "
        "gap and holds nobody back.",
        NOBODY,
    ),
    "waiting_on": Word(
        "report",
        "Whose move it is: the learner, the assessor, IQA, or whoever encoded the rule. A "
        "checklist waits on evidence, whoever brings it.",
    ),
    "iqa": Word(
        "report",
        "Internal quality assurance: people who look at a sample of what assessors decided. Their "
        "review agrees with a decision, disagrees, or asks for action.",
        also=("internal quality assurance",),
    ),
    "can_be_claimed": Word(
        "report",
        "Said of a unit that is achieved, on which no action asked for by IQA is open, with "
        "which no review disagrees, and which IQA has signed off where the rules require it. "
        "With bands that is said up to the target, and of no higher grade.",
        also=("claimable", "claim"),
    ),
    "signed_off": Word(
        "report",
        "IQA has agreed at the end: a summative review that agrees, after the last decision, by "
        "somebody who decided nothing that is in force in the unit.",
        also=("sign-off",),
    ),
    "fingerprint": Word(
        "report",
        "A short mark (`f1:` and 16 digits) of a criterion’s wording and rule. A decision may "
        "record it; once the criterion has another fingerprint, it is to be judged again.",
    ),
    "set_aside": Word(
        "report",
        "What a record says that points at nothing, such as a criterion that the unit does not "
        "have. It is left out and listed first, and the rest is judged as usual.",
        "Whoever keeps the portfolio corrects it.",
    ),
}
