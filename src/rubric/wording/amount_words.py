"""The words by which amounts are told: what makes a number one, and what it counts."""

import re

#: what makes a number the least that is asked for
AT_LEAST = (
    ("a", "minimum", "of"),
    ("minimum", "of"),
    ("minimum",),
    ("at", "least"),
    ("no", "fewer", "than"),
    ("not", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
)
#: after these a number is a limit, a name or a place, and asks for nothing
NO_AMOUNT_AFTER = frozenset(
    (
        *("within", "after", "before", "every", "each", "per", "next", "last", "past", "previous"),
        *("first", "than", "to", "maximum", "under", "over", "level", "levels", "grade", "figure"),
        *("table", "section", "chapter", "unit", "units", "step", "stage", "phase", "type", "part"),
        *("outcome", "criterion", "question", "act", "page", "version", "year", "category"),
        "class",
        *("regulation", "appendix", "standard", "since", "until", "by", "from", "between", "age"),
        *("aged", "mode", "key", "tier", "zone", "group", "band", "number", "no", "most"),
    )
)
#: "by two assessors", "before two witnesses" are amounts all the same
PEOPLE = frozenset({"assessors", "witnesses"})
#: after hours these make them a limit or a time of day
NO_HOURS_BEFORE = frozenset(
    (
        *("notice", "a", "per", "old", "before", "after", "later"),
        *("between", "apart", "prior", "beforehand", "without"),
    )
)
#: verbs of which the evidence is what somebody says: hours and people are of what it speaks of
TELLING = frozenset(
    (
        *("analyse", "compare", "define", "describe", "discuss", "evaluate", "explain"),
        *("identify", "justify", "list", "name", "outline", "recall", "state", "summarise"),
    )
)
#: words of what takes so long by itself, while nobody does anything
LASTS = frozenset(
    (
        *("charge", "charging", "chill", "cure", "curing", "dry", "drying", "kept", "leave"),
        *("left", "marinate", "prove", "soak", "stand", "stored"),
    )
)
#: what hours of evidence are called: "30 guided hours"
OF_LEARNING = frozenset(
    (
        *("clinical", "coaching", "contact", "directed", "guided", "learning", "logged"),
        *("placement", "practical", "practice", "supervised", "supported", "taught", "teaching"),
        *("verified", "work", "working"),
    )
)
#: what things are chosen from: "three from the list below"
A_LIST = frozenset({"following", "these", "those", "list", "listed", "below", "above"})
#: marks that make a number part of something longer
JOINED_BEFORE = frozenset("£$€#/:-–.×")
JOINED_AFTER = frozenset("%:/-–°×")
#: from where examples begin up to the end of what is looked at, unless they are over there
AMONG_EXAMPLES = re.compile(r"\b(?:e\.\s?g\.|eg\b|for example|for instance|such as)[^.;)]*\Z", re.I)
HOURS = frozenset({"hours", "hour", "hrs"})
SITES = frozenset(
    (
        *("places", "sites", "settings", "locations", "workplaces", "venues"),
        *("place", "site", "setting", "location", "workplace", "venue"),
    )
)
ITEMS = frozenset({"examples", "records", "pieces", "items", "samples", "logs"})
LISTED = frozenset({"following", "these", "below", "above", "listed"})
#: a measure of quantity, of which evidence is no collection
UNITS = frozenset(
    (
        *("years", "year", "months", "month", "weeks", "week", "minutes", "minute", "seconds"),
        *("mm", "cm", "m", "km", "kg", "g", "mg", "litres", "litre", "ml", "metres", "metre"),
        *("degrees", "pounds", "pence", "percent", "per", "cent", "am", "pm", "words", "volts"),
        *("v", "kv", "amps", "a", "w", "kw", "bar", "pages", "points", "marks", "credits"),
    )
)
#: words after a number at which what it counts is over
END_OF_COUNTED = frozenset(
    (
        *("and", "or", "to", "in", "on", "at", "for", "with", "by", "from", "that", "which", "who"),
        *("of", "a", "an", "the", "is", "are", "used", "using", "including", "as", "when", "where"),
    )
)
