"""Words in one language, and what staff call the things of each kind of specification."""

from decimal import Decimal

from rubric.evaluation import WaitingOn
from rubric.phrases import phrase


def plain(word: str) -> str:
    """Return one of the engine's words as people write it: `witness testimony`."""
    return word.replace("_", " ")


def number(amount: Decimal) -> str:
    """Return an amount without needless zeros: 2.5, 12."""
    return f"{amount.normalize():f}"


class Words:
    """Words of one language.

    A checklist has checks and sections where other kinds have criteria and outcomes, and need not
    be about a learner; what a source says is called by the word for its kind.
    """

    def __init__(self, language: str = "en", kind: str = "unit") -> None:
        self.language = language
        self.kind = kind

    def say(self, key: str, **arguments: object) -> str:
        """Return the phrase of a key."""
        return phrase(key, arguments, self.language)

    @property
    def checklist(self) -> bool:
        """Whether these are sentences about a checklist."""
        return self.kind == "checklist"

    def noun(self, *, many: bool = False) -> str:
        """Return what staff call a criterion of this kind."""
        if self.checklist:
            return self.say("noun.checks" if many else "noun.check")
        return self.say("noun.criteria" if many else "noun.criterion")

    def text_column(self) -> str:
        """Return what stands above the wording of criteria of this kind."""
        return self.say(f"text_of.{self.kind}")

    def kind_word(self) -> str:
        """Return what staff call the specification: unit, guide, checklist, standard."""
        return self.say(f"kind.{self.kind}")

    def who(self, who: WaitingOn) -> str:
        """Return what staff call somebody whose move it is."""
        keeper = self.checklist and who is WaitingOn.LEARNER
        return self.say("who.keeper" if keeper else f"who.{who}")
