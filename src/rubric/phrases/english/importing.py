"""Importing documents: why one is refused, what a person has to look at, what was written."""

from collections.abc import Mapping

#: diagnostics
IMPORTS: Mapping[str, str] = {
    "not-a-specification": "the document is no specification: {how:@refused-because}",
    "not-a-specification.help": "{how:@refused-because-help}",
    "refused-because.no-criteria": "it holds no assessment criteria and no learning outcomes",
    "refused-because-help.no-criteria": "name the document of a unit; an article, a notice or a "
    "form is not imported",
    "refused-because.no-signs": "it has numbered paragraphs, and nothing says that they are "
    "learning outcomes or assessment criteria",
    "refused-because-help.no-signs": "where they are, put the headings Learning outcomes and "
    "Assessment criteria above them",
    "refused-because.advert": "it advertises a job or a course, as its headings say",
    "refused-because-help.advert": "name the document of a unit; duties, and what a course "
    "promises, are no criteria",
    "refused-because.article": "it tells about units and their parts, and gives no unit but as an "
    "example",
    "refused-because-help.article": "name the document of the unit itself",
    "refused-because.blank": "it is a form in which the criteria are still to be written",
    "refused-because-help.blank": "write the criteria into it, or name the document of a unit",
    "refused-because.lesson": "it is a plan for teaching, as its headings say",
    "refused-because-help.lesson": "name the document of the unit that is taught",
    "refused-because.glossary": "it explains words, and states no assessment criteria",
    "refused-because-help.glossary": "name the document of a unit that uses the words",
    "refused-because.answers": "it answers criteria, with text below each that no heading tells",
    "refused-because-help.answers": "name the document of the unit that was answered; guidance and "
    "content need a heading",
    "refused-because.levels": "it tells levels of work apart, and names no learning outcomes or "
    "assessment criteria",
    "refused-because-help.levels": "name the document of the unit; a criterion of it can have the "
    "levels as `levels:`",
    "refused-because.plan": "it is a plan of work, as its headings say",
    "refused-because-help.plan": "name the document of a unit; tasks and targets are no criteria",
    "refused-because.record": "it is a record of somebody's evidence or of feedback on it, as its "
    "headings say",
    "refused-because-help.record": "name the document of the unit that the evidence is for",
    "refused-because.nothing-to-mark": "it has the headings of a marking guide, and no marking "
    "points below them",
    "refused-because-help.nothing-to-mark": "name a document that has the points themselves",
    "several-specifications": "the document holds {n} specifications: {titles:and}",
    "several-specifications.help": "name a folder for them, with `--to`",
    "not-imported-over": "there is a file already, and it is no specification that a "
    "document could correct",
    "not-imported-over.help": "let `rubric check` say what is wrong in it and put that right, or "
    "write the draft to another file",
}

#: what is said of a draft, in its comments and its report
DRAFTS: Mapping[str, str] = {
    "doubt.id-taken": "{file} has this id too; is it the same unit? then take one of the two out, "
    "otherwise give this one another id",
    "doubt.title-read": "is this the title? the source does not label it",
    "doubt.fact-read": "is this of the unit? a sentence says it, and no label",
    "doubt.title-proposed": "the source gives no title, so this one was made from the name of the "
    "file",
    "doubt.value-not-understood": "the source gives `{value}` for {field}, which was not "
    "understood and is left out",
    "doubt.numbers-proposed": "the source has no numbers here; {first:whole} to {last:whole} are "
    "proposed",
    "doubt.number-proposed": "the source has no number here; {first:whole} is proposed",
    "doubt.criteria-numbers-proposed": "the source has no numbers for its criteria; "
    "{first:whole} to {last:whole} are proposed",
    "doubt.all-numbers-proposed": "the source has no numbers; those of outcomes and of criteria "
    "are proposed",
    "doubt.text-cut": "this begins or ends in the middle of a sentence; is it all of the text, "
    "and no more?",
    "doubt.columns-mixed": "this stood beside its criteria in the source, line by line; does each "
    "word stand here or there where it belongs?",
    "doubt.numbers-apart": "the numbers stood apart from the texts in the source; is each with its "
    "own?",
    "doubt.number-inferred": "the number is not printed beside this outcome; it follows from its "
    "criteria or from another heading",
    "doubt.number-repeated": "the source has the number {ref} more than once; which of them "
    "has another?",
    "doubt.number-shortened": "{ref} or {other}? a workbook keeps the two as the same number",
    "doubt.parts-proposed": "the source lists these without letters; are they parts that are all "
    "required, or examples?",
    "doubt.range-read": "cut from the range statement, which stands whole under guidance where it "
    "says more",
    "doubt.rule-proposed": "proposed from the wording; is this what the evidence has to show?",
    "doubt.outcome-without-criteria": "the source gives this outcome no criteria; write them "
    "here, or take the outcome out if it is none",
    "doubt.outcomes-without-criteria": "the source gives none of these outcomes criteria; "
    "write them below each, from where else they stand",
    "doubt.outcome-without-text": "the wording of this outcome was not found",
    "doubt.criteria-without-outcome": "these criteria name an outcome that was not found; put "
    "each under its own",
    "doubt.changed-in-both": "the document now says `{now:whole}`; what stands here was kept",
    "doubt.gone-from-document": "the document does not have this any longer",
    "doubt.gone-number-taken": "the document does not have this any longer and gives its number "
    "{ref} to another; take this out, or give it another number",
    "doubt.moved-in-document": "the document has this elsewhere now, as {ref}; put what you wrote "
    "here there, and take this out",
    "doubt.wording-changed": "the document words this anew; does what stands here still fit?",
    "draft.check": "check: {sentence:whole}",
    "draft.head": "Drafted from {document:whole}.",
    "draft.how": "Lines that begin with `# check:` are for a person: look at what stands below "
    "each, put it right, and delete the line.",
    "draft.list": "To check: {n}",
    "draft.entry": "{at:whole}: {sentence:whole}",
    "draft.entry_whole": "{sentence:whole}",
    "draft.left": "Left over from the source: {n:line|lines}, listed in the report (.import.json) "
    "beside this file",
    "import.written": "written: {file:whole}: {what:whole}",
    "import.unchanged": "unchanged: {file:whole}: {what:whole}",
    "import.counts": "{outcomes:outcome|outcomes}, {criteria:criterion|criteria}, {doubts} to "
    "check, {left:line|lines} left over",
    "import.look": "to see what is doubtful, look for `# check:` in the file",
    "import.nothing": "there is no document in {folder}",
    "import.reading": "reading",
    "imported.document": "document",
    "imported.outcomes": "outcomes",
    "imported.criteria": "criteria",
    "imported.doubts": "to check",
    "imported.left": "left over",
    "imported.result": "written to, or why not",
    "option.import_output": "Write the draft to this file; a specification that is there is "
    "corrected, and keeps what people changed.",
    "option.import_to": "Write the drafts into this folder, a file each, made where it is not "
    "there.",
    "refuse.import_several": "several documents need a folder: write --to FOLDER",
    "refuse.import_both": "-o and --to cannot be given together",
    "refuse.import_in_place": "the draft cannot be written over the document itself: {file}",
}
