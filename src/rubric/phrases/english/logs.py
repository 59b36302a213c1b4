"""Evidence logs: what is wrong with their files and rows, and what is said of a run."""

from collections.abc import Mapping

LOGS: Mapping[str, str] = {
    "row-of-other-width": "this row has {cells:cell|cells}, and there are "
    "{headings:heading|headings} above it",
    "row-of-other-width.help": "write a cell for each heading; text that holds the separator "
    "stands between quotation marks",
    "cell-too-long": "a cell, or a line of JSON, has more than {limit} characters, or a quotation "
    "mark is opened and not closed",
    "cell-too-long.help": "look for a quotation mark too many on this line or above it; in JSON "
    "Lines write each row on a line of its own",
    "line-not-an-object": "this line is no JSON object",
    "line-not-an-object.help": 'write each row on one line as {{"column": "value", …}}',
    "parquet-not-sound": "this is no sound Parquet file: {reason}",
    "parquet-not-sound.help": "write the file again; where it was copied, copy it to its end",
    "workbook-not-sound": "this is no sound workbook: {reason}",
    "workbook-not-sound.help": "open it in a spreadsheet program and save it as .xlsx, without a "
    "password",
    "heading-twice": "the headings `{first}` and `{heading}` name one column",
    "heading-twice.help": "keep one of the two columns, or give the other the name of what it "
    "holds",
    "heading-taken-as": "the heading `{heading}` is read as the column `{column}`",
    "heading-taken-as.help": "call it `{column}` and this is not said again",
    "file-not-a-table": "`{name}` is the name of no table, so the file is not read",
    "file-not-a-table.help": "call the file `evidence`, `links` or as another table of the log, or "
    "keep it elsewhere",
    "too-many-wrong-rows": "more than {n} rows of this log are wrong, and the rest was not read",
    "too-many-wrong-rows.help": "look at its headings and at the separator of its columns: one "
    "mistake there makes every row wrong",
    "log-without-registrations": "nothing says what learners are registered for",
    "log-without-registrations.help": "put a table `registrations` beside it, with the columns "
    "learner and specification; or name one specification for all of them with --specification",
}

#: what is said of one run
LOG_RUNS: Mapping[str, str] = {
    "log.reading": "Reading",
    "progress.log": "Looking at learners",
    "check.of_learner": "{file:whole}, learner {learner:whole}",
    "check.more_findings": "… and {n:more finding|more findings}; rubric report of the log with "
    "--format jsonl gives all of them",
    "log.sorted": "The rows of a learner do not stand together: they were put together in a "
    "temporary file first.",
    "log.left_out": "{learner}: NOT JUDGED, because of wrong rows",
    "log.more_wrong": "… and {n} more wrong rows; --rejects FILE writes all of them",
    "log.stopped": "Nothing was written: the first wrong row ends a run with --strict.",
    "log.process_ended": "Nothing was written: the system has ended one of the processes, perhaps "
    "for want of memory. With --jobs 1 there is only one.",
    "log.too_many_wrong": "Nothing was written: more than {n} rows of one table are wrong. Look at "
    "its headings and at its separator.",
    "log.no_room": "the report could not be finished: {reason}",
    "log.summary": "{learners:learner|learners}: {done} achieved everything, {open} with something "
    "open",
    "log.summary_wrong": "{left_out:learner was|learners were} not judged; "
    "{wrong:row is|rows are} wrong",
    "refuse.log_format": "{format} is for portfolios; of an evidence log write text, csv or jsonl",
    "refuse.one_file_for_both": "{file:whole} cannot take both the report and the wrong rows; name "
    "another file with --rejects",
    "refuse.several_logs": "one evidence log at a time, and no portfolios beside it",
    "refuse.not_of_a_log": "{option} is for portfolios, not for an evidence log",
    "refuse.only_of_a_log": "{option} is for an evidence log, not for portfolios",
    "refuse.extra_of_log": "to read the tables of this log, install rubric-engine[{extra}]",
    "refuse.extra": "to read {file}, install rubric-engine[{extra}]",
}
