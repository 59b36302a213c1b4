"""The zones of a document: what the lines are about, as the last heading said."""

#: where outcomes and criteria stand
STRUCTURE = ("outcomes", "criteria", "both")
#: where guidance stands
GUIDANCE = (
    "indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance", "knowing",
    "skills", "behaviours", "evidence",
)  # fmt: skip
