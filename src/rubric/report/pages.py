"""What pages have in common: templates that escape every value, and what has to be installed.

The layout is Jinja's because it escapes every value by itself: no wording, however hostile, gets
into a page as anything but text. It is an extra, since most people need no page.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.phrases import visible

if TYPE_CHECKING:
    from jinja2 import Environment

#: what has to be installed to write pages
EXTRA = "rubric-engine[html]"


class TemplatesMissing(RuntimeError):
    """What writes pages is an extra, and not installed here; the text says what to install."""


@cache
def environment(folder: Path) -> "Environment":
    """Return what makes pages of the templates in a folder.

    Control characters, and those that change the direction of what follows, are written as
    visible escapes wherever a value goes into a page.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise TemplatesMissing(EXTRA) from None
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
    )


def _safe(value: object) -> object:
    # what is marked up already is of our own making
    return visible(value) if type(value) is str else value
