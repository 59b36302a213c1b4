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
    "combination-rule-changes-nothing": "`{field}` of {owner:@owner} changes nothing: {how:@idle}",
    "combination-rule-changes-nothing.help": "leave it out, or write what it is to ask for beside "
    "the others",
    "combination-rule-not-shown": "nothing shows that `{field}` of {owner:@owner} matters, or that "
    "it does not",
    "combination-rule-not-shown.help": "see by hand whether units could satisfy everything else "
    "and not this",
}
PROOFS: Mapping[str, str] = {
    "idle.implied": "whatever satisfies {by:and} satisfies it",
    "idle.combination": "whatever satisfies the other rules of combination satisfies it",
    "idle.keeps_back": "no other rule misses what it keeps from counting",
    "idle.one_item": "one counted item satisfies it, and that is asked for anyway",
    "prove.head": "an example made for {day}",
    "prove.head_target": "an example made for {day}, at {target}",
    "prove.sound": "CAN BE PASSED, AND EVERYTHING IN IT MATTERS",
    "prove.idle": "CAN BE PASSED, AND {n:THING CHANGES|THINGS CHANGE} NOTHING",
    "prove.open": "CAN BE PASSED; WHETHER {n:THING MATTERS|THINGS MATTER} IS NOT KNOWN",
    "prove.never": "CANNOT BE PASSED",
    "prove.never_why": "{what:whole}: no evidence could satisfy {rule:whole}",
    "prove.enough": "What enough looks like: {items:item|items} of evidence",
    "prove.enough_hours": "What enough looks like: {items:item|items} of evidence, with "
    "{hours:whole} in all",
    "prove.least": "With one item for up to {most:whole}, nothing smaller would do.",
    "prove.not_least": "One item serves up to {most:whole} here; perhaps less would do.",
    "prove.kinds": "{kinds:and}",
    "prove.kind": "{n} by {method:whole}",
    "prove.any_kind": "{n} by any method",
    "prove.item": "for {places:whole}",
    "prove.item_with": "for {places:whole}; {described:whole}",
    "prove.apart.occasion": "of an occasion of its own",
    "prove.apart.site": "of a site of its own",
    "prove.apart.witness": "of a witness of its own",
    "prove.apart.observed_by": "observed by an assessor of its own",
    "prove.people": "What people do",
    "prove.signs": "the learner signs a declaration for {items:and}",
    "prove.confirms": "an assessor confirms it for {items:and}",
    "prove.decides": "an assessor decides {criteria:whole} met",
    "prove.decides_level": "an assessor decides {criteria:whole} met, at level {level} at least",
    "prove.signs_off": "IQA reviews the decision at the end and signs the {kind} off",
    "prove.nobody": "nobody has to decide: evidence that is enough achieves it",
    "prove.matters": "What matters: {n:thing|things}, each shown by two portfolios of which one "
    "passes and the other lacks that alone",
    "prove.criteria": "Each of {references:whole}: without what is mapped to it, or its decision, "
    "it is open by itself.",
    "prove.shown": "{what:whole} — {taken:whole}: {opens:whole}",
    "prove.part": "part {member}",
    "prove.range_item": "range item {member}",
    "prove.whole": "the {kind}",
    "prove.without": "without {items:and}",
    "prove.without_other": "with other evidence in its place",
    "prove.with_amount": "with {amount:whole} in {item}",
    "prove.with_less": "with less said of {items:and}",
    "prove.undecided": "without the decision on {criteria:and}",
    "prove.uncovered": "with nothing that covers {member}",
    "prove.members": "{what:whole}; with nothing that covers one of them: {opens:whole}",
    "prove.parts": "parts {members:and}",
    "prove.range_items": "range items {members:and}",
    "prove.fewer": "too few of the alternatives are achieved",
    "prove.title": "Example: evidence {described:whole}",
    "prove.title_bare": "Example: any evidence of {places:whole}",
    "prove.file": "What enough looks like for {specification}, made by rubric prove for {day}.",
    "prove.file_nobody": "Nobody's portfolio: people are called by their role, and titles say what "
    "an item has to be.",
    "prove.file_item": "{title:whole} ({places:whole})",
    "prove.combined": "CAN BE ACHIEVED, AND EVERYTHING IN IT MATTERS",
    "prove.combined_idle": "CAN BE ACHIEVED, AND {n:THING CHANGES|THINGS CHANGE} NOTHING",
    "prove.combined_open": "CAN BE ACHIEVED; WHETHER {n:THING MATTERS|THINGS MATTER} IS NOT KNOWN",
    "prove.combined_never": "CANNOT BE ACHIEVED",
    "prove.pathway": "Pathway {pathway}: {n:unit|units} are enough",
    "prove.units": "{n:unit|units} are enough",
    "prove.pathway_short": "Pathway {pathway} cannot be achieved",
    "prove.units_short": "No units are enough",
    "prove.short_of": "falls short: {rules:and}",
    "prove.unit": "{title:whole}; {credit:credit|credits}, {items:item|items} of evidence",
    "prove.unit_bare": "{title:whole}; {items:item|items} of evidence",
    "prove.unit_never": "{title:whole}; cannot be passed",
    "prove.unit_but": "{title:whole}; {items:item|items} of evidence; {n:thing|things} to look at "
    "in it",
    "prove.without_unit": "without it not satisfied: {rules:and}",
    "prove.combination_matters": "Rules of combination that matter, each with units that satisfy "
    "everything but it",
    "prove.units_but": "{units:and}",
    "prove.of_group": "group {ref} ({what})",
    "prove.of_group_all": "group {ref}",
    "prove.of_whole": "rule {n} on the whole",
    "prove.of_row": "row {n} of barred units",
    "prove.of_points": "points by grade",
    "prove.nothing_written": "no file is written: there is no portfolio that passes",
    "prove.written": "written to {file:whole}: a portfolio that passes",
}
PROVING: Mapping[str, str] = {**PROOF_CHECKS, **PROOFS}
