"""Proving: what enough looks like, what matters, and what changes nothing."""

from collections.abc import Mapping

PROOF_CHECKS: Mapping[str, str] = {
    "rule-changes-nothing": "`{field}` of {owner:@owner} changes nothing: {how:@idle}",
    "rule-changes-nothing.help.one_item": "leave it out, or write how much more is meant",
    "rule-changes-nothing.help": "leave it out, or write what it is to ask for beside the other",
    "choice-never-needed": "`{field}` of {owner:@owner} is never needed: whatever satisfies it "
    "satisfies {by:and}, which is enough",
    "choice-never-needed.help": "leave it out, or write it so that it is enough where the other "
    "is not",
    "not-shown-to-matter": "nothing shows that `{field}` of {owner:@owner} matters, or that it "
    "does not",
    "not-shown-to-matter.help": "see by hand whether evidence could satisfy everything else and "
    "not this; simpler rules can be shown",
    "combination-rule-changes-nothing": "`{field}` of {owner:@owner} changes nothing: whatever "
    "satisfies the other rules of combination satisfies it",
    "combination-rule-changes-nothing.help": "leave it out, or write what it is to ask for beside "
    "the others",
    "combination-rule-not-shown": "nothing shows that `{field}` of {owner:@owner} matters, or that "
    "it does not",
    "combination-rule-not-shown.help": "see by hand whether units could satisfy everything else "
    "and not this",
}
PROOFS: Mapping[str, str] = {
    "idle.implied": "whatever satisfies {by:and} satisfies it",
    "idle.one_item": "one counted item satisfies it, and that is asked for anyway",
    "proof.head": "an example made for {day}",
    "proof.head_target": "an example made for {day}, at {target}",
    "proof.sound": "CAN BE PASSED, AND EVERYTHING IN IT MATTERS",
    "proof.idle": "CAN BE PASSED, AND {n:THING CHANGES|THINGS CHANGE} NOTHING",
    "proof.open": "CAN BE PASSED; WHETHER {n:THING MATTERS|THINGS MATTER} IS NOT KNOWN",
    "proof.never": "CANNOT BE PASSED",
    "proof.never_why": "{what:whole}: no evidence could satisfy {rule:whole}",
    "proof.enough": "What enough looks like: {items:item|items} of evidence",
    "proof.enough_hours": "What enough looks like: {items:item|items} of evidence, with "
    "{hours:whole} in all",
    "proof.least": "With one item for up to {most:whole}, nothing smaller would do.",
    "proof.not_least": "One item serves up to {most:whole} here; perhaps less would do.",
    "proof.kinds": "{kinds:and}",
    "proof.kind": "{n} by {method:whole}",
    "proof.any_kind": "{n} by any method",
    "proof.item": "for {places:whole}",
    "proof.item_with": "for {places:whole}; {described:whole}",
    "proof.people": "What people do",
    "proof.signs": "the learner signs a declaration for {items:and}",
    "proof.confirms": "an assessor confirms it for {items:and}",
    "proof.decides": "an assessor decides {criteria:whole} met",
    "proof.decides_level": "an assessor decides {criteria:whole} met, at level {level} at least",
    "proof.signs_off": "IQA reviews the decision at the end and signs the {kind} off",
    "proof.nobody": "nobody has to decide: evidence that is enough achieves it",
    "proof.matters": "What matters: {n:thing|things}, each shown by two portfolios of which one "
    "passes and the other lacks that alone",
    "proof.criteria": "Each of {references:whole}: without what is mapped to it, or its decision, "
    "it is open by itself.",
    "proof.shown": "{what:whole} — {taken:whole}: {opens:whole}",
    "proof.part": "part {member}",
    "proof.range_item": "range item {member}",
    "proof.whole": "the {kind}",
    "proof.without": "without {items:and}",
    "proof.without_other": "with other evidence in its place",
    "proof.with_amount": "with {amount:whole} in {item}",
    "proof.with_less": "with less said of {items:and}",
    "proof.undecided": "without the decision on {criteria:and}",
    "proof.uncovered": "with nothing that covers {member}",
    "proof.members": "{what:whole}; with nothing that covers one of them: {opens:whole}",
    "proof.parts": "parts {members:and}",
    "proof.range_items": "range items {members:and}",
    "proof.fewer": "too few of the alternatives are achieved",
    "proof.title": "Example: evidence {described:whole}",
    "proof.title_bare": "Example: any evidence of {places:whole}",
    "proof.file": "What enough looks like for {specification}, made by rubric prove for {day}.",
    "proof.file_nobody": "Nobody's portfolio: people are called by their role, and titles say what "
    "an item has to be.",
    "proof.file_item": "{title:whole} ({places:whole})",
    "proof.combined": "CAN BE ACHIEVED, AND EVERYTHING IN IT MATTERS",
    "proof.combined_idle": "CAN BE ACHIEVED, AND {n:THING CHANGES|THINGS CHANGE} NOTHING",
    "proof.combined_open": "CAN BE ACHIEVED; WHETHER {n:THING MATTERS|THINGS MATTER} IS NOT KNOWN",
    "proof.combined_never": "CANNOT BE ACHIEVED",
    "proof.pathway": "Pathway {pathway}: {n:unit|units} are enough",
    "proof.units": "{n:unit|units} are enough",
    "proof.pathway_short": "Pathway {pathway} cannot be achieved",
    "proof.units_short": "No units are enough",
    "proof.short_of": "falls short: {rules:and}",
    "proof.unit": "{title:whole}; {credit:credit|credits}, {items:item|items} of evidence",
    "proof.unit_never": "{title:whole}; cannot be passed",
    "proof.unit_but": "{title:whole}; {items:item|items} of evidence; {n:thing|things} to look at "
    "in it",
    "proof.without_unit": "without it not satisfied: {rules:and}",
    "proof.combination_matters": "Rules of combination that matter, each with units that satisfy "
    "everything but it",
    "proof.units_but": "{units:and}",
    "proof.of_group": "group {ref} ({what})",
    "proof.of_group_all": "group {ref}",
    "proof.of_whole": "rule {n} on the whole",
    "proof.of_row": "row {n} of barred units",
    "proof.of_points": "points by grade",
    "proof.written": "written to {file}: a portfolio that passes",
}
PROVING: Mapping[str, str] = {**PROOF_CHECKS, **PROOFS}
