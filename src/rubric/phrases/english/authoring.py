"""A specification as a workbook: its sheets, columns and rows, and what is said about them."""

from collections.abc import Mapping

AUTHORING: Mapping[str, str] = {
    "author.title": "A specification as a workbook",
    "author_how.1": "On the sheet Unit each row is a field, with what it is beside it. Leave blank "
    "what the source does not say. A field that may be said several times takes a row each time.",
    "author_how.2": "On the sheet Criteria each row is an outcome, a criterion, a part or a level. "
    "What is below an outcome or a criterion stands in the rows after it.",
    "author_how.3": "Wording is kept to the letter. Numbers are text: as a number, 1.10 would be "
    "1.1.",
    "author_how.4": "A rule stands in one cell in the words of a file, such as {{hours: 12}} or "
    "{{hours: 12, methods: 2}}. Beside it stands its basis, what entitles us to ask: "
    "wording, sector_body, awarding_body, centre or engine.",
    "author_how.5": "Several range items, or several former numbers, stand in one cell with ; "
    "between them.",
    "author_how.6": "On the sheet Guidance each row is one line of guidance, for the outcome or "
    "criterion that it names, or for the unit.",
    "author_how.7": "rubric check FILE.xlsx tells what is not clear; "
    "rubric sheet --read FILE.xlsx -o FILE.yaml writes the file.",
    "author_sheet.unit": "Unit",
    "author_sheet.criteria": "Criteria",
    "author_sheet.guidance": "Guidance",
    "author_sheet.standards": "Standards",
    "author_sheet.translations": "Translations",
    "author_column.field": "Field",
    "author_column.value": "Value",
    "author_column.about": "What it is",
    "author_column.kind": "Kind",
    "author_column.ref": "Number",
    "author_column.text": "Wording",
    "author_column.range": "Range",
    "author_column.sufficient": "Rule",
    "author_column.basis": "Basis",
    "author_column.reading": "Reading",
    "author_column.evidence_rules": "Evidence rules",
    "author_column.each_criterion": "Rule for each criterion",
    "author_column.achieved_by": "Achieved by",
    "author_column.band": "Band",
    "author_column.required": "Required",
    "author_column.was": "Was",
    "author_column.points": "Points",
    "author_column.weight": "Weight",
    "author_column.pass_level": "Lowest level to pass",
    "author_column.advises": "Documents advised",
    "author_column.outcome": "Outcome",
    "author_column.criterion": "Criterion",
    "author_column.number": "No.",
    "author_column.framework": "Framework",
    "author_column.entry": "Entry",
    "author_column.language": "Language",
    "author_column.of": "Of",
    "author_node.outcome": "Outcome",
    "author_node.criterion": "Criterion",
    "author_node.part": "Part",
    "author_node.level": "Level",
    "author_guidance.indicative_content": "Indicative content",
    "author_guidance.key_concepts": "Key concepts",
    "author_guidance.exam_tips": "Exam tips",
    "author_guidance.misconceptions": "Misconceptions",
    "author_guidance.guidance": "Guidance",
    "row-kind-unknown": "the row does not say what it is",
    "row-kind-unknown.help": "choose one under `Kind`: {allowed:or}",
    "row-out-of-place": "a row of kind `{node}` stands below no criterion",
    "row-out-of-place.help": "move it below the row of its criterion",
    "cell-not-for-row": "a row of kind `{node}` has nothing under `{column}`",
    "cell-not-for-row.help": "clear the cell, or move what it says to the row that it is for",
    "guidance-for-nothing": "there is no `{ref}` on the sheet Criteria",
    "guidance-for-nothing.help": "write the number as it stands there, under the column that it is "
    "for; guidance for the whole unit names neither",
    "row-twice": "`{field}` is said a second time",
    "row-twice.help": "keep one of the two rows",
    "heading-missing": "the sheet `{sheet}` has no column `{column}`",
    "heading-missing.help": "write `{column}` above the column that holds it; rubric sheet "
    "writes a workbook with every heading",
    "cell-not-read": "{how:@not-read}",
    "not-read.other": "what stands here is not read",
    "not-read.no_heading": "the column has no heading, and is not read",
    "not-read.no_name": "the row has nothing under `{column}`, so this cell is not read",
    "cell-not-read.help.no_heading": "write a heading above it, or move what it says to a column "
    "that is read",
    "cell-not-read.help.no_name": "write under `{column}` what it is, or clear the cell",
}
