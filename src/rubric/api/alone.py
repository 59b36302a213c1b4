"""What is known of a specification by itself, whatever other specifications are at hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rubric.sources import Located

Problems = tuple[Located, ...]


class Alone(NamedTuple):
    """Problems of one specification that no other specification has a part in."""

    #: what every library says of it
    checked: Problems
    #: what is worth a look in its facts
    facts: Problems = ()
    #: and in its rules, which are looked at where it is sound
    rules: Problems = ()
    #: what looks wrong in its wording
    wording: Problems = ()


#: by the name of the document
NOTHING_KNOWN: Mapping[str, Alone] = MappingProxyType({})
