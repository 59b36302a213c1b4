"""Pages for two pairs of eyes."""

from collections.abc import Mapping

PROOF: Mapping[str, str] = {
    "proof.title": "for two pairs of eyes",
    "proof.how": "Somebody other than the person who encoded it compares each line with the "
    "source, ticks it, and signs below. What differs is put right in the file, and this page made "
    "again. Whether the source itself is right is not asked here: it is kept to the letter.",
    "proof.how_changes": "Two people go through what changed from one version to the next, tick "
    "each line, and sign below.",
    "proof.counts": "Of the wording here {same} stand in the source word for word, {otherwise} in "
    "other words, and {missing} were not found. Words on {left:line|lines} of the source are "
    "nowhere in the file.",
    "proof.marks": "What only the source has is struck through; what only the file has is "
    "underlined.",
    "proof.no_source": "The source was not at hand when this page was made: have it beside you.",
    "proof.facts": "Facts",
    "proof.fact": "Fact",
    "proof.value": "In the file",
    "proof.ref": "Ref",
    "proof.line": "Line",
    "proof.in_source": "In the source",
    "proof.encoded": "In the file, and what is asked",
    "proof.compared": "✓",
    "proof.box": "box to tick once it has been compared",
    "proof.not_stated": "Said to be blank in the source",
    "proof.everywhere": "Asked everywhere",
    "proof.whole": "The rest",
    "proof.combination": "The rules of combination are the source's own, and stand here in words "
    "of rubric: compare what they ask for, not how it is said.",
    "proof.rule": "in words of rubric",
    "proof.group": "Group {ref}",
    "proof.guidance": "(guidance, not a criterion)",
    "proof.equivalent": "equivalent",
    "proof.range": "range item",
    "proof.level": "level",
    "proof.at": "line {line}",
    "proof.differs": "differs; line {line}",
    "proof.not_found": "not found in the source",
    "proof.left": "In the source, and not in the file",
    "proof.left_how": "The marked words stand nowhere in the file. Labels, headings and page "
    "numbers may be left out; a criterion, a rule or a fact may not.",
    "proof.left_nothing": "Everything in the source is in the file.",
    "proof.unchanged": "The same in both: {references:comma}",
    "proof.signed": "Signed",
    "proof.name": "Name",
    "proof.date": "Date",
    "proof.signature": "Signature",
    "proof.encoded_by": "Encoded by",
    "proof.checked_by": "Checked by",
    "proof.paste": "What was compared",
    "proof.paste_how": "Once everything is ticked, put these lines into the file under source:, "
    "with checked_by and checked_on. From then on rubric check says what has changed since.",
    "proof_decisions.carried": "decisions on it carry over",
    "proof_decisions.again": "to be judged again",
    "proof_decisions.gone": "decisions on it do not carry over",
}
