"""RUB4xx: references that point at nothing."""

from collections.abc import Mapping

REFERENCES: Mapping[str, str] = {
    "unknown-specification": "the specification `{id}` is not in the library",
    "unknown-specification.help.1": "write `{near}`; the library has {allowed:and}",
    "unknown-specification.help.2": "the library has {allowed:and}; add the file that holds it, "
    "or its folder, to the library (on the command line with --library)",
    "unknown-specification.help.source": "neither the folders of the library nor its `source` hold "
    "it; look at how it is written, or put it into the storage",
    "unknown-specification.help": "the library is empty; add the file that holds it, or its "
    "folder, to the library (on the command line with --library)",
    "unknown-specification.help.qualification": "`{id}` is a qualification: write it under "
    "`qualification:`, and the units that the learner is registered for under `units:`",
    "unknown-version": "`{id}` has no version {version}",
    "unknown-version.help": "write `{id}@{near}`; its versions are {allowed:and}",
    "no-open-version": "no version of `{id}` was open to register on {day}",
    "no-open-version.help": "state the version, for example `{id}@{near}`, or correct "
    "`registered:`; its versions are {allowed:and}",
    "specification-with-errors": "`{id}` has errors, so nothing can be judged against it",
    "specification-with-errors.help.source": "put right in the storage what it says there: "
    "{errors:and}",
    "specification-with-errors.help": "run rubric check {file}",
    "unknown-evidence-rules": "the evidence rules `{reference}` are not in the library",
    "unknown-evidence-rules.help.1": "write `{near}`; the library has {allowed:and}",
    "unknown-evidence-rules.help.2": "the library has {allowed:and}; add the file that holds them, "
    "or its folder, to the library (on the command line with --library)",
    "unknown-evidence-rules.help": "the library has no evidence rules; add the file that holds "
    "them, or its folder, to the library (on the command line with --library)",
    "not-judged": "the portfolio of {learner} was not judged, so nothing in it has a reason: "
    "{codes:and}",
    "not-judged.help": "`result.problems` says what kept it from being judged; mend that, and ask "
    "again",
    "several-meant": "more than one outcome or unit of this portfolio may be meant",
    "several-meant.help": "write {ways:or}",
    "unknown-criterion": "there is no criterion `{reference}` in {specification:and}",
    "unknown-criterion.help.1": "write `{near}`; the criteria are {allowed:and}",
    "unknown-criterion.help.no_unit": "write a unit of the qualification, a stroke and the "
    "criterion, for example `{example}`",
    "unknown-criterion.help.several": "write each criterion by itself: in a list or, in a cell "
    "of a table, with `;` between them",
    "unknown-criterion.help.several_linked": "map the item to each criterion by itself",
    "unknown-criterion.help.several_linked.row": "write a row for each criterion",
    "unknown-criterion.help.near": "write `{near}`",
    "unknown-criterion.help.on_qualification": "write one of the groups ({groups:or}), a unit, "
    "or a criterion with its unit, for example `{example}`",
    "unknown-criterion.help": "the criteria are {allowed:and}",
    "ambiguous-criterion": "`{reference}` {how:@ambiguous-criterion}",
    "ambiguous-criterion.several": "may mean more than one criterion",
    "ambiguous-criterion.no_unit": "does not say which unit it is of",
    "ambiguous-criterion.other": "may mean more than one criterion, or does not say which unit it "
    "is of",
    "ambiguous-criterion.help": "write {ways:or}",
    "unknown-range-item": "item {item} names `{name}`, which is no part or range item of "
    "criterion {criterion}",
    "unknown-range-item.help.1": "write `{near}`; there are {allowed:and}",
    "unknown-range-item.help.2": "write {allowed:or}",
    "unknown-range-item.help": "take it out; this criterion has neither parts nor range items",
    "unknown-level": "decision {decision} gives criterion {criterion} the level `{level}`, which "
    "it does not have",
    "unknown-level.help.1": "write `{near}`; the levels are {allowed:and}",
    "unknown-level.help.2": "write {allowed:or}; a decision that gives criteria different levels "
    "is written as several",
    "unknown-level.help": "take it out; this criterion has no levels",
    "unknown-item": "{record} {id} names item `{item}`, which is not recorded",
    "unknown-item.help.1": "write `{near}`; the items are {allowed:and}",
    "unknown-item.help.2": "name a recorded item; what is dated after {on} is not known yet",
    "unknown-item.help": "name a recorded item",
    "unknown-decision": "{record} {id} names decision `{decision}`, which is not recorded or was "
    "itself set aside",
    "unknown-decision.help.1": "write `{near}`; the decisions are {allowed:and}",
    "unknown-decision.help.2": "name a recorded decision; what is dated after {on} is not known "
    "yet",
    "unknown-decision.help": "name a recorded decision",
    "unknown-person": "{record} {id} names the person `{person}`, who is not under `people`",
    "unknown-person.help.1": "write `{near}`, or add `{person}` under `people:` with a role",
    "unknown-person.help": "add `{person}` under `people:` with a role",
    "review-before-decision": "review {review} of {day} is dated before decision {decision} of "
    "{decided}",
    "review-before-decision.help": "correct one of the two dates",
    "unknown-unit": "exemption {id} names the unit `{unit}`, which this portfolio is not against",
    "unknown-unit.help.1": "write `{near}`",
    "unknown-unit.help": "the portfolio is against {allowed:and}",
    "criterion-not-decided": "review {review} speaks of criterion {criterion}, which decision "
    "{decision} does not decide",
    "criterion-not-decided.help": "name only criteria of decision {decision}",
    "source-failed": "the storage did not answer when it was asked for the specification "
    "`{reference}` ({error})",
    "source-failed.help.1": "it said `{text:whole}`; once it answers again, judge this portfolio "
    "once more",
    "source-failed.help": "once it answers again, judge this portfolio once more",
    "source-gave-another": "the storage was asked for the specification `{reference}` and gave "
    "`{gave}`",
    "source-gave-another.help.kind": "let `source` return a whole `rubric.Specification`, or None "
    "where the storage has none",
    "source-gave-another.help": "let `source` return the specification of just this id and "
    "version, or None where the storage has none",
    "unknown-qualification": "the qualification `{id}` is not in the library",
    "unknown-qualification.help.specification": "`{id}` is a unit: write it under "
    "`specification:`, or name the qualification that it belongs to",
    "unknown-qualification.help.1": "write `{near}`; the library has {allowed:and}",
    "unknown-qualification.help.2": "the library has {allowed:and}; add the file that holds it, "
    "or its folder, to the library (on the command line with --library)",
    "unknown-qualification.help": "the library has no qualifications; add the file that holds it, "
    "or its folder, to the library (on the command line with --library)",
    "unknown-pathway": "`{qualification}` has no pathway `{name}`",
    "unknown-pathway.help.1": "write `{near}`; its pathways are {allowed:and}",
    "unknown-pathway.help.2": "write {allowed:or}, or leave `pathway:` out",
    "unknown-pathway.help": "leave `pathway:` out; this qualification has none",
    "unknown-group": "pathway {pathway} asks for group `{name}`, and there is none",
    "unknown-group.help.1": "write `{near}`; the groups are {allowed:and}",
    "unknown-group.help": "write {allowed:or}",
    "another-version-of-unit": "`{qualification}` asks for `{wanted}`, and the learner is "
    "registered for `{unit}`",
    "another-version-of-unit.help": "write `{wanted}`; where any version will do, let the "
    "qualification name the unit without `@`",
}
