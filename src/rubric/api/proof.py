"""Pages for two pairs of eyes: of a specification beside its source, and of a new version."""

from datetime import date
from pathlib import Path

from rubric.api.files import shown
from rubric.api.library import Library
from rubric.api.qualifications import unit_shown
from rubric.diagnostics import Diagnostic
from rubric.model import EvidenceRules, Specification
from rubric.model.qualification import Qualification
from rubric.report.proof.award_sheet import award_sheet
from rubric.report.proof.changes_sheet import changes_sheet
from rubric.report.proof.matching import SourceText
from rubric.report.proof.rendering import render_proof
from rubric.report.proof.sheet import proof_sheet
from rubric.report.proof.source_text import source_words
from rubric.rules.changes import Comparison
from rubric.sources import Located
from rubric.sources.text import decoded

#: endings of the sources that can be laid beside a specification; whether each is Markdown
READABLE = {".txt": False, ".text": False, ".md": True, ".markdown": True}


def read_source(path: Path) -> SourceText | Diagnostic | None:
    """Return the text of a source document.

    Returns:
        None where it is no kind of document that can be read, by its ending; a diagnostic
        where it cannot be read as text.
    """
    markdown = READABLE.get(path.suffix.casefold())
    if markdown is None:
        return None
    text = decoded(path, shown(path.resolve()))
    if isinstance(text, Located):
        return text.diagnostic
    return SourceText(source_words(text, markdown=markdown))


def proof(
    specification: Specification,
    library: Library,
    source: SourceText | None = None,
    rules: EvidenceRules | None = None,
    language: str = "en",
) -> str:
    """Return the page on which two people compare a specification with its source, as HTML.

    Args:
        specification: of the library.
        library: where its house rules are looked up.
        source: the text of the document, where it is at hand.
        rules: evidence rules for one run, as for `evaluate`.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    resolved = library.resolved(specification, rules)
    return render_proof(proof_sheet(specification, resolved, source, language), language)


def proof_of_qualification(
    qualification: Qualification,
    library: Library,
    on: date,
    source: SourceText | None = None,
    language: str = "en",
) -> str:
    """Return the page on which two people compare a qualification with its source, as HTML.

    Args:
        qualification: of the library.
        library: where its units are looked up.
        on: the day on which they are shown, where one has several versions.
        source: the text of the document, where it is at hand.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    sheet = award_sheet(
        qualification, lambda named: unit_shown(library, named, on), source, language
    )
    return render_proof(sheet, language)


def proof_of_changes(comparison: Comparison, wording: str = "en", language: str = "en") -> str:
    """Return the page on which two people go through what changed, as HTML.

    Args:
        comparison: of two versions.
        wording: the language of the new version's wording.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    return render_proof(changes_sheet(comparison, wording, language), language)
