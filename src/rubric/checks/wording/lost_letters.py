"""Words that have lost the letters a PDF joins: `qualificaon`, `speci c`, `idenfy`.

Fonts draw fi, fl, ff, ti and tt as one sign, which copying may drop or turn into a
blank. What is left of the commonest words of the field is made here once; whatever is
left that is a word itself is passed over.
"""

from collections.abc import Iterator

from rubric.wording import words_of

_JOINED = ("ffi", "ffl", "ff", "fi", "fl", "ti", "tt")
_WORDS = (
    *("accreditation", "action", "actions", "activities", "activity", "administration"),
    *("affect", "affected", "affects", "application", "assertive", "attitude", "attitudes"),
    *("authentication", "authorisation", "beneficial", "benefit", "benefits", "calculation"),
    *("certificate", "certification", "certified", "classification", "classify"),
    *("collaboration", "combination", "committed", "communication", "communications"),
    *("competition", "conditions", "confidence", "confidential", "confidentiality", "configure"),
    *("conflict", "conflicts", "consultation", "contribution", "coordination", "creation"),
    *("critical", "critically", "customisation", "decoration", "definition", "definitions"),
    *("demonstration", "description", "differences", "different", "difficult", "difficulties"),
    *("documentation", "education", "educational", "effect", "effective", "effectively"),
    *("effectiveness", "effects", "efficiency", "efficient", "efficiently", "effort"),
    *("election", "ethical", "evaluation", "examination", "executive", "fabrication"),
    *("facilitate", "facilitation", "field", "final", "finally", "finance", "financial", "find"),
    *("findings", "finish", "finished", "fire", "first", "fittings", "five", "flexibility"),
    *("flexible", "flow", "fluids", "formation", "function", "functions", "identification"),
    *("identified", "identifies", "identify", "identifying", "implementation", "implications"),
    *("influence", "influences", "information", "initiative", "innovation", "inspection"),
    *("installation", "instruction", "instructions", "integration", "intention", "interaction"),
    *("interpretation", "introduction", "investigation", "invitation", "justification"),
    *("justify", "legislation", "limitations", "location", "medication", "methodologies"),
    *("mitigation", "mobilisation", "moderation", "modification", "modify", "motivation"),
    *("national", "negotiation", "notification", "notified", "nutrition", "objective"),
    *("objectives", "observation", "office", "officer", "official", "operation", "operational"),
    *("operations", "optional", "options", "organisation", "organisational", "organisations"),
    *("orientation", "participants", "participate", "participation", "particular", "partition"),
    *("position", "positive", "potential", "practical", "practice", "practices", "presentation"),
    *("preventative", "prevention", "priorities", "prioritise", "production", "profile"),
    *("profiles", "profit", "proposition", "protection", "qualification", "qualifications"),
    *("qualified", "quantities", "question", "questions", "rationale", "reaction"),
    *("recognition", "reflect", "reflection", "reflective", "regulation", "regulations"),
    *("rejection", "relations", "relationship", "reputation", "responsibilities", "sanction"),
    *("scientific", "section", "selection", "sensitive", "significance", "significant"),
    *("significantly", "situation", "situations", "solution", "solutions", "specific"),
    *("specifically", "specification", "specifications", "specified", "specify", "staffing"),
    *("statistics", "stipulation", "submitted", "sufficiency", "sufficient", "sufficiently"),
    *("supportive", "sustainable", "traffic", "transaction", "transition", "transportation"),
    *("utilisation", "valuation", "variation", "ventilation", "verification", "verify"),
    *("written"),
)
_SHORTEST = 5


def _left_of(word: str) -> Iterator[str]:
    for joined in _JOINED:
        at = word.find(joined)
        while at >= 0:
            before, after = word[:at], word[at + len(joined) :]
            if len(before + after) >= _SHORTEST:
                yield before + after
            if len(before) >= 2 and len(before + after) >= _SHORTEST and joined != "ti":
                yield f"{before} {after}" if after else before + " "
            at = word.find(joined, at + 1)


def _lost() -> frozenset[tuple[str, ...]]:
    known = frozenset(_WORDS)
    left = {lost for word in _WORDS for lost in _left_of(word) if lost not in known}
    return frozenset(tuple(lost.split()) for lost in left if not lost.endswith(" "))


_LOST = _lost()


def lost_letters(text: str) -> tuple[int, int] | None:
    """Return where the first word stands that has lost letters, or None where none has.

    >>> lost_letters("Check the qualificaon")
    (10, 21)
    """
    words = words_of(text)
    for at, word in enumerate(words):
        if (word.text,) in _LOST:
            return word.start, word.end
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and (word.text, after.text) in _LOST and after.start == word.end + 1:
            return word.start, after.end
    return None
