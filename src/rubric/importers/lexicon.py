"""The words by which documents label the facts of a unit and head their sections, as data."""

import re

#: field of a specification → what documents call it, as whole labels without their brackets
LABELS: dict[str, re.Pattern[str]] = {
    "title": re.compile(
        r"(?:unit |module |component |standard |unit standard |course )?(?:title|name)"
    r"|title of (?:the )?(?:unit|module|standard)|name of (?:the )?unit|(?:national )?unit title"
    r"|(?:occupational|apprenticeship) standard(?: title| name)?|unit of competency(?: title)?"
    r"|(?:cu|competency unit) title|nos name|course title"
    r"|teitl(?: (?:yr? )?uned)?"
    ),
    "level": re.compile(
        r"(?:unit |module |qualification "
        r"|(?:rqf|qcf|nqf|nsqf|scqf|nzqf|nzqcf|aqf|nfq|cqfw|eqf|fheq) )?"
        r"level|level of (?:the )?unit|(?:rqf|qcf|scqf|nqf|nfq|nzqf) unit level|level no|lvl"
    r"|lefel(?: yr uned)?"
    ),
    "credit": re.compile(
        r"(?:unit |module |total )?credits?(?: value| points?| rating| size| hours)?"
    r"|credit value of (?:the )?unit|(?:scqf|qcf|rqf|nzqf|fetac|unit) credit (?:value|points)"
    r"|credit points and level|(?:total )?number of credits|value|cr|(?:scqf|qcf) credits?"
    r"|gwerth(?: yr?)? (?:credyd|uned)|credydau"
    ),
    "glh": re.compile(
        r"(?:unit |total |recommended |minimum )?(?:guided learning hours?|glh?)(?: value)?"
    r"|guided (?:learning|hours)|glh for (?:the )?unit|guided learning hours for (?:the )?unit"
    r"|oriau dysgu (?:dan|o dan) arweiniad"
    ),
    "tqt": re.compile(
        r"(?:unit )?(?:total qualification time|tqt)"
    ),
    "unit_number": re.compile(
        r"(?:unit |module |component |qualification |ofqual |register |national unit "
    r"|unit standard |standard |rqf |qcf |qan |ofqual unit |regulated )*"
    r"(?:reference|ref|code|number|no|id|identifier|accreditation number|urn|reference number"
    r"|ref no|ref number|reference no|reference code|registration number)"
    r"|unit|standard|urn|uan|qan|(?:us|saqa us|saqa) (?:no|id|number)|competency code|national code"
    r"|(?:cod|rhif|cyfeirnod)(?: yr)? uned"
    r"|(?:module|course|nos|cu|framework) code|competency unit id"
    ),
    "owner": re.compile(
        r"(?:unit |module )?owner(?: of unit)?|awarding (?:body|organisation)"
    r"|standard[- ]setting body|ssb|developed by|unit developed by|originating organisation"
    r"|awarding organisation name|provider"
    ),
    "grading": re.compile(
        r"(?:unit |module )?grad(?:ing|e)(?: type| structure| method| system)?"
    r"|available grades?|grading of unit|results?"
    ),
    "purpose": re.compile(
        r"(?:unit |module )?(?:purpose|aims?)(?:s)?(?: and aims?)?(?: of (?:the |this )?"
    r"(?:unit|module|standard))?|unit purpose and aims?|purpose statement|unit objectives?"
    r"|unit outline|application|application of the unit|rationale|purpose of the unit standard"
    ),
    "summary": re.compile(
        r"(?:unit |module |topic |course )?(?:summary|synopsis|description|overview"
    r"|introduction|abstract|descriptor)|about (?:this|the) unit|unit in brief|what this unit is "
    r"about|introduction to (?:the |this )?unit|this standard is about|topic synopsis"
    ),
    "assessment_requirements": re.compile(
        r"assessment requirements?(?: (?:or|and) guidance)?(?: specified by "
    r"(?:a|the) .*)?|(?:additional |unit |specific )?assessment requirements?(?: of .*)?"
    r"|assessment (?:principles|strategy|conditions|arrangements|requirement)"
    r"|evidence requirements for (?:this|the) unit|conditions (?:of|for) assessment"
    r"|requirements for assessment|assessment and evidence requirements"
    r"|unit assessment requirements.*"
    ),
    "sector": re.compile(
        r"(?:unit |subject )?sector(?: subject area| area| code| reference)?|ssas?|ssa code"
    r"|(?:sector )?subject areas?|subject sector area|location of the unit within .*"
    r"|classification|superclass|(?:sub-?)?field|sector subject classification|sub-?fields?"
    r"|competency field|sector/subject area|subject/sector classification"
    ),
    "supported_by": re.compile(
        r"support for (?:the |this )?unit .*|(?:unit )?supported by|endorsed by"
    r"|endorsing body|sector skills council|support from .*|name of the organisation .*"
    ),
    "equivalents": re.compile(
        r"equivalenc(?:y|ies|es?)(?: agreed .*)?|equivalent units?(?: .*)?"
    r"|unit equivalenc(?:y|ies)|exemptions?"
    ),
    "related_standards": re.compile(
        r"details of the relationship .*|relationship (?:to|with|between) .*"
    r"|(?:links?|mapping|relationship|cross.?references?) to (?:the )?(?:relevant )?"
    r"(?:national occupational standards|nos|other .*standards?|occupational standards).*"
    r"|national occupational standards|(?:related |relevant )nos|nos(?: links?| mapping| ref)?"
    r"|related (?:national occupational )?standards|links? to nos"
    ),
    "operational_start": re.compile(
        r"(?:operational |unit )?start date|available from|operational from"
    r"|operational start date|first registration(?: date)?"
    ),
    "last_registration": re.compile(
        r"last (?:date for )?registration(?: date)?|operational end(?: date)?"
    r"|registration end(?: date)?|last (?:entry|registration) date"
    ),
    "last_certification": re.compile(
        r"(?:last )?certification (?:end )?date|last date for certification"
    r"|certification end(?: date)?"
    ),
    "framework": re.compile(
        r"(?:qualification |credit )?framework"
    ),
    "type": re.compile(
        r"(?:unit |qualification |unit standard )?type|abet band|pre-\d{4} nqf level"
    r"|status|version|release|review date|unit review date"
    r"|planned review date|publication date|date (?:of )?(?:publication|issue|version published)"
    r"|source|availability|entry (?:requirements?|information)|qualifications?"
    r"|mandatory|optional|core|duration|nominal hours|expiry date|unit expiry date|last updated"
    r"|notional (?:learning )?hours|total unit time|tut|teacher|tutor|date|language|author"
    r"|consent and moderation requirements.*|cmr.*|process|process version|last date for assessment"
    r"|prerequisites?|pre-?requisite(?: unit)?s?|co-?requisites?|learning hours|study hours"
    r"|delivery method|qualification title|qualification|programme|course|learner name"
    r"|candidate name|assessor|assessor name|iqa name|centre(?: name| number)?|employer"
    r"|unit sector code|unit category|unit group|occupational area|business sector"
    r"|abet band|unit standard type|originator|registration status|registration start date"
    r"|saqa decision number|learner signature|assessor signature|signature"
    r"|centre signature|suite|imported unit|relevant occupations?|keywords?"
    r"|indicative review date|validity"
    r"|date achieved|criteria questioned orally|assessor initials|external papers?|observations?"
    r"|award type|teideal as gaeilge|date approved|training duration"
    r"|originating organisation|original urn|originating urn"
    r"|total hours"
    ),
}  # fmt: skip
#: what opens the criteria of each element of a standard, whose name stands above it
TO_BE_COMPETENT = re.compile(
    r"to be competent,? .{3,60} (?:must|should|can)(?: be able to)?", re.IGNORECASE
)
#: what a heading of statements goes on with: "Skills - what you need to teach"
_OF_WHOM = r"(?:\W+(?:what |the )?(?:students?|learners?|candidates?|apprentices?|you)\b.*)?"
#: section → its headings, whole and without what stands in brackets
SECTIONS: dict[str, re.Pattern[str]] = {
    "both": re.compile(
        r"(?:unit )?learning outcomes?,? (?:and|&|/)?\s*(?:the )?(?:associated )?"
    r"(?:assessment|performance) criteria.*|outcomes? and (?:assessment|performance) criteria"
    r"|elements? (?:and|&) performance criteria|specific outcomes? and assessment criteria"
    r"|outcomes? and (?:evidence requirements|assessment standards|performance criteria)"
    r"|learning outcomes the learner will assessment criteria the learner can"
    r"|learning outcomes and criteria|outcomes and criteria|learning aims? and assessment criteria"
    r"|canlyniadau dysgu a meini prawf asesu"
    r"|knowledge, skills and behaviours|ksbs|(?:course|unit|student) competencies"
    r"|(?:(?:performance|content|course|program(?:me)?) )?standards? and competencies"
    r"|this unit .*has these learning outcomes and assessment criteria"
    ),
    "outcomes": re.compile(
        r"(?:unit |the |intended )?(?:learning )?outcomes?(?:\W+(?:the )?learner(?:s)? "
    r"(?:will|should|must)(?: be able to)?)?|(?:specific|unit) (?:learning )?outcomes?|elements?"
    r"|elements of competence|(?:the )?(?:learner|candidate|student|you)s? will(?: be able to)?"
    r"|learning aims?|learning objectives?|unit outcomes|outcomes? \(the learner will\)"
    r"|(?:on|upon|after) (?:successful(?:ly)? )?(?:completion of|completing|achieving) "
    r"(?:the|this) (?:unit|module|course),? (?:the |a )?(?:learner|candidate|student|you)s? "
    r"(?:will|should|can|must)(?: be able to)?|(?:by the end of|in) this .* (?:will|should|can)"
    r"(?: be able to)?|what (?:(?:the )?learners?|you) will (?:learn|know)|los?"
    r"|outcomes? on successful completion of "
    r"(?:the|this) unit (?:the |a )?(?:learner|candidate)s? (?:will|should) be able to"
    r"|summary of (?:learning )?outcomes|the learner should"
    r"|canlyniad(?:au)? dysgu|(?:bydd|mae) y dysgwr(?: yn)?|deilliannau dysgu"
    ),
    "criteria": re.compile(
        r"(?:unit )?(?:(?:assessment|performance|grading|pass)(?: and grading)?"
    r"|grading and assessment) criteri(?:a|on)(?:\W+(?:the )?"
    r"(?:learner|candidate|student)s? (?:can|must|will|should)(?: be able to)?)?"
    r"|criteria(?: for assessment)?|(?:the )?(?:learner|candidate|student)s? (?:can|must)"
    r"(?: be able to)?|acs?|pcs?|assessment criteria you will be covering .*"
    r"|you (?:must(?: be able to| (?:ensure|make sure) that(?: you)?| show that you(?: can)?)?|can)"
    r"|to (?:achieve|meet|pass) this (?:(?:learning )?outcome|unit)?,? ?(?:a|the) "
    r"(?:learner|candidate|student) (?:must|can|will|should).*"
    r"|the learner must be able to|what (?:you|the learner) must (?:do|be able to do)"
    r"|performance statements?|performance indicators?"
    r"|competency / performance indicators?|in order to achieve this .*|(?:candidate|learner) must"
    r"|assessment of this outcome will require a learner to|the learner has to|assessment criteria "
    r"(?:for|of) .*|statements? of competence"
    rf"|{TO_BE_COMPETENT.pattern}"
    r"|meini prawf(?: asesu)?|(?:gall|mae) y dysgwr(?: yn gallu)?"
    ),
    "evidence": re.compile(
        r"evidence requirements?(?: for (?:this|the) (?:learning )?(?:outcome|element))?"
    ),
    "knowing": re.compile(
        r"(?:you (?:must|need to) )?know and understand|knowledge and understanding"
    r"|you must have (?:the )?knowledge and understanding(?: of)?"
    r"|you (?:must|need to) know and understand|(?:underpinning |essential |required )knowledge"
    r"(?: and understanding)?|knowledge|what you must know|knowledge statements?"
    r"|knowledge requirements?|knowledge (?:and|&|and/or|or) skills?"
    rf"|knowledge{_OF_WHOM}"
    r"|(?:the )?(?:user/)?(?:individual|person).{0,30} needs? to know and understand"
    ),
    "skills": re.compile(
        rf"(?:generic |soft )?skills?{_OF_WHOM}"
    r"|(?:the )?(?:user/)?(?:individual|person).{0,30} needs? to know how to"
    ),
    "behaviours": re.compile(
        rf"behaviou?rs?{_OF_WHOM}"
    ),
    "performance": re.compile(
        r"performance criteria you must be able to|what you must do"
    ),
    "range": re.compile(
        r"(?:(?:assessment |performance )?criteri(?:on|a) )?ranges?(?: statements?)?"
    r"|variables? range"
        r"|range of (?:variables|conditions)|scope/range|scope"
    ),
    "indicative_content": re.compile(
        r"(?:unit |the )?(?:indicative |suggested |essential |taught )?content|module contents?"
    r"(?: (?:of|for) (?:the |this )?(?:unit|outcome))?|amplification|unit amplification"
    r"|indicative (?:unit )?(?:content|amplification)s?(?: .*)?|(?:unit )?content and amplification"
    r"|delivery content|syllabus(?: content)?|topics?(?: to be covered| covered)?"
    r"|what needs to be learnt|content exemplification|exemplification|sample content"
    ),
    "key_concepts": re.compile(
        r"key concepts?(?: (?:and|&) core principles)?|core principles|key terms"
    r"|key ideas"
    ),
    "exam_tips": re.compile(
        r"exam(?:ination)? tips?(?: (?:and|&) revision strategies)?|revision strategies"
    r"|revision tips|tips for (?:learners|students|success)|top tips|how to succeed"
    ),
    "misconceptions": re.compile(
        r"(?:common )?(?:misconceptions?|mistakes?|errors?)(?: (?:and|&) "
    r"(?:common )?(?:mistakes?|misconceptions|errors|pitfalls))?(?: to avoid)?|common pitfalls"
    ),
    "marking": re.compile(
        r"(?:examiner(?:'s|s)? )?marking (?:points?|guide|guidance|scheme|criteria)"
    r"|mark scheme|examiner marking points|what examiners look for|points? to award|award points"
    r"|marking and grading points"
    ),
    "guidance": re.compile(
        r"(?!general information)(?:additional |delivery |assessment |teaching |tutor |unit "
    r"|learner |centre |general |further |additional unit )*(?:guidance|information|notes)"
    r"(?: (?:notes|about|on|for|to) .*)?"
    r"|(?:explanatory|guidance|assessor|teachers?'?|tutors?'?) notes?|notes?|suggested .*"
    r"|additional information (?:about|on) (?:the |this )?unit"
    r"|(?:essential |learning |useful |recommended )?resources"
    r"|(?:recommended |further )?reading(?: list)?|bibliography"
    r"|links? to .*|opportunities for .*|delivery(?: "
    r"strategies| advice)?|assessment(?: methods?| guidance| information| evidence| instruments?)?"
    r"|evidence (?:required|guidance)|(?:performance|knowledge) evidence|foundation skills"
    r"|unit mapping information|support materials"
    r"|recommended (?:prior )?(?:knowledge|entry)(?:,? (?:and|for|of|skills|to)\b.*)?"
    r"|core skills|context for delivery|equality and inclusion|essential learning|glossary"
    r"|functional skills|employability skills|learning and (?:teaching|assessment) .*"
    r"|essential guidance for tutors|opportunities to .*|possible (?:assessment )?evidence"
    r"|examples?|evidence guide|required (?:skills|knowledge)(?: and (?:skills|knowledge))?"
    r"|types? of evidence|grade descriptors?|grading descriptors?|performance bands?"
    r"|(?:delivery|assessment|teaching|learning|tutor|learner) (?:and|&) (?:delivery|assessment"
    r"|teaching|learning|tutor|learner) (?:guidance|information|notes)"
    r"|essential information (?:for|about) .*"
    r"|required skills and knowledge|critical aspects .*|quality management systems"
    r"|conditions|replacement information|additional guidance about the unit|references?"
    r"|relationship to qualifications|prior knowledge.*|statement on unit assessment"
    r"|this unit (?:contributes|links).*|guidance for developing assessment arrangements.*"
    r"|approaches to (?:delivery|assessment).*|unit content guidance|evidence generation"
    ),
    "aside": re.compile(
        r"general information(?: for centres)?|modification history|version history"
    r"|history of changes|contents?|table of contents"
    r"|modifications?|change (?:history|control|log)|registration information"
    r"|document history|comments on this .*"
    r"|please note|copyright.*|contact (?:us|details)|disclaimer|share(?: this)?|related (?:pages|"
    r"units|links|articles)|declaration|signatures?|cookies?(?: .*)?|you may also like"
    r"|(?:(?:glossary|list|key|guide) (?:of|to) )?(?:the )?(?:command|key|assessment|directive)"
    r" (?:verbs|words)(?: used)?|glossary of (?:verbs|words|terms)"
    r"|privacy(?: policy| notice| statement)?|terms of use|site ?map|back to top"
    r"|qualifications? (?:this unit|in which) .*|menu|navigation|search|replacement"
    ),
}  # fmt: skip
