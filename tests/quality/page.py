"""The page on what checks of wording find, with what was measured."""

from rubric.diagnostics import codes
from tests.quality.faults import FAULTS
from tests.quality.library import STYLES, clean_units
from tests.quality.measuring import (
    TIMES,
    measured,
    said_of_clean_units,
    warnings_of_clean_units,
)

_HEAD = """\
# What checks of wording find

`rubric check` looks over the wording of a specification and never changes a letter of it. What
is nearly always wrong is a warning. What is a matter of style, or may well be meant, is
advice; advice changes no exit code. Regulated wording stays as it is: what looks wrong in it
is for its owner to know. Each code has a page with samples in [codes](codes.md), or with
`rubric explain CODE`. What decides stands in [meaning](meaning.md), section 17.

Wording in other languages than English (`language:`) is looked at for numbers, repeats, lists
that are not there, and damage. Verbs, vague words, amounts and guidance are looked for in
English only.

The verbs are data: `rubric new command_verbs` shows the table, and one of your own beside your
units takes its place, for all of them or for those of one owner.

## How good they are

Measured on {units} clean units of our own, in the layouts of awarding bodies: numbers by
outcome or from 1 again, pass, merit and distinction, entry level, national occupational
standards, marking guides, checklists, one in Welsh. Each is written in {styles} styles of
YAML. In up to {times} of them, chosen by a fixed seed, each of {kinds} kinds of fault is
planted, one at a time. A fault is *found* when its code is told at its line and column. The
tests hold that every planted fault is found, that beside it only what the fault itself brings
along is told, and that clean units draw at most one warning for ten of them.

Faults, clean units and checks were written by the same people, and the checks were mended
until they agreed. The table says that these faults are found and these units left alone. It
says nothing about faults that nobody thought of, or about units of others.

{planted} faults planted, {found} found at their place. Of {units} clean units {warnings}
warnings were told{advice}.

| planted | code | times | found |
|---|---|---|---|
"""


def checks_page() -> str:
    """Return the page, measured anew."""
    results = sorted(measured(), key=lambda result: (_code(result.slug), result.name))
    clean = said_of_clean_units()
    advice = sum(clean.values()) - warnings_of_clean_units()
    which = ", ".join(f"{_code(slug)} {slug}: {n}" for slug, n in sorted(clean.items()))
    head = _HEAD.format(
        units=len(clean_units()),
        styles=len(STYLES),
        times=TIMES,
        kinds=len(FAULTS),
        planted=sum(result.planted for result in results),
        found=sum(result.found for result in results),
        warnings=warnings_of_clean_units() or "no",
        advice=f"; advice: {advice} ({which})" if advice else "",
    )
    rows = (
        f"| {one.name} | {_code(one.slug)} {one.slug} | {one.planted} | {one.found} |"
        for one in results
    )
    return head + "\n".join(rows) + "\n"


def _code(slug: str) -> str:
    return next(code.code for code in codes.ALL if code.slug == slug)
