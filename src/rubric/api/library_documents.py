"""The documents of a library: every file of its folders, and house rules beside them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from rubric.api.documents import documents_of
from rubric.api.files import library_files, shown, yaml_files
from rubric.diagnostics import Diagnostic, codes
from rubric.load import Document, load_document
from rubric.model import EvidenceRules
from rubric.sources import located


def read_library(
    folders: Iterable[str | Path],
    known: Mapping[Path, tuple[Document, ...]],
    *,
    builtin: bool | Collection[str] = True,
) -> Iterator[Document]:
    """Yield every document of a library, each file once.

    Args:
        folders: folders and files, as for `Library.load`.
        known: documents that have been read already, by resolved path.
        builtin: whether the built-in folder comes first; or the ids of which alone it is read.
    """
    for file in library_files(folders, builtin=builtin):
        yield from known.get(file) or documents_of(file, shown(file))


def rules_documents(
    rules: str | Path | EvidenceRules | Iterable[str | Path | EvidenceRules],
) -> Iterator[Document]:
    """Yield house rules that stand beside the folders; a file of another kind is told."""
    for one in (rules,) if isinstance(rules, (str, Path, EvidenceRules)) else rules:
        if isinstance(one, EvidenceRules):
            yield Document(f"{one.id}@{one.version}", one.kind, one)
            continue
        for file in yaml_files(Path(one)):
            document = load_document(file.resolve(), shown(file.resolve()))
            if isinstance(document.value, EvidenceRules) or document.value is None:
                yield document
            else:
                arguments = {"found": str(document.kind), "wanted": "evidence_rules"}
                problem = Diagnostic(codes.WRONG_KIND_HERE, ("kind",), arguments)
                yield Document(document.name, problems=(located(problem, document.place),))
