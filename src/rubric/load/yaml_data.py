"""Events to plain data, in one loop with nothing done twice: this is where the speed is."""

from typing import Any, NamedTuple, TypeAlias

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from rubric.load.wording_fields import WordingFields
from rubric.phrases import phrase

#: mappings and lists inside one another; a specification needs about ten
MOST_NESTED = 40

Data: TypeAlias = dict[str, "Data"] | list["Data"] | str | None


class LibyamlMissing(Exception):
    """PyYAML stands here without its C parser, and the slow one is never used silently."""

    def __init__(self) -> None:
        super().__init__(phrase("libyaml-missing"))


class Reading(NamedTuple):
    """What came of the events: the data, and whether a closer look is called for."""

    data: Data
    events: list[Any]
    is_odd: bool
    is_too_deep: bool
    error: Exception | None


def _parser(text: str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise LibyamlMissing from error
    return CParser(text)


class _Refused:
    """Stands for a key that is not taken; each is equal to itself only."""


def events_read(text: str, wording: WordingFields) -> Reading:
    """Return the data of a text, read in one loop with nothing done twice."""
    texts, lists = wording.texts, wording.lists
    events: list[Any] = []
    keep = events.append
    refused: list[tuple[dict[Any, Any], _Refused]] = []
    top: list[Any] = []
    #: the container being filled, and the key that it stands under itself
    here: Any = top
    in_mapping = False
    key: Any = None
    under: Any = None
    outside: list[tuple[Any, bool, Any, Any]] = []
    is_odd = is_too_deep = False
    n_documents = 0
    problem: Exception | None = None
    try:
        for event in iter(_parser(text).get_event, None):
            keep(event)
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if not value and not event.style:
                    value = None
                    is_odd = True
                if event.anchor is not None or event.tag is not None:
                    is_odd = True
                if not in_mapping:
                    here.append(value)
                elif key is None:
                    key = value
                    if not key or key in here or (key == "<<" and not event.style):
                        is_odd = True
                        key = _Refused()
                        refused.append((here, key))
                else:
                    here[key] = value
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    is_odd = True
                new: Any = {} if kind is MappingStartEvent else []
                if not in_mapping:
                    here.append(new)
                    is_odd = is_odd or under in lists
                elif key is None:
                    is_odd = True
                    key = _Refused()
                    refused.append((here, key))
                    outside.append((here, in_mapping, key, under))
                    here, in_mapping, under, key = new, kind is MappingStartEvent, None, None
                    continue
                else:
                    here[key] = new
                    is_odd = is_odd or key in texts or (key in lists and event.flow_style)
                outside.append((here, in_mapping, None, under))
                here, in_mapping, under, key = new, kind is MappingStartEvent, key, None
                if len(outside) > MOST_NESTED:
                    is_odd = is_too_deep = True
                    break
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here, in_mapping, key, under = outside.pop()
            elif kind is AliasEvent:
                is_odd = True
                if not in_mapping:
                    here.append(f"*{event.anchor}")
                elif key is None:
                    key = _Refused()
                    refused.append((here, key))
                else:
                    here[key] = f"*{event.anchor}"
                    key = None
            elif kind is DocumentStartEvent:
                n_documents += 1
                if n_documents > 1:
                    is_odd = True
                    break
                is_odd = is_odd or bool(event.version or event.tags)
    except (YAMLError, UnicodeEncodeError) as error:
        problem = error
    for mapping, unused in refused:
        mapping.pop(unused, None)
    return Reading(top[0] if top else None, events, is_odd, is_too_deep, problem)
