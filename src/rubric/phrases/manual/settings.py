"""Manual pages of the codes about how the checks are set (RUB79x)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT

_RULE = """\
        sufficient: {items: 2}
"""


def _with(comment: str) -> str:
    """Return a unit with a rule that has no basis, below a comment."""
    return UNIT + f"        {comment}\n" + _RULE


_RIGHT = _with("# rubric: ignore RUB310 because the source gives none")


def _settings(wrong: str, right: str, why: str) -> Page:
    return Page(why, wrong, right, {"unit.yaml": UNIT}, name="rubric.toml")


SETTINGS_PAGES: Mapping[str, Page] = {
    "ignore-without-reason": Page(
        "A warning that is ignored without a reason looks like one that was overlooked. Whoever "
        "checks the unit next has to see why it may stay.",
        _with("# rubric: ignore RUB310"),
        _RIGHT,
    ),
    "ignore-of-unknown-code": Page(
        "The comment is meant to ignore a problem, and names none that there is. The warning "
        "would still be told, and nobody would see why.",
        _with("# rubric: ignore RUB31 because the source gives none"),
        _RIGHT,
    ),
    "unused-ignore": Page(
        "What the comment ignores is not there, or no longer. Left where it is, it would hide the "
        "next problem of its kind.",
        _with("# rubric: ignore RUB310 because the source gives none") + "        basis: wording\n",
        _RIGHT,
    ),
    "ignore-of-error": Page(
        "A file with an error cannot be used, whatever a comment says of it. Only warnings and "
        "advice can be ignored.",
        _with("# rubric: ignore RUB203, RUB310 because the source gives none"),
        _RIGHT,
    ),
    "ignore-not-understood": Page(
        "The comment looks like one that ignores a problem, and is written in another way, so it "
        "does nothing. It stands on a line of its own above the spot.",
        _with("# rubric: ignored RUB310 because the source gives none"),
        _RIGHT,
    ),
    "settings-not-read": _settings(
        '[check]\nselect = ["RUB3"\n',
        '[check]\nselect = ["RUB3"]\n',
        "Settings are written as TOML. Where it cannot be read, nothing in the file is used, and "
        "the checks run as if it were not there.",
    ),
    "unknown-setting": _settings(
        '[check]\nignroe = ["RUB310"]\n',
        '[check]\nignore = ["RUB310"]\n',
        "A setting that is misspelt would be passed over, and the checks would run otherwise than "
        "somebody believes.",
    ),
    "bad-setting": _settings(
        '[check]\nstrict = "yes"\n',
        "[check]\nstrict = true\n",
        "The setting has a value that cannot be used, so the checks run as if it were not there.",
    ),
}
