"""What pages of HTML have in common: one file each, which needs nothing and allows nothing else.

The layout is Jinja's because it escapes every value by itself: no wording, however hostile, gets
into a page as anything but text. The style sheet and the script of a page are allowed by their
digests, so that no other could run whatever the records hold. It is an extra, since most people
need no page.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.phrases import visible
from rubric.report.sentences import Sentences

if TYPE_CHECKING:
    from jinja2 import Environment

#: what has to be installed to write pages
EXTRA = "rubric-engine[html]"
#: a day as it is written everywhere
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
#: what a sentence quotes
_QUOTED = re.compile(r"`([^`]+)`")
_TEMPLATES = Path(__file__).parent / "templates"


class TemplatesMissing(RuntimeError):
    """What writes pages is an extra, and not installed here; the text says what to install."""


def render_page(
    template: str,
    title: str,
    language: str = "en",
    *,
    styles: Sequence[str] = (),
    heads: str = "",
    script: str = "",
    **values: object,
) -> str:
    """Return a page of HTML that stands by itself.

    Args:
        template: which one, by its name; each has the base of all pages.
        title: of the page.
        language: of the sentences.
        styles: style sheets beside the one that every page has, by their names.
        heads: rules of a style sheet that are made for this page, as `head_rule` makes them.
        script: the script that it runs, by its name; without one it runs none.
        values: what the template shows.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    templates = environment()

    def text(name: str) -> str:
        return templates.get_template(f"{name}.j2").render() if name else ""

    style = "".join(map(text, ("style.css", *styles))) + heads
    runs = text(script)
    page = templates.get_template(f"{template}.html.j2").render(
        title=title,
        language=language,
        say=Sentences(language).say,
        allowed={"style": hashed(style), "script": hashed(runs)},
        # of our own making: every value in them is escaped by what made them
        style=_trusted(style),
        script=_trusted(runs),
        **values,
    )
    return page + "\n"


@cache
def environment() -> "Environment":
    """Return what makes pages of the templates.

    Control characters, and those that change the direction of what follows, are written as
    visible escapes wherever a value goes into a page.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise TemplatesMissing(EXTRA) from None
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
    )
    made.filters["coded"] = _coded
    made.filters["days"] = _days
    return made


def hashed(text: str) -> str:
    """Return a text's digest, by which a content security policy allows it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def head_rule(name: str, told: str) -> str:
    """Return the rule of a style sheet that puts a head on printed pages of a name; "" is all."""
    return f"@page {name}{{@top-left{{content:{css_string(told)}}}}}\n"


def css_string(text: str, longest: int = 120) -> str:
    r"""Return text as a string of a style sheet; everything but plain letters stands as its number.

    >>> css_string("</style>")
    '"\\3c \\2f style\\3e "'
    """
    told = visible(" ".join(text.split()))
    told = told if len(told) <= longest else told[: longest - 1] + "…"
    escaped = (
        char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} "
        for char in told
    )
    return f'"{"".join(escaped)}"'


def _coded(sentence: str) -> object:
    """What a sentence quotes in backticks, as code; for messages, since wording keeps its own."""
    from markupsafe import Markup, escape

    pieces = (escape(visible(piece)) for piece in _QUOTED.split(sentence))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if at % 2 else piece
        for at, piece in enumerate(pieces)
    )


def _days(text: str) -> object:
    """A text in which no day is cut in two by the end of a line."""
    from markupsafe import Markup, escape

    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(visible(text)))))


def _safe(value: object) -> object:
    # what is marked up already is of our own making
    return visible(value) if type(value) is str else value


def _trusted(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)
