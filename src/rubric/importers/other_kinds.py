"""Documents that number their paragraphs as units do, told by what they call themselves."""

import re
from collections.abc import Sequence

from rubric.importers.lines import Line
from rubric.importers.lookup import plain

#: kind → whole headings, labels and heads of columns that such documents have and units have not
_PARTS: dict[str, re.Pattern[str]] = {
    "advert": re.compile(
        r"(?:the |main |key |overall )*(?:duties|responsibilities|accountabilities)"
        r"(?: (?:and|&) (?:duties|responsibilities|accountabilities))?"
        r"(?: of the (?:job|post|role))?"
        r"|(?:job|post|role) (?:title|purpose|summary|description|profile)"
        r"|purpose of the (?:job|post|role)"
        r"|person specification|essential|desirable|essential/desirable"
        r"|(?:essential|desirable) (?:criteria|requirements|skills)"
        r"|salary.*|wage|pay|closing date.*|reports? to|reporting to|responsible to|line manager"
        r"|how to (?:apply|enrol|book)|(?:apply|book|enrol) now|(?:course )?fees?|study with us.*"
        r"|careers?|career (?:prospects|opportunities|paths)|why study .*"
        r"|what you(?:'| wi)ll learn"
    ),
    "lesson": re.compile(
        r"starter|plenary|homework|exit ticket|main activit(?:y|ies)|warm[- ]up|differentiation"
        r"|lesson (?:objectives?|outcomes?|number)|(?:tutor|teacher|trainer) (?:does|activity)"
        r"|(?:learners?|pupils?|students?) (?:do|activity)|year \d+.*"
        r"|weeks?(?: (?:no|number|commencing|beginning))?|session (?:title|number|no)"
        r"|teaching and learning(?: activities)?"
    ),
    "plan": re.compile(
        r"success criteria|by (?:whom|when)|deadlines?|milestones?|start|end|start date"
        r"|priority|lead officer|key performance indicators?|kpis?|timescales?"
    ),
    "article": re.compile(
        r"an? (?:\w+ )?(?:learning outcome|element|(?:assessment |performance )?criterion"
        r"|unit of competency)\b.{0,60}"
        r"\b(?:is|begins?|describes?|outlines?|says?|should|tells?)\b.*"
        r"|(?:each|every) (?:element is supported by|criterion (?:begins|should)|unit outlines) .*"
        r"|how (?:the )?(?:criteri(?:on|a)|grad(?:e|ing)|command verbs?)(?: codes?)? works?"
        r"|(?:common|\w+) mistakes|\d+ min(?:ute)?s? read"
        r"|(?:a (?:bad|good|poor)|here is an) example\b.*|these are the .* of a unit.*"
        r"|specif(?:y|ies) the required level .*|(?:each|the) unit has these sections"
    ),
    "record": re.compile(
        r"(?:first )?submission|resubmission|hand[ -](?:in|out) date|page(?: ref)?|achieved|met"
        r"|description of what was seen|(?:learner|candidate) comments"
    ),
}
#: kind → what such a document is headed with; that says as much as two of its parts
_NAMES: dict[str, re.Pattern[str]] = {
    "advert": re.compile(r"job (?:description|advert(?:isement)?|vacancy)\b.*|vacancy\b.*"),
    "lesson": re.compile(r"lesson plan\b.*|scheme of work\b.*|session plan\b.*"),
    "plan": re.compile(
        r"(?:our |the )?(?:(?:school|college|centre|team|staff|business|quality|personal) ){0,2}"
        r"(?:development|improvement|project|action|strategic|operational) plan\b.*"
    ),
    "article": re.compile(
        r"(?:how to|a guide to|guide to|tips for|writing|what (?:is|are)) .*"
        r"\b(?:learning outcomes?|assessment criteria|units? of competency)\b.*"
        r"|(?:key )?(?:components|parts|features) of (?:an? |the )?(?:unit|qualification)s?\b.*"
        r"|.*\b(?:outcomes?|criteria|competency) explained"
    ),
    "record": re.compile(
        r"(?:\w+ )?(?:feedback|submission) (?:sheet|form|record)\b.*"
        r"|observation (?:record|report)\b.*"
        r"|witness (?:statement|testimony)\b.*|reflective (?:account|log|journal)\b.*"
    ),
}
#: a course by its name: one sign of an advert, however many are listed, as a unit lists the
#: qualifications that it stands in
_COURSE = re.compile(
    r"(?:level )?\w+ (?:diploma|certificate|award|degree|apprenticeship|nvq) in .*"
)
#: what a learner tells of what they did; what each can do is worded so in some specifications
_OF_ONESELF = re.compile(r"(?:.*\W)?(?:I|my|me)\b.*[.!]")
_AS_A_CRITERION = re.compile(r"I (?:can|am able|will|know|understand|must)\b")
#: as how many signs sentences count at most: a handbook tells about its units beside them
_OF_SENTENCES = 3
#: lines at the top of a document that may say what it is
_TOP = 3


def other_kind(lines: Sequence[Line]) -> tuple[str, int]:
    """Return which other kind of document lines are most like, and by how many signs.

    Each part that only this kind has is a sign; its name at the top is two.
    """
    words = [plain(_label(line)) for line in lines if line.text and not line.is_bullet]
    signs = {
        kind: len({word for word in words if parts.fullmatch(word)})
        + 2 * any(map(_NAMES[kind].fullmatch, words[:_TOP]))
        for kind, parts in _PARTS.items()
    }
    signs["record"] += min(_OF_SENTENCES, sum(map(_tells_of_oneself, lines)))
    signs["article"] = min(signs["article"], _OF_SENTENCES)
    signs["advert"] += any(map(_COURSE.fullmatch, words))
    return max(signs.items(), key=lambda one: one[1])


def _label(line: Line) -> str:
    return line.text.partition(":")[0]


def _tells_of_oneself(line: Line) -> bool:
    """Whether a sentence, which is not numbered and no entry of a list, says what one did."""
    return (
        not line.label
        and _OF_ONESELF.fullmatch(line.text) is not None
        and _AS_A_CRITERION.match(line.text) is None
    )
