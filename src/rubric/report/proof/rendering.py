"""Pages for two pairs of eyes as HTML.

The layout is Jinja's because it escapes every value by itself: no wording, however hostile, gets
into a page as anything but text. It is an extra, since most people need no page.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.report.proof.changes_sheet import ChangesSheet
from rubric.report.proof.sheet import Sheet
from rubric.report.sentences import Sentences

if TYPE_CHECKING:
    from jinja2 import Environment

#: what has to be installed to write pages
EXTRA = "rubric-engine[html]"


class TemplatesMissing(RuntimeError):
    """What writes pages is an extra, and not installed here; the text says what to install."""


def render_proof(sheet: Sheet | ChangesSheet, language: str = "en") -> str:
    """Return a page of its own: no scripts, and nothing from elsewhere.

    Args:
        sheet: of a specification, or of what changed in a new version.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    template = "changes.html.j2" if isinstance(sheet, ChangesSheet) else "specification.html.j2"
    page = _environment().get_template(template)
    return page.render(sheet=sheet, say=Sentences(language).say, language=language) + "\n"


@cache
def _environment() -> "Environment":
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise TemplatesMissing(EXTRA) from None
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
