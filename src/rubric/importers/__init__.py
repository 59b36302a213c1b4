"""From a document as a reader gives it to a draft of a specification."""

from rubric.importers.draft import Doubt, Draft, Leftover, Location, Origin, Recognised
from rubric.importers.opening import Verbs
from rubric.importers.recognising import recognise

__all__ = ["Doubt", "Draft", "Leftover", "Location", "Origin", "Recognised", "Verbs", "recognise"]
