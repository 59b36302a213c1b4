"""What the columns of sheets and logs are called: our headings, and what colleagues call the same.

Names of one column stand with `;` between them.
"""

from collections.abc import Mapping

#: what stands above the columns of a tracking sheet, `heading.TABLE.COLUMN`
_HEADINGS: Mapping[str, str] = {
    "heading.links.criterion": "Criterion",
    "heading.own.text": "What is to be shown",
    "heading.own.asked": "Asked for",
    "heading.own.entries": "Entries",
    "heading.own.total": "Total",
    "heading.items.id": "Evidence",
    "heading.items.title": "What it is",
    "heading.items.method": "Method",
    "heading.items.date": "Date",
    "heading.items.from": "First day",
    "heading.items.to": "Last day",
    "heading.items.source": "Source",
    "heading.items.occasion": "Occasion",
    "heading.items.site": "Site",
    "heading.items.witness": "Witness",
    "heading.items.observed_by": "Observed by",
    "heading.items.hours": "Hours",
    "heading.items.group": "Group work",
    "heading.items.own_contribution": "Own contribution",
    "heading.items.content": "File fingerprint (sha256)",
    "heading.items.supersedes": "Replaces evidence",
    "heading.items.withdrawn.date": "Withdrawn on",
    "heading.items.withdrawn.reason": "Why withdrawn",
    "heading.items.external": "Other system",
    "heading.links.item": "Evidence",
    "heading.links.at": "Where to look",
    "heading.links.parts": "Parts covered",
    "heading.links.range": "Range covered",
    "heading.links.note": "Note",
    "heading.declarations.covers": "Covers evidence",
    "heading.declarations.signed_by_learner": "Learner signed",
    "heading.declarations.confirmed_by": "Confirmed by",
    "heading.declarations.confirmed": "Confirmed on",
    "heading.decisions.id": "Decision number",
    "heading.decisions.criteria": "Criteria decided",
    "heading.decisions.judgement": "Judgement",
    "heading.decisions.assessor": "Assessor",
    "heading.decisions.date": "Decided on",
    "heading.decisions.evidence": "Evidence it rests on",
    "heading.decisions.feedback": "Feedback",
    "heading.decisions.fingerprints": "Wording judged",
    "heading.decisions.level": "Level reached",
    "heading.decisions.supersedes": "Replaces decision",
    "heading.decisions.action": "Action for learner",
    "heading.decisions.due": "Learner action due",
    "heading.decisions.countersigned.by": "Countersigned by",
    "heading.decisions.countersigned.date": "Countersigned on",
    "heading.decisions.override.reason": "Override reason",
    "heading.decisions.override.authorised_by": "Override authorised by",
    "heading.reviews.id": "Review number",
    "heading.reviews.of": "Decision reviewed",
    "heading.reviews.criteria": "Criteria reviewed",
    "heading.reviews.stage": "IQA stage",
    "heading.reviews.finding": "IQA outcome",
    "heading.reviews.iqa": "IQA by",
    "heading.reviews.date": "IQA date",
    "heading.reviews.action": "IQA action",
    "heading.reviews.due": "IQA action due",
    "heading.reviews.closed": "IQA action closed",
    "heading.exemptions.id": "Exemption number",
    "heading.exemptions.criteria": "Criteria exempted",
    "heading.exemptions.units": "Units exempted",
    "heading.exemptions.reason": "Reason",
    "heading.exemptions.award": "Award it rests on",
    "heading.exemptions.authorised_by": "Authorised by",
    "heading.exemptions.date": "Authorised on",
    "heading.people.id": "Person",
    "heading.people.role": "Role",
    "heading.people.name": "Name",
    "heading.registrations.learner": "Learner",
    "heading.registrations.registered": "Registered on",
    "heading.registrations.centre": "Centre",
    "heading.registrations.specification": "Unit",
    "heading.registrations.qualification": "Qualification",
    "heading.registrations.units": "Units registered",
    "heading.registrations.pathway": "Pathway",
    "heading.own.format": "Format",
    "heading.own.unit": "Unit on this sheet",
    "heading_of_measure": "Number of {name:whole}",
}
#: names that mean one column wherever they stand, `alias.TABLE.COLUMN`
_ALIASES: Mapping[str, str] = {
    "alias.registrations.learner": "Learner ref; Learner reference; Learner id; Learner number; "
    "Candidate; Candidate id; Candidate number; Student; Student id; Student number",
    "alias.registrations.registered": "Registered; Registration date; Date of registration; Date "
    "registered; Registration",
    "alias.registrations.centre": "Center; Centre number; Centre no; Centre id; Centre reference",
    "alias.registrations.specification": "Specification; Specification id; Spec; Unit reference; "
    "Unit ref; Unit id; Units",
    "alias.people.id": "Person id",
    "alias.items.id": "Evidence ref; Evidence reference; Evidence no; Evidence number; Evidence "
    "id; Portfolio ref; Portfolio reference; Item; Item id",
    "alias.items.title": "Title; Description; Evidence description; Evidence title",
    "alias.items.method": "Assessment method; Method of assessment; Evidence method; Type; "
    "Evidence type; Type of evidence",
    "alias.items.date": "Date of evidence; Evidence date; Date of assessment",
    "alias.items.source": "Evidence source; Source of evidence",
    "alias.items.occasion": "Session; Event; Occasion or session",
    "alias.items.site": "Place; Workplace site",
    "alias.items.witness": "Witnessed by; Witness name",
    "alias.items.observed_by": "Observer; Observed by assessor",
    "alias.items.hours": "Hrs; No of hours; Number of hours; Hours completed; Duration",
    "alias.links.item": "Evidence ref; Evidence reference; Evidence number; Evidence id; Item id",
    "alias.links.criterion": "AC; AC no; AC ref; AC number; Assessment criterion; Assessment "
    "criteria; Criteria; Criterion ref; Criterion reference; Criterion no; Criterion number; Ref; "
    "Check; PC; Performance criterion; Maps to",
    "alias.links.at": "Locator; Page; Pages; Page no; Page number; Location; Where in evidence; "
    "Place in evidence; Location in evidence",
    "alias.own.text": "Criterion text; Wording; Standard; The learner can",
    "alias.declarations.covers": "Items; Evidence; Evidence covered",
    "alias.declarations.signed_by_learner": "Declaration; Declaration signed; Declaration date; "
    "Learner declaration; Signed by learner; Learner signature date",
    "alias.declarations.confirmed_by": "Authenticity confirmed by; Declaration confirmed by; "
    "Confirmed by assessor",
    "alias.declarations.confirmed": "Confirmed; Authenticity confirmed; Date confirmed",
    "alias.decisions.id": "Decision id",
    "alias.decisions.criteria": "AC; ACs; Criterion; Assessment criteria",
    "alias.decisions.judgement": "Assessor judgement; Assessor judgment; Judgment; Decision; "
    "Assessor decision; Assessment decision; Result; Met",
    "alias.decisions.assessor": "Assessed by; Assessor name; Assessor initials; Assessor ref; "
    "Assessor id",
    "alias.decisions.date": "Decision date; Date decided; Date of decision; Date assessed; "
    "Assessment date; Judgement date; Date achieved",
    "alias.decisions.feedback": "Comments; Assessor feedback; Assessor comments",
    "alias.reviews.id": "Review id",
    "alias.reviews.of": "Decision; Decision id",
    "alias.reviews.criteria": "AC; ACs; Criterion; Assessment criteria",
    "alias.reviews.finding": "IQA; IQA decision; IQA finding; IQA result; IV outcome; IV decision",
    "alias.reviews.date": "IQA on; Date of IQA; IQA sampled on; Date sampled; IV date; Review "
    "date; Date of review",
    "alias.reviews.iqa": "IQA name; IQA initials; IQA id; Internal quality assurer; Internal "
    "verifier; IQAer; IV; IV name; Reviewed by; Sampled by",
    "alias.reviews.action": "Action required; IV action",
    "alias.reviews.due": "Action due; Due",
    "alias.reviews.closed": "Action closed; Closed; Date closed; IQA action closed on",
    "alias.exemptions.id": "Exemption id",
    "alias.exemptions.criteria": "AC; ACs; Criterion; Assessment criteria",
    "alias.exemptions.units": "Unit; Unit id; Unit ids; Units registered",
    "alias.exemptions.authorised_by": "Authorized by",
}
#: names that mean one column only where the rows of its table stand alone, as in a log
_ALONE: Mapping[str, str] = {
    "alias_alone.registrations.learner": "Learner name",
    "alias_alone.registrations.units": "Unit; Unit ids",
    "alias_alone.people.id": "Ref; Reference",
    "alias_alone.items.id": "Ref; Reference",
    "alias_alone.items.date": "Date assessed; Assessment date",
    "alias_alone.links.at": "Where",
    "alias_alone.declarations.signed_by_learner": "Signed; Signed on; Date signed",
    "alias_alone.decisions.id": "Ref; Reference",
    "alias_alone.decisions.judgement": "Outcome",
    "alias_alone.reviews.id": "Ref; Reference",
    "alias_alone.reviews.finding": "Outcome; Result",
    "alias_alone.reviews.iqa": "IQA",
    "alias_alone.exemptions.id": "Ref; Reference",
}
#: what a table is called, in the name of a file or a sheet of a log
_TABLES: Mapping[str, str] = {
    "alias_table.registrations": "Registration; Learners; Enrolments; Enrollments; Candidates",
    "alias_table.people": "Staff; Assessors; Persons",
    "alias_table.declarations": "Declaration; Authenticity",
    "alias_table.items": "Item; Evidence items",
    "alias_table.links": "Link; Mapping; Mappings; Maps",
    "alias_table.evidence": "Evidence log; Log; Evidence records; Evidence tracker",
    "alias_table.decisions": "Decision; Assessment decisions; Judgements; Judgments; Assessments",
    "alias_table.reviews": "Review; IQA; IQA reviews; Sampling; IQA sampling; Verification",
    "alias_table.exemptions": "Exemption; Credit transfer; RPL; Equivalences",
}
COLUMNS: Mapping[str, str] = {**_HEADINGS, **_ALIASES, **_ALONE, **_TABLES}
