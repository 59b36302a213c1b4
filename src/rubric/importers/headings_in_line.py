"""Headings in the middle of a line where a whole page became one, cut into lines of their own."""

import re
from dataclasses import replace

from rubric.importers.lines import Line, cut
from rubric.importers.numbers import number_of
from rubric.importers.opening import opens_as_outcome

#: characters from which a line may be a whole page in one
LONG = 220
#: headings that stand in the middle of a line where a whole page became one
_HEADINGS = re.compile(
    r"(?:Unit )?Learning [Oo]utcomes?:? \(?[Tt]he learner will(?: be able to)?:?\)?:?"
    r"|Assessment [Cc]riteria:? \(?[Tt]he learner can:?\)?:?"
    r"|Outcomes (?:On|Upon) successful completion of (?:the|this) [Uu]nit,? (?:the |a )?"
    r"(?:learner|candidate)s? (?:will|should) be able to:?"
    r"|On (?:successful )?completion of (?:the|this) [Uu]nit,? (?:the |a )?"
    r"(?:learner|candidate|student)s? (?:will|should) be able to:?(?=\s1[.)]?\s)"
    r"|(?:Learners|Candidates|Students) who complete this [Uu]nit will be able to:?(?=\s1[.)]?\s)"
    r"|Learning [Oo]utcomes? Assessment [Cc]riteria(?: The learner will:? The learner can:?)?"
    r"|(?:Unit purpose|General information)(?= [A-Z])"
    r"|(?<=\s)(?:Topic Synopsis|Key Concepts (?:&|and) Core Principles"
    r"|Exam Tips (?:&|and) Revision Strategies|Examiner Marking Points"
    r"|Common Misconceptions (?:&|and) Mistakes to Avoid)(?=\s)"
)
#: a dash before an entry of a list that became one line
_DASH = re.compile(r"(?:(?<=\s)|^)-\s+(?=[A-Z‘“(\"'*])")

#: and only where the line is that long
_FURTHER = re.compile(
    r"(?<=\s)(?:Additional (?:information|guidance)(?: about the unit)?|Indicative [Cc]ontent"
    r"|Unit outline|Unit (?:purpose and )?aims?(?:\(s\))?|Unit purpose and aim\(s\)"
    r"|Assessment (?:requirements|guidance)|Evidence [Rr]equirements|(?:Essential|Unit) [Cc]ontent"
    r"|(?:Recommended|Further) [Rr]eading|RECOMMENDED ENTRY|CORE SKILLS|SUMMARY"
    r"|Recommended (?:entry(?: to (?:the|this) [Uu]nit)?|prior knowledge and skills)"
    r"|EVIDENCE REQUIREMENTS(?: FOR THIS UNIT)?|CREDIT VALUE|Credit points and level"
    r"|Administrative Information"
    r"|Assessment (?:General Information|Techniques)|[Gg]eneral information(?: \(cont\))?(?= [A-Z])"
    r"|C(?:ODE|ode)(?=\s[A-Z0-9]{4} \d\d\s)|[Ss]tatement of standards(?: \(cont\))?"
    r"|Unit (?:reference )?(?:number|code)(?=\s[A-Z]/\d{3}/\d{4}))(?=[ :])"
    r"|(?<=\s)(?=Acceptable performance in this [Uu]nit)"  # of every unit that SQA publishes
)
#: headings of outcomes and criteria that the first number follows
_COUNTED = re.compile(
    r"(?<=\s)(?:(?:(?:Learning )?(?:Outcomes|OUTCOMES)"
    r"(?: (?:Learners|Candidates|Students) will be able to:?)?(?=\s1[.)]?\s+[A-Z]))"
    r"|(?:(?:Performance|Assessment) [Cc]riteria(?=\s(?:\(a\)|a[.)]|1[.)]?)\s+[A-Z])))"
)
#: how outcomes and criteria are introduced, before the number of the first
_STEM = re.compile(
    r"(?:The )?(?:learner|candidate|student)s? (?:will|can|must|should)(?: be able to)?:\s+(?=\S)",
    re.IGNORECASE,
)


def cut_at_headings(line: Line) -> list[Line]:
    """Return a line cut before and behind each heading in it.

    Headings of few words are looked for only in a whole page.
    """
    found = [*_HEADINGS.finditer(line.text)]
    first = number_of(line.text)
    begins = len(line.text) - len(first.rest) if first and first.kind == "outcome" else 0
    if (stem := _STEM.match(line.text, begins)) is not None:
        said = line.text[stem.end() :]
        outcome = opens_as_outcome(said) and line.hint != "criterion"
        if outcome or number_of(said) is not None:
            found.append(stem)
    if len(line.text) >= LONG or (line.follows and not line.is_bullet):  # part of a long one
        found += _FURTHER.finditer(line.text)
        found += _COUNTED.finditer(line.text)
    cuts = [at for one in found for at in one.span()]
    return cut(line, *cuts) if cuts else [line]


def cut_at_dashes(line: Line) -> list[Line]:
    """Cut the entries of a list that stand on one line behind its heading: "- Plan - Do"."""
    found = [*_DASH.finditer(line.text)]
    if not line.follows or line.label or not found or found[0].start():
        return [line]
    return [
        replace(piece, label="-", text=piece.text[1:].strip())
        for piece in cut(line, *(one.start() for one in found))
    ]
