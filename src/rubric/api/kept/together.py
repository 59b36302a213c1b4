"""Many files read at once: what is known of each by itself comes from a cache, or is made here.

Only specifications have entries. Everything else is read as ever: a portfolio is in no cache,
and what the checks of others depend on is a part of every key.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from rubric.api.alone import Alone
from rubric.api.files import shown
from rubric.api.gathering import Gathered, Running
from rubric.api.kept.around import is_around
from rubric.api.kept.entry import read_entry
from rubric.api.kept.making import AroundTexts, Asked, made
from rubric.api.kept.store import Store, key_of
from rubric.load import Document, document_of
from rubric.model import EvidenceRules, Specification
from rubric.sources import Located, decoded

#: what a file says that may have an entry; the checks of others may depend on a standard
_MAY_HAVE_ENTRY = re.compile(r"^kind:[ \t]*[\"']?(?:unit|marking_guide|checklist)\b", re.MULTILINE)


def read_together(
    files: Collection[Path], every: Sequence[Path], running: Running
) -> Gathered | None:
    """Return the documents of a check with what is known of specifications by themselves.

    Args:
        files: those that are checked.
        every: all that are at hand, these among them, in the order of a library.
        running: how they are gone through.

    Returns:
        None where a file turns out to be one on which the checks of others depend.

    """
    here = set(files)
    texts = {file: decoded(file, shown(file)) for file in every}
    asked: dict[Path, Asked] = {}
    documents: dict[Path, Document] = {}
    for file, text in texts.items():
        if isinstance(text, Located):
            documents[file] = Document(shown(file), problems=(text,))
        elif _MAY_HAVE_ENTRY.search(text):
            asked[file] = Asked(text, shown(file), file in here)
        else:
            documents[file] = document_of(text, shown(file))
    around = [(str(texts[file]), d.name) for file, d in documents.items() if is_around(d)]
    entries, not_kept = _entries(list(asked.values()), around, running)
    alone: dict[str, Alone] = {}
    for (file, one), entry in zip(asked.items(), entries, strict=True):
        found = None if entry is None else read_entry(entry, one.text, one.name)
        documents[file] = document_of(one.text, one.name) if found is None else found[0]
        if found is None and is_around(documents[file]):
            return None
        if found is not None:
            alone[one.name] = found[1]
    if _read_whole(documents, asked, alone):
        return None
    checked = tuple(documents[file] for file in files)
    return Gathered(checked, tuple(documents[file] for file in every), alone, not_kept)


def _entries(
    asked: Sequence[Asked], around: AroundTexts, running: Running
) -> tuple[list[bytes | str | None], str]:
    """Return the entry of each text, and why new ones could not be kept."""
    total = len(asked)
    if running.cache is None:
        return [*made(asked, around, running.jobs, _told(running, 0, total))], ""
    store = Store(running.cache)
    surrounded = key_of(*(text for text, _ in around))
    keys = [key_of(surrounded, one.text, str(one.closely)) for one in asked]
    found: list[bytes | str | None] = [store.get(key) for key in keys]
    missing = [at for at, entry in enumerate(found) if entry is None]
    new = made(
        [asked[at] for at in missing],
        around,
        running.jobs,
        _told(running, total - len(missing), total),
    )
    for at, entry in zip(missing, new, strict=True):
        found[at] = entry
    kept = {keys[at]: entry for at, entry in zip(missing, new, strict=True) if entry is not None}
    return found, store.put(kept, keys)


def _told(running: Running, before: int, total: int) -> Callable[[int], None]:
    """What is called with how many more are done, and tells how many of all are."""
    progress = running.progress
    if progress is None:
        return lambda _: None
    return lambda done: progress(before + done, total)


def _read_whole(
    documents: dict[Path, Document], asked: Mapping[Path, Asked], alone: dict[str, Alone]
) -> bool:
    """Read those again that share an id and version; True if others depend on one of them.

    Whether two of them are the same is told by all that they say, names of people too, which
    no entry has.
    """
    by_reference: dict[tuple[str, str], list[Path]] = {}
    for file, document in documents.items():
        if isinstance(document.value, (Specification, EvidenceRules)):
            key = (document.value.id, document.value.version)
            by_reference.setdefault(key, []).append(file)
    for sharing in by_reference.values():
        different = len(sharing) > 1 and len({_text(file, asked) for file in sharing}) > 1
        if different and any(is_around(documents[file]) for file in sharing):
            return True
        for file in sharing if different else ():
            if file in asked:
                documents[file] = document_of(asked[file].text, asked[file].name)
                alone.pop(asked[file].name, None)
    return False


def _text(file: Path, asked: Mapping[Path, Asked]) -> str | Path:
    return asked[file].text if file in asked else file
