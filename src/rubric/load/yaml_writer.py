"""YAML as we write it: whatever reads it, YAML 1.1 or 1.2, finds the same text in every value."""

import re
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from rubric.load.plain_data import plain_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rubric.model import EvidenceRules, Portfolio, Specification
    from rubric.model.opportunities import Opportunities
    from rubric.model.qualification import Qualification
    from rubric.model.sampling import SamplingPlan

    File = Specification | EvidenceRules | Portfolio | Qualification | Opportunities | SamplingPlan

#: what some reader takes for a number, a time or a date: 1.10, 12:30, 1e3, 0o7, 2026-02-17, .inf
_NUMBER = re.compile(r"[-+]?[.\d][\da-fox_.,:+\-tz ]*|[-+]?\.(inf|nan)", re.ASCII | re.IGNORECASE)
#: what some reader takes for yes or no, or for nothing at all
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "~", "=", "<<"})
#: a text that no reader takes for anything else: it starts like one and holds no mark of YAML
_PLAIN = re.compile(r"[\w(“‘£€](?:[^\n:#]|(?<=[^\s])#|(?<=\d):(?=\d)|:(?=//))*")
#: characters that have to be spelled out: controls, line ends of other systems, byte-order marks
_UNSEEN = re.compile(
    r"[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def to_yaml(value: "File") -> str:
    """Return a value as the text of a file of ours, which reads back as an equal value.

    Wording is kept to the letter. Whatever another reader would take for a
    number, a date, yes or no, or nothing stands in quotes; text that YAML would
    stumble over stands below its field, as `text: >-` or line by line as `|-`.

    >>> from rubric.model import EvidenceRules
    >>> rules = EvidenceRules(format="rubric/1", kind="evidence_rules", id="house", version="1.10")
    >>> print(to_yaml(rules), end="")
    format: rubric/1
    kind: evidence_rules
    id: house
    version: '1.10'

    Raises:
        UnicodeEncodeError: `external` holds half of a character, which no file can.
    """
    return plain_to_yaml(plain_data(value))


def plain_to_yaml(data: "Mapping[str, Any]") -> str:
    """Return mappings, lists and text as the text of a file, in the order in which they stand.

    Raises:
        UnicodeEncodeError: a text holds half of a character, which no file can.
    """
    written: str = yaml.dump(
        data,
        Dumper=_Writer,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=float("inf"),
    )
    return written


def to_flow(value: Any) -> str:
    """Return plain data on one line, for our own reader alone, which takes every value for text.

    >>> to_flow({"hours": "12", "once_per": "occasion"})
    '{hours: 12, once_per: occasion}'
    """
    written: str = yaml.dump(
        value,
        Dumper=_OnOneLine,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=float("inf"),
    )
    return written.rstrip("\n")


def is_taken_for_another(text: str) -> bool:
    """Return whether some reader may take a text without quotes for anything but that text.

    It is told by the shape of the text, so 1.1a counts too, which might be a hexadecimal number.

    >>> [word for word in ("1.10", "yes", "2026-02-17", "1.1a", "P1") if is_taken_for_another(word)]
    ['1.10', 'yes', '2026-02-17', '1.1a']
    """
    return text.casefold() in _WORDS or _NUMBER.fullmatch(text) is not None


class _Writer(yaml.SafeDumper):
    """PyYAML's emitter, with lists set in below their field and no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - the signature is PyYAML's
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


class _OnOneLine(_Writer):
    """The same without quotes where only another reader would need them."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # as PyYAML has it


def _style(text: str) -> str | None:
    """How a text is written: plain (None), in quotes, or below its field."""
    if _UNSEEN.search(text):
        return '"'
    if not text or is_taken_for_another(text):
        return "'"
    lines = text.split("\n")
    if any(line != line.strip() for line in lines) or not (lines[0] and lines[-1]):
        return "'" if len(lines) == 1 else '"'
    if len(lines) > 1:
        return "|"
    if _PLAIN.fullmatch(text):
        return None
    return ">" if " " in text else "'"


def _represented_text(writer: _Writer, text: str) -> yaml.ScalarNode:
    text.encode("utf-8")  # the emitter would spell half of a character out, and no reader take it
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _represented_nothing(writer: _Writer, _: None) -> yaml.ScalarNode:
    # `null` is a word to our reader; a blank is nothing to every reader
    return writer.represent_scalar("tag:yaml.org,2002:null", "")


_Writer.add_representer(str, _represented_text)
_OnOneLine.add_representer(str, yaml.representer.SafeRepresenter.represent_str)
_Writer.add_representer(type(None), _represented_nothing)
