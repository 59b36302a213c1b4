"""What each verb of the command does, as the help of the command lists them."""

from collections.abc import Mapping

#: verb → the first line of its own help
VERBS: Mapping[str, str] = {
    "report": "Show what a portfolio covers, what it does not and why, and what closes each gap.",
    "why": "Show why a criterion, an outcome or a unit is as it is: its rule, and every link.",
    "check": "Show every problem in files, or in all files below folders.",
    "prove": "Show what enough looks like, and that every rule matters: files, or id@version.",
    "plan": "Show the least set of tasks that closes every gap, and what stays open all the same.",
    "population": "Show how many learners of a population stand where, and where they are stuck.",
    "sample": "Draw the decisions that IQA reviews: by what makes them worth a "
    "look, and reproducibly.",
    "compare": "Show what changed between two versions: files, or id@version in the library.",
    "import": "Draft specifications from documents: Word, PDF, Excel, CSV, web "
    "pages, Markdown, text.",
    "sheet": "Write the workbook in which a centre keeps track of evidence: a "
    "sheet for each learner.",
    "list": "List the specifications and qualifications of the library.",
    "show": "Show one specification or qualification (id or id@version), every rule as a sentence.",
    "new": "Show a template with comments: unit, portfolio, evidence_rules and others.",
    "schema": "Show a JSON Schema: of a kind of file, of rows, or of an output.",
    "explain": "Explain a code of check, or a word of reports; without one, list them all.",
}
