"""The page of one learner, of several, or of a qualification, as HTML.

Everything is in the file, and its content security policy allows nothing else: the style sheet and
the script are allowed by their hashes, so that no other could run whatever the records hold.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from rubric.report.html.page import page_of
from rubric.report.html.running import running_heads
from rubric.report.pages import environment
from rubric.report.sentences import Sentences
from rubric.report.view.learner import LearnerSaid

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(learners: Sequence[LearnerSaid], language: str = "en") -> str:
    """Return the reports of one learner or several as a page of its own.

    Args:
        learners: what is said of each.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    templates = environment(_TEMPLATES)
    page = page_of(learners, language)
    style = templates.get_template("style.css.j2").render() + running_heads(page)
    script = templates.get_template("filters.js.j2").render()
    told = templates.get_template("page.html.j2").render(
        page=page,
        say=Sentences(language).say,
        language=language,
        allowed={"style": hashed(style), "script": hashed(script)},
        # of our own making: every value in them is escaped by what made them
        style=trusted(style),
        script=trusted(script),
    )
    return told + "\n"


def hashed(text: str) -> str:
    """Return a text's digest, by which a content security policy allows it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def trusted(text: str) -> object:
    """Return a text of our own making, which is not escaped any more."""
    from markupsafe import Markup

    return Markup(text)
