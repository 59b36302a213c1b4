"""Documents that are archives inside, and what is said of one that cannot be unpacked."""

from rubric.diagnostics import Argument, Code, codes
from rubric.sources import archives
from rubric.sources.archives import ArchiveFault, CheckedArchive, Limits
from rubric.sources.documents.refusing import Refused, told
from rubric.sources.places import Located

#: a handbook of 500 pages has half a million elements; a library takes 130 bytes and more for each
MOST_ELEMENTS = 2_000_000


def checked_archive(data: bytes, shown_as: str, elements: int = MOST_ELEMENTS) -> CheckedArchive:
    """Return an archive that can be unpacked without harm; pictures and macros are left out.

    Args:
        data: the file.
        shown_as: the file as a person named it.
        elements: of XML that it may have.

    Raises:
        Refused: it is damaged or encrypted, unpacks to too much, or its XML defines entities.
    """
    try:
        return archives.checked_archive(data, Limits(elements=elements))
    except ArchiveFault as fault:
        raise refusal(fault, shown_as) from fault


def refusal(fault: ArchiveFault, shown_as: str) -> Refused:
    """Return how a document is refused for a fault of its archive."""
    codes_of: dict[str, Code] = {
        "damaged": codes.DOCUMENT_DAMAGED,
        "encrypted": codes.DOCUMENT_ENCRYPTED,
        "entities": codes.DOCUMENT_ENTITIES,
    }
    if fault.why in codes_of:
        return Refused(told(codes_of[fault.why], shown_as))
    limit: dict[str, Argument] = {"part": fault.why, "limit": fault.limit}
    return Refused(told(codes.DOCUMENT_UNPACKS, shown_as, **limit))


def remarks_on(checked: CheckedArchive, shown_as: str) -> tuple[Located, ...]:
    """Return what is said of an archive that is read: macros are passed over."""
    return (told(codes.HAS_MACROS, shown_as),) if checked.macros else ()
