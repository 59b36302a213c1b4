"""One recogniser for documents of every format: lines, units, what is found, drafts."""

from pathlib import PurePath

from rubric.importers.draft import Draft, Recognised
from rubric.importers.drafting import Drafting
from rubric.importers.finishing import finish
from rubric.importers.found import Unit
from rubric.importers.graded import has_levels
from rubric.importers.lines import Line
from rubric.importers.opening import Verbs
from rubric.importers.profile import profile_of
from rubric.importers.refusing import why_refused
from rubric.importers.running import without_feet
from rubric.importers.shortened import other_numbers
from rubric.importers.splitting import split
from rubric.importers.tables import lines_of_pieces
from rubric.importers.titles import title_of
from rubric.importers.units import units_of
from rubric.importers.walking import Walk
from rubric.sources.pieces import SourceDocument

#: why a document is refused that shows no sign of a specification
_WITHOUT_SIGN = ("no-criteria", "no-signs")


def recognise(document: SourceDocument, verbs: Verbs) -> Recognised:
    """Return the drafts of the specifications in a document, or why it holds none.

    Args:
        document: what a reader found.
        verbs: the command verbs by which criteria without numbers are told.
    """
    lines = split(without_feet(lines_of_pieces(document.pieces)), verbs)
    found: list[tuple[Unit, bool]] = []
    refused = ""
    waiting: list[Line] = []
    for part in units_of(lines):
        profile = profile_of(part.lines)
        unit = Walk(part.lines, profile, verbs).walked()
        finish(unit)
        why = why_refused(unit, verbs, part.before)
        refused = refused or why
        if why:  # what is no unit is left over from the one that follows
            waiting += [*part.before, *unit.lines]
            continue
        unit.before = [*part.before, *waiting]
        waiting = []
        found.append((unit, profile.standards))
    if not found:
        if refused in _WITHOUT_SIGN and has_levels(document.pieces):
            refused = "levels"
        return Recognised(refused=refused)
    found[-1][0].before += waiting
    drafts = (_drafted(unit, document, standards=standards) for unit, standards in found)
    return Recognised(tuple(drafts))


def _drafted(unit: Unit, document: SourceDocument, *, standards: bool) -> Draft:
    kind = "standard" if standards else "unit"
    if unit.marking and not unit.every_criterion:
        kind = "marking_guide"
    title = title_of(unit, document.title)
    name = PurePath(document.shown_as)
    other = other_numbers(document.pieces)
    return Drafting(unit, kind, title, name.stem, name.name, other).drafted()
