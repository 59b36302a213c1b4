"""What a specification is looked at with: the house rules, standards and tables at hand."""

from collections.abc import Iterable

from rubric.api.alone import Alone
from rubric.api.library import checked_alone, library_of
from rubric.api.looking import Standards, facts_of_specification
from rubric.api.wording import Tables, wording_of
from rubric.checks.closely import look_at_rules
from rubric.diagnostics import Severity
from rubric.load import Document
from rubric.model import EvidenceRules, Specification
from rubric.model.command_verbs import CommandVerbs
from rubric.rules import resolved
from rubric.sources import located


def is_around(document: Document) -> bool:
    """Return whether checks of other specifications may depend on a document."""
    held = isinstance(document.value, (EvidenceRules, CommandVerbs))
    return held or document.kind == "standard"


class Around:
    """The documents on which the checks of one specification depend."""

    def __init__(self, documents: Iterable[Document]) -> None:
        every = tuple(documents)
        self._library = library_of(every)
        self._standards = Standards(self._library.specifications.values())
        self._tables = Tables(every)

    def looked_at(self, document: Document, *, closely: bool) -> Alone | None:
        """Return what is wrong with a specification by itself; None where a document holds none.

        Args:
            document: what may hold one.
            closely: whether it is checked, and not only at hand for others.
        """
        written = document.value
        if not isinstance(written, Specification) or is_around(document):
            return None
        checked = checked_alone(document, self._library)
        if not closely:
            return Alone(checked)
        place = document.place
        facts = facts_of_specification(written, self._standards)
        sound = all(p.diagnostic.code.severity is not Severity.ERROR for p in checked)
        # not `Library.resolved`: it keeps one for each id, and two texts may have the same
        rules = look_at_rules(written, resolved(written, self._rules)) if sound else ()
        return Alone(
            checked,
            tuple(located(diagnostic, place) for diagnostic in facts),
            tuple(located(diagnostic, place) for diagnostic in rules),
            tuple(wording_of(document, written, self._tables)),
        )

    def _rules(self, reference: str) -> EvidenceRules:
        found = self._library.house_rules(reference)
        assert found is not None, reference  # every reference has been checked
        return found
