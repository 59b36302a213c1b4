"""Manual pages of the codes RUB86x and RUB87x: workbooks that people fill in.

A sample shows the cells of a sheet, with `|` between them and the name of the sheet above; what a
spreadsheet program holds as a number or a formula says so in brackets.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_ABOVE = """\
[L-0042]
Learner | Unit
L-0042  | facilitating-action-learning@1
"""
_HEADINGS = "Criterion | Evidence | Method  | Date       | Judgement | Decided on | Assessor\n"
_ROW = "1.1       | E1       | Product | 2026-02-17 |           |            |\n"
_DECIDED = "1.1       | E1       | Product | 2026-02-17 | Met       | 2026-03-02 | A-7\n"
_WORDED = _ABOVE + (
    "Criterion | What is to be shown                              | Evidence | Date\n"
    "1.1       | {} | E1       | 2026-02-17\n"
)
_AGREE = "Agree with clients and other stakeholders the goals for an action learning intervention"
_SOUND = _ABOVE + _HEADINGS + _ROW


def _sheet(wrong: str, right: str, why: str) -> Page:
    return Page(why, wrong, right, name="sheet.xlsx", sheet=True)


def _reviewed(row: str) -> str:
    """A sheet with columns for IQA."""
    headings = _HEADINGS.replace("\n", " | IQA outcome | IQA date   | IQA by\n")
    return _ABOVE + headings + row.replace("\n", " | Agreed      | 2026-03-20 | Q-2\n")


SHEET_PAGES: Mapping[str, Page] = {
    "workbook-not-read": Page(
        "A file may have the name of a workbook and be something else, be cut off, be protected by "
        "a password, or come from an old program. A file that holds far more than any tracking "
        "sheet is not unpacked.",
        lambda: b"PK\x03\x04 cut off here",
        _SOUND,
        name="sheet.xlsx",
        sheet=True,
    ),
    "no-tracking-sheet": _sheet(
        "[Register]\nLearner | Present\nL-0042  | yes\n",
        _SOUND,
        "The rows of a tracking sheet are found by its headings. Where no sheet has the headings "
        "Criterion and Evidence in one row, nothing of the workbook can be read.",
    ),
    "column-not-read": _sheet(
        _SOUND.replace("Assessor\n", "Assessor | Filed in\n").replace("  |\n", "  | | box 4\n"),
        _SOUND,
        "A column of your own is left alone. But a heading may also be one of ours, spelled in "
        "another way, and then what stands below it would be missing from the report.",
    ),
    "heading-read-as": _sheet(
        _SOUND.replace("Criterion |", "AC        |"),
        _SOUND,
        "Colleagues rename headings. Where it is plain what is meant, the column is read, and "
        "what it is read as is told.",
    ),
    "column-twice": _sheet(
        _SOUND.replace("Method  |", "Date    |").replace("Product", "       "),
        _SOUND,
        "Of two columns under one heading it cannot be known which one is meant.",
    ),
    "worded-otherwise": _sheet(
        _WORDED.format(_AGREE.replace("the goals", "goals and dates")),
        _WORDED.format(_AGREE),
        "A sheet shows each criterion beside its number. Where the specification has other words "
        "by now, whoever fills in the sheet judges by words that are no longer asked for. Make the "
        "sheet anew from the portfolio, and look at what was decided.",
    ),
    "headings-again": _sheet(
        _SOUND + "\n" + _ABOVE.partition("\n")[2].replace("L-0042", "L-0043") + _HEADINGS + _ROW,
        _SOUND,
        "A sheet is of one learner. Where two stand below one another, what is the evidence of "
        "the second must not be counted for the first.",
    ),
    "cell-read-as": _sheet(
        _SOUND.replace("2026-02-17", "17/02/2026"),
        _SOUND,
        "Spreadsheet programs turn what people type into something else, and people type days in "
        "many ways. Where only one thing can be meant it is taken, and told, so that somebody "
        "can see whether it is right.",
    ),
    "cell-unclear": _sheet(
        _SOUND.replace("2026-02-17", "03/04/2026"),
        _SOUND.replace("2026-02-17", "2026-04-03"),
        "03/04/2026 is in April for some and in March for others, and the number 1.1 may have been "
        "1.10 before the program took it for a number. What can mean two things is not guessed "
        "at.",
    ),
    "row-without-criterion": _sheet(
        _SOUND.replace("1.1  ", "     "),
        _SOUND,
        "A row says that evidence is for a criterion. In a row that was inserted the number of the "
        "criterion is easily forgotten, and then the evidence is for none.",
    ),
    "review-without-decision": _sheet(
        _reviewed(_ROW),
        _reviewed(_DECIDED),
        "IQA samples a judgement. An outcome in a row without one does not say what was sampled, "
        "unless the criterion has one judgement in all.",
    ),
    "learner-without-sheet": _sheet(
        _SOUND
        + "[Exemptions]\nLearner | Exemption number | Criteria exempted | Reason\n"
        + "L-42    | X1               | 3.3               | Exemption\n",
        _SOUND
        + "[Exemptions]\nLearner | Exemption number | Criteria exempted | Reason          | "
        + "Authorised by | Authorised on\n"
        + "L-0042  | X1               | 3.3               | Credit transfer | Q-2           | "
        + "2026-03-01\n",
        "Sheets such as Exemptions hold rows of several learners. A row of a learner who has no "
        "sheet would be lost; most often the reference is spelled in two ways.",
    ),
    "workbook-has-macros": Page(
        "Macros are small programs in a workbook. They are never run here. But what they would "
        "have changed is not changed either, and many mail systems refuse such files.",
        lambda: b"",
        _SOUND,
        name="sheet.xlsm",
        sheet=True,
    ),
    "which-learner": _sheet(
        _SOUND + _SOUND.replace("L-0042", "L-0043"),
        _SOUND,
        "A workbook for a class holds a portfolio for each learner. Where only one can be shown, "
        "it has to be said which.",
    ),
}

_UNIT = """\
[Unit]
Field   | Value                | What it is
format  | rubric/1
kind    | unit
id      | visit
version | 1
title   | Planning a visit
level   | 3
credit  | 4
glh     | 20
purpose | To plan visits
"""
_NODES = """\
[Criteria]
Kind      | Number | Wording                           | Rule       | Basis   | Reading | Band | \
Range | Was | Points
Outcome   | 1      | Be able to plan a visit
Criterion | 1.1    | Plan a visit of at least 3 hours  | {hours: 3} | wording
Criterion | 1.2    | Tell those who come what to bring
"""
_GUIDANCE = """\
[Guidance]
Outcome | Criterion | Kind     | Wording
1       | 1.1       | Guidance | A timetable helps
"""
_AUTHORED = _UNIT + _NODES

AUTHOR_PAGES: Mapping[str, Page] = {
    "row-kind-unknown": _sheet(
        _AUTHORED.replace("Criterion | 1.2", "          | 1.2"),
        _AUTHORED,
        "A row of the sheet Criteria is an outcome, a criterion, a part or a level. What it is "
        "cannot be told from its number, since numbers are written in many ways.",
    ),
    "row-out-of-place": _sheet(
        _AUTHORED.replace("Outcome   | 1 ", "Part      | a "),
        _AUTHORED.replace("Criterion | 1.2    |", "Part      | a      |"),
        "Parts and levels belong to the criterion above them. Above the first criterion there is "
        "none that they could belong to.",
    ),
    "cell-not-for-row": _sheet(
        _AUTHORED.replace("Criterion | 1.2    |", "Part      | a      |").replace(
            "what to bring\n", "what to bring | {items: 2}\n"
        ),
        _AUTHORED,
        "Not every column is for every row: a part has no rule, an outcome no band. What stands "
        "there all the same is most often one row too high or too low.",
    ),
    "guidance-for-nothing": _sheet(
        _AUTHORED + _GUIDANCE.replace("1.1", "1.7"),
        _AUTHORED + _GUIDANCE,
        "Guidance stands beside the outcome or criterion that it is for. One that is not on the "
        "sheet Criteria was most often renumbered.",
    ),
    "row-twice": _sheet(
        _AUTHORED.replace("level   | 3\n", "level   | 3\nlevel   | 2\n"),
        _AUTHORED,
        "Of two rows for one field it cannot be known which one is meant. Fields that may be "
        "said several times, such as supported_by, take a row each time.",
    ),
    "heading-missing": _sheet(
        _AUTHORED.replace("Number", "Nr"),
        _AUTHORED,
        "The rows of a sheet are understood by its headings. Where one is renamed or gone, "
        "nothing of the sheet could be read without guessing.",
    ),
    "cell-not-read": _sheet(
        _AUTHORED + _GUIDANCE.replace("\n", "\n", 1).rstrip("\n") + " | | left to do\n",
        _AUTHORED + _GUIDANCE,
        "What stands beside the columns of a sheet is left alone. It may be a note of your own, "
        "or something that was moved a column too far.",
    ),
}
