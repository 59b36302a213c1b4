"""What the head of one column says of it: outcomes, criteria, numbers, a fact, or none of them."""

import re

from rubric.importers.lines import Hint
from rubric.importers.lookup import Heading, heading_of, label_of, plain
from rubric.importers.numbers import number_of

#: what a column is for; with it the band or the fact of its cells, "" where there is none
Role = tuple[Hint, str]

_NUMBER = re.compile(r"|(?:no|nr|num|number|ref|reference|#|id|code|ksb)s?")
_OF_OUTCOME = re.compile(r"(?:lo|learning outcomes?|outcomes?|elements?|learning aims?|so)\b")
_OF_CRITERION = re.compile(
    r"(?:acs?|pcs?|(?:assessment|performance|grading|pass) criteri(?:a|on)|criteri(?:a|on)"
    r"|assessment standards?"
    r"|statements?|evidence requirements?|competenc(?:y|ies))\b"
)
_GUIDANCE = re.compile(
    r".*(?:content(?: areas?)?|guidance|amplification|exemplification|delivery|teaching|examples?"
    r"|explanation)"
)
BANDS = ("pass", "merit", "distinction")
_BAND_HEAD = re.compile(r"^(?:level \d )?(?:for (?:an? |the )?|to achieve (?:an? |the )?)?")
#: a head that says how each criterion of the band begins: "… the learner is able to:"
_BAND_STEM = re.compile(r"\b(?:able to|can|must|will|criteria)\b")
_ASIDE = re.compile(
    r"(?:evidence|recommended assessment|level of|number of"
    r"|portfolio|page|date|met|achieved|assessor|iqa|iv|signature|initials?|comments?"
    r"|tick|location|type of|method|assessment method|learner|candidate|notes|status|feedback"
    r"|not yet|competent|verified|witness|supervisor|mentor|obs(?:ervations?)?\b"
    r"|variables?|type|task|activity|yes|mapping|nos|source|seen|not seen|observed|demonstrated"
    r"|pass ?/ ?fail|result|remarks?|outcome of).*"
)
#: the parts of a name as a database gives it: "CriterionText", "unit_title"
_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
#: the head of a column of criteria below Pass: "Level 1"
LEVEL: Role = ("value", "level")


def role_of_head(text: str) -> Role | None:
    """Return what the head of a column says of it, or None where it is no such head.

    What follows its first line may explain it: "Performance criteria", "Terms in italics are …".
    """
    first, _, rest = text.strip().partition("\n")
    role = _role_of(text)
    if role is None and rest and number_of(rest.strip()) is None and len(rest) < 120:
        role = _role_of(first)
    return role


def _role_of(text: str) -> Role | None:
    """What the heading of a column says of it, or None where it is no such heading."""
    if " " not in text.strip():
        text = _JOINTS.sub(" ", text)
    bare = plain(text.replace("\n", " "))
    if (band := _band(bare) or _band(plain(text.split("\n")[0]))) is not None:
        return "criterion", band
    if len(bare) > 130 or (number_of(text.strip()) is not None and len(bare) > 30):
        return None
    heading = heading_of(text.replace("\n", " "))
    section = heading.section if isinstance(heading, Heading) else ""
    if section in ("outcomes", "both"):
        return "outcome", ""
    if section in ("criteria", "evidence", "performance"):
        return "criterion", ""
    if section == "range":
        return "range", ""
    number = number_of(text.strip())
    if number is not None and number.kind == "criterion" and not number.rest:
        return "criterion", f"#{number.ref}"  # the first, second … of each outcome: AC1, AC2
    if _NUMBER.fullmatch(bare):
        return "number", ""
    if _OF_OUTCOME.match(bare) and len(bare) < 60:
        return "outcome", ""
    if _OF_CRITERION.match(bare) and len(bare) < 60:
        return "criterion", ""
    if section in ("indicative_content", "guidance", "knowing") or _GUIDANCE.fullmatch(bare):
        return "guidance", ""
    if re.fullmatch(r"level \d", bare):
        return LEVEL
    if (field := label_of(text)) is not None and field != "type" and len(bare) < 40:
        return "value", field
    if (_ASIDE.fullmatch(bare) and len(bare) < 50) or re.fullmatch(r"\d|y|n", bare):
        return "aside", ""
    return None


def _band(bare: str) -> str | None:
    """The grade band that a head names, alone or with how each of its criteria begins."""
    if len(bare) >= 70 and not _BAND_STEM.search(bare):
        return None
    return next((band for band in BANDS if _BAND_HEAD.sub("", bare).startswith(band)), None)
