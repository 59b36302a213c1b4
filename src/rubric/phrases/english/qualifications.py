"""RUB33x: what is wrong with a qualification, or with what a learner is registered for on one."""

from collections.abc import Mapping

QUALIFICATIONS: Mapping[str, str] = {
    "unit-twice": "unit {unit} stands under `{where}` a second time",
    "unit-twice.help": "name each unit once; without a version it means any version",
    "unit-in-no-group": "unit {unit} is in no group of `{qualification}`, so it does not count "
    "towards it",
    "unit-in-no-group.help.1": "write `{near}`, or leave it if the unit is taken beside the "
    "qualification; the units are {allowed:and}",
    "unit-in-no-group.help": "leave it if the unit is taken beside the qualification; the units "
    "of the groups are {allowed:and}",
    "specification-beside-qualification": "the portfolio names {specification:and} beside the "
    "qualification `{qualification}`",
    "specification-beside-qualification.help": "write the units of the qualification under "
    "`units:`, and take `specification:` out; a unit that is no part of it has a portfolio of its "
    "own",
    "unit-in-no-group.help.row": "take it out of the row, or write the unit that is meant; those "
    "of the groups are {allowed:and}",
    "unit-in-two-versions": "unit {unit} is `{one}` here and `{other}` elsewhere",
    "unit-in-two-versions.help": "write it in one way everywhere: `{unit}` for any version, or "
    "with the one version that counts",
    "row-of-one": "a row of `{field}` names fewer than two units",
    "row-of-one.help": "write the units of a row together: `{field}: [[one-unit, another]]`; or "
    "take the row out",
    "in-two-rows": "unit {unit} stands in two rows of `equivalent`",
    "in-two-rows.help": "write all units that stand in for one another in one row",
    "barred-and-equivalent": "{unit} and {other} are barred, and stand in for one another as well",
    "barred-and-equivalent.help": "leave them out of `barred`; of units in one row of `equivalent` "
    "only one counts anyway",
    "equivalent-not-held": "`{unit}` is no unit of the library, and `{near}` is",
    "equivalent-not-held.help": "write `{near}`; a unit or number that no library holds may stand "
    "here, and changes nothing",
    "mandatory-barred": "{how:@mandatory-barred.of}",
    "mandatory-barred.of.barred": "{unit} is mandatory, and barred by {other}, which is mandatory "
    "too",
    "mandatory-barred.of.equivalent": "{unit} and {other} are both mandatory, and stand in for one "
    "another, so that only one counts",
    "mandatory-barred.of.same": "{unit} is mandatory in two groups, and counts in one only",
    "mandatory-barred.of.other": "two units are mandatory of which only one can count",
    "mandatory-barred.help.same": "leave it in one of the two groups",
    "mandatory-barred.help": "as it is written nobody could achieve the qualification: let one of "
    "them be optional, or take the row out",
    "unit-never-counts": "{how:@unit-never-counts.of}",
    "unit-never-counts.of.barred": "{unit} can never count here: {other} is mandatory, and bars it",
    "unit-never-counts.of.same": "{unit} can never count here: it is mandatory in another group",
    "unit-never-counts.of.other": "a unit to choose can never count",
    "unit-never-counts.help": "take it out of this group, or let the other one be optional",
    "least-above-most": "at least {least} are asked for, and no more than {most} count",
    "least-above-most.help": "write {most} or less under `at_least:`, or more under `at_most:`",
    "credit-not-stated": "`{unit}` states no credit, and credits are counted",
    "credit-not-stated.help": "write `credit:` in the file of the unit, as its source states it",
    "level-not-stated": "`{unit}` states no level, and a rule asks for a level",
    "level-not-stated.help": "write `level:` in the file of the unit, as its source states it",
    "level-without-scale": "which levels of `{framework}` are above {level} is not known here",
    "level-without-scale.help": "leave `or_above` out; of a framework with levels of its own a "
    "rule can ask for one level",
    "minimum-out-of-reach": "{what:@minimum-out-of-reach.of}",
    "minimum-out-of-reach.of.group_units": "group {group} asks for {asked:unit|units}, and of its "
    "units {there} can count",
    "minimum-out-of-reach.of.group_credits": "group {group} asks for {asked:credit|credits}, and "
    "its units can give {there}",
    "minimum-out-of-reach.of.whole_credits": "{asked:credit|credits} are asked for, and {there} "
    "can count",
    "minimum-out-of-reach.of.whole_credits_level": "{asked:credit|credits} at level {level} are "
    "asked for, and {there} can count",
    "minimum-out-of-reach.of.whole_credits_above": "{asked:credit|credits} at level {level} or "
    "above are asked for, and {there} can count",
    "minimum-out-of-reach.of.whole_units": "{asked:unit|units} are asked for, and {there} can "
    "count",
    "minimum-out-of-reach.of.whole_units_level": "{asked:unit|units} at level {level} are asked "
    "for, and {there} can count",
    "minimum-out-of-reach.of.whole_units_above": "{asked:unit|units} at level {level} or above are "
    "asked for, and {there} can count",
    "minimum-out-of-reach.of.points": "{asked:point|points} are asked for, and the best grades "
    "give {there}",
    "minimum-out-of-reach.of.group_units_none": "group {group} asks for {asked:unit|units}, and "
    "none of its units can count",
    "minimum-out-of-reach.of.group_credits_none": "group {group} asks for {asked:credit|credits}, "
    "and its units can give none",
    "minimum-out-of-reach.of.whole_credits_none": "{asked:credit|credits} are asked for, and no "
    "unit here can give any",
    "minimum-out-of-reach.of.whole_credits_level_none": "{asked:credit|credits} at level {level} "
    "are asked for, and no unit that can count gives any at this level",
    "minimum-out-of-reach.of.whole_credits_above_none": "{asked:credit|credits} at level {level} "
    "or above are asked for, and no unit that can count gives any there",
    "minimum-out-of-reach.of.whole_units_none": "{asked:unit|units} are asked for, and none can "
    "count",
    "minimum-out-of-reach.of.whole_units_level_none": "{asked:unit|units} at level {level} are "
    "asked for, and none that can count is at this level",
    "minimum-out-of-reach.of.whole_units_above_none": "{asked:unit|units} at level {level} or "
    "above are asked for, and none that can count is there",
    "minimum-out-of-reach.of.points_none": "{asked:point|points} are asked for, and no unit that "
    "can count has grades that bring any",
    "minimum-out-of-reach.of.other": "more is asked for than the units can give",
    "minimum-out-of-reach.help.pathway": "so it is on pathway {pathway}: ask for {there} or less, "
    "or look at its groups, their caps, and what is barred",
    "minimum-out-of-reach.help.none": "take this out, or add units that can give it; look also at "
    "the caps and at what is barred",
    "minimum-out-of-reach.help.pathway_none": "so it is on pathway {pathway}: take this out, or "
    "let its groups have units that can give it; look also at the caps and at what is barred",
    "minimum-out-of-reach.help": "ask for {there} or less, or look at the units, the caps, and "
    "what is barred",
    "nobody-can-achieve": "{who:@nobody-can-achieve.who}: {what:@nobody-can-achieve.of}",
    "nobody-can-achieve.who.anybody": "nobody could achieve this",
    "nobody-can-achieve.who.pathway": "nobody could achieve this on pathway {pathway}",
    "nobody-can-achieve.who.other": "nobody could achieve this",
    "nobody-can-achieve.of.one_group": "all units together cannot satisfy group {groups:and}",
    "nobody-can-achieve.of.one_group_and_whole": "what group {groups:and} asks for and what is "
    "asked of the whole cannot both be satisfied",
    "nobody-can-achieve.of.groups": "what groups {groups:and} ask for cannot all be satisfied",
    "nobody-can-achieve.of.groups_and_whole": "what groups {groups:and} ask for and what is asked "
    "of the whole cannot all be satisfied",
    "nobody-can-achieve.of.whole": "what is asked of the whole cannot be satisfied",
    "nobody-can-achieve.of.other": "its rules cannot all be satisfied",
    "nobody-can-achieve.help.barred": "without the row of `barred` in the first note it could be: "
    "take the row out, or ask for less",
    "nobody-can-achieve.help.cap": "without the cap in the first note it could be: write more "
    "under `at_most:`, or ask for less",
    "nobody-can-achieve.help": "a unit counts in one group only; ask for less, or put more units "
    "into the groups",
}
#: `rubric show` of a qualification
AWARDS: Mapping[str, str] = {
    "award.all": "every one of these units",
    "group_takes.at_least_units": "at least {n:unit|units} of these",
    "group_takes.at_most_units": "no more than {n:unit|units} of these count",
    "group_takes.at_least_credits": "at least {n:credit|credits} of these",
    "group_takes.at_most_credits": "no more than {n:credit|credits} of these count",
    "award.unit": "{unit}: {facts:comma}",
    "award.whole": "All that counts together",
    "whole_asks.at_least_units": "at least {n:unit|units}",
    "whole_asks.at_most_units": "no more than {n:unit|units} count",
    "whole_asks.at_least_credits": "at least {n:credit|credits}",
    "whole_asks.at_most_credits": "no more than {n:credit|credits} count",
    "award.at_level": "{told:whole} at level {level}",
    "award.at_level_or_above": "{told:whole} at level {level} or above",
    "award.pathways": "Pathways, each with the groups that it asks for",
    "award.pathway": "{name:whole}: {groups:and}",
    "award.barred": "Barred: of each row only one unit counts",
    "award.equivalent": "Equivalent: units of a row stand in for one another, and only one counts",
    "award.row": "{units:and}",
    "award.numbered": "{unit} ({number})",
    "award.not_held": "{unit} (in no library here)",
    "award.transfers": "Credit transfer",
    "award.transfer": "no more than {n:credit|credits} by credit transfer count",
    "award.grades": "Points for the grades of units",
    "award.points": "{grades:and}",
    "award.grade": "{points:point|points} for a {band}",
    "award.points_needed": "at least {n:point|points} are needed",
    "award.compensation": "{n:unit|units} may stay open where the points are enough",
}
