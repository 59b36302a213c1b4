"""Pages of codes about the files and rows of evidence logs.

A sample is a table of a log, for `rubric report` with the specification that it names.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_HEAD = "learner,id,criterion,method,date,at\n"
_ROW = "L-0042,E1,1.1,product,2026-02-17,p. 1\n"
_SECOND = "L-0042,E2,2.2,product,2026-02-18,p. 4\n"
_CSV = "evidence.csv"
_LINE = '{"learner": "L-0042", "id": "E1", "criterion": "1.1", "date": "2026-02-17"}\n'


def _unclosed() -> bytes:
    return f'{_HEAD}L-0042,E1,1.1,product,2026-02-17,"p. 1{" " * 4_000_000}\n{_SECOND}'.encode()


LOG_PAGES: Mapping[str, Page] = {
    "row-of-other-width": Page(
        "A row with a cell too many or too few has its values under the wrong headings. Whoever "
        "guessed which one is missing could count evidence that is not there.",
        wrong=_HEAD + _ROW + "L-0042,E2,2.2,product,p. 4\n",
        right=_HEAD + _ROW + _SECOND,
        name=_CSV,
    ),
    "cell-too-long": Page(
        "A quotation mark that is opened and never closed makes one cell of everything after it. "
        "The row is left out, with the learner whose it may be, and never read in part.",
        wrong=_unclosed,
        right=_HEAD + _ROW + _SECOND,
        name=_CSV,
    ),
    "line-not-an-object": Page(
        "In JSON Lines every line says by itself under which names its values stand. A line that "
        "is cut short, or holds something else, cannot be told to be anybody's.",
        wrong=_LINE + '{"learner": "L-0042", "id": "E2", "crit\n',
        right=_LINE + _LINE.replace("E1", "E2"),
        name="evidence.jsonl",
    ),
    "parquet-not-sound": Page(
        "A Parquet file ends with a list of what is in it. Where that is missing, most often "
        "because a copy was cut short, nothing before it can be read.",
        wrong="rubric report evidence.parquet",
        right="rubric report evidence-copied-again.parquet",
    ),
    "workbook-not-sound": Page(
        "A workbook with a password, cut short or of another kind than its name says cannot be "
        "opened, so nothing of it is read.",
        wrong="rubric report log.xlsx",
        right="rubric report log-saved-again.xlsx",
    ),
    "heading-twice": Page(
        "Two headings that name one column would each overwrite what the other says, and nobody "
        "would see which was taken.",
        wrong="learner,id,Learner\nL-0042,E1,L-0043\n",
        right="learner,id\nL-0042,E1\n",
        name=_CSV,
    ),
    "heading-taken-as": Page(
        "Spreadsheets have headings of their own. The ones that are in common use are understood, "
        "and it is said how each is read, so that nobody has to believe it.",
        wrong=_HEAD.replace("learner", "Candidate number").replace("criterion", "AC") + _ROW,
        right=_HEAD + _ROW,
        name=_CSV,
    ),
    "file-not-a-table": Page(
        "A folder that is a log holds its tables and nothing else. A file under another name is "
        "not read, which is said, so that no table is missing without a word.",
        wrong="rubric report the-log-folder",
        right="rubric report the-log-folder/evidence.csv",
    ),
    "too-many-wrong-rows": Page(
        "Where nearly every row is wrong, the rows are hardly what has to be mended: a heading is "
        "missing, or the columns are separated otherwise. A list of them all would tell less.",
        wrong="rubric check the-log-folder",
        right="rubric check the-log-folder-with-all-its-headings",
        told={"n": 100_000},
    ),
    "log-without-registrations": Page(
        "Nobody can say what is missing before it is known what a learner is registered for. The "
        "table `registrations` says so for each, or --specification for all of them.",
        wrong="rubric report evidence.csv",
        right="rubric report evidence.csv --specification facilitating-action-learning",
    ),
}
