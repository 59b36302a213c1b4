"""What copying brings along, and what is no wording of the unit."""

from collections.abc import Mapping
from random import Random

from tests.quality.library import Unit
from tests.quality.planting import FAULTS, Plant, Planted, changed, chosen, simple

_DAMAGE: Mapping[str, tuple[str, str, str]] = {
    "an apostrophe of three characters": (
        "broken-characters",
        " for the client’s visit".replace("’", "â€™"),
        "â€™",
    ),
    "a dash of three characters": ("broken-characters", " â€“ in brief", "â€“"),
    "an accent of two characters": ("broken-characters", " in a cafÃ©", "Ã©"),
    "a space of two characters": ("broken-characters", "Â\u00a0at work", "Â"),
    "a character that could not be read": (
        "broken-characters",
        " for the client\ufffds visit",
        "\ufffd",
    ),
    "a non-breaking space": ("hidden-character", " at\u00a0work", "\u00a0"),
    "a soft hyphen": ("hidden-character", " in the organi\u00adsation", "\u00ad"),
    "a space of no width": ("hidden-character", " at\u200bwork", "\u200b"),
    "two letters joined in one sign": ("hidden-character", " at the o\ufb03ce", "\ufb03"),
    "letters lost: qualificaon": ("lost-letters", " for the qualificaon", "qualificaon"),
    "letters lost: speci c": ("lost-letters", " in a speci c place", "speci c"),
    "letters lost: idenfy": ("lost-letters", " to idenfy it", "idenfy"),
    "a hyphen of the end of a line": ("word-broken-by-hyphen", " in the organi- sation", "organi-"),
    "the next criterion run on without a space": (
        "words-run-together",
        " at workExplain it",
        "workExplain",
    ),
    "Range run into its first item": ("words-run-together", ". Rangefive of these", "Rangefive"),
    "a bullet inside": ("bullet-in-wording", " • at work • at home", "•"),
    "a middle dot inside": ("bullet-in-wording", " · at work · at home", "·"),
    "a page number": ("text-of-the-page", " Page 3 of 12", "Page 3 of 12"),
    "a copyright line": ("text-of-the-page", " © 2019 Example Awards", "©"),
    "a cookie banner": ("text-of-the-page", " This site uses cookies", "site uses cookies"),
    "a notice against copying": (
        "text-of-the-page",
        " You cannot copy content of this page",
        "You cannot",
    ),
    "a mark of a reviewer": ("text-of-the-page", " ✅ MATCHES OUR MODULE", "✅"),
    "an address of the web": ("text-of-the-page", " https://example.org/unit", "https:"),
}


def _appended(more: str, words: str) -> Plant:
    def plant(unit: Unit, random: Random) -> Planted | None:
        node = chosen(random, simple(unit))
        if node is None:
            return None
        node.text += more
        return Planted(node, "text", words, also=("several-verbs", "bullet-in-wording"))

    return plant


FAULTS |= {name: (slug, _appended(more, w)) for name, (slug, more, w) in _DAMAGE.items()}
changed("bullet-in-wording", "a bullet at the beginning", lambda t: f"• {t}", "•")
changed(
    "label-as-wording",
    "a heading in the place of wording",
    lambda _: "Assessment criteria:",
    "Assessment",
    also=("list-not-there", "no-command-verb"),
)
changed("nothing-as-value", "N/A as a criterion", lambda _: "N/A", "N/A")
changed("guidance-as-criterion", "an example as a criterion", lambda t: f"e.g. {t.lower()}", "e.g.")
changed(
    "guidance-as-criterion",
    "possible evidence as a criterion",
    lambda _: "Evidence may include a plan, letters or photographs",
    "Evidence may",
)
changed("guidance-as-criterion", "a note as a criterion", lambda t: f"Note: {t}", "Note:")
changed(
    "guidance-as-criterion",
    "advice to tutors as a criterion",
    lambda _: "Tutors should be encouraged to arrange a visit",
    "Tutors should",
)


def _fact(name: str, value: str) -> Plant:
    def plant(unit: Unit, _: Random) -> Planted | None:
        if unit.facts.get("language"):
            return None
        unit.facts[name] = value
        return Planted(None, name, value)

    return plant


FAULTS["N/A as the purpose"] = ("nothing-as-value", _fact("purpose", "N/A"))
FAULTS["to be confirmed as the owner"] = ("nothing-as-value", _fact("owner", "TBC"))
FAULTS["a dash as the number of the unit"] = ("nothing-as-value", _fact("unit_number", "–"))
