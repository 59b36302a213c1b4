"""Files whose wording, names and codes YAML would stumble over, or take for something else."""

import re
from typing import Any

from hypothesis import strategies as st

from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.opportunities import Opportunities
from rubric.model.qualification import Qualification
from rubric.model.scalars import RESERVED_REFS
from rubric.testing.strategies.cases import Case, cases
from rubric.testing.strategies.drawing import chosen, seldom, stated, text_of
from rubric.testing.strategies.qualifications import qualification_cases
from rubric.testing.strategies.tasks import opportunities

#: what a file of ours holds
File = Specification | EvidenceRules | Portfolio | Qualification | Opportunities

#: text that some reader of YAML takes for another kind of value
NO_TEXT = (
    *("1", "1.1", "1.10", "007", "-1", "+1", ".5", "5.", "1_000", "1,000", "1e3", "1.5e+3", "0x1F"),
    *("0o7", "0b1", "12:30", "1:2:3", "12:30:45.5", ".inf", "-.INF", ".nan", "2026-02-17", "1 000"),
    *("2026-02-17T10:00:00Z", "2026-02-17 10:00:00 +1", "y", "Y", "n", "yes", "Yes", "NO", "true"),
    *("False", "on", "OFF", "null", "Null", "~", "=", "<<", "-", "--", "---", "...", "?", "|", ">"),
)
#: pieces of wording with marks that mean something to YAML, or that editors put in
_PIECES = (
    *("Plan the work", "a", "é", "日本", "😀", "’", "“goals”", "–", "£5"),
    *(": ", ":", " #", "#", "- ", "-", "? ", "! ", "&a", "*a", "!t", "%", "@", "`", "|", ">", ">-"),
    *("'", '"', "''", "\\", "\\n", "[", "]", "{", "}", ", ", ",", "/", "//", "://", "~", "=", "<<"),
    *(" ", "  ", "text:", "ref: 1", "•", "• ", "1.", "12:30", "http://example.org/#a", "\u0085"),
    *("\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\u0080", "\uf0b7", "\U0010ffff"),
)  # fmt: skip
_LINES = ("\n", "\n\n", "\n ", "\n- ", "\n# ", "\t", " \n", "\n\u00a0", "\n---\n", "\n• ")
_SAME_LINE = st.characters(codec="utf-8", exclude_categories=["Cc"])
#: what one field holds at most
_LONGEST = 20_000


def _texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    joined = st.lists(st.sampled_from(pieces), min_size=1, max_size=12).map("".join)
    every = st.one_of(st.sampled_from(NO_TEXT), joined, st.text(_SAME_LINE, max_size=30))
    return every.map(str.strip).filter(bool)


def names() -> st.SearchStrategy[str]:
    """Return a strategy for names and codes: one line of anything."""
    return _texts(_PIECES).map(lambda text: text[:200].strip())


def wordings() -> st.SearchStrategy[str]:
    """Return a strategy for free text: several lines, and now and then very long ones."""
    long = st.sampled_from((40, 90, 2_000)).flatmap(
        lambda times: names().map(lambda text: (f"{text} " * times)[:_LONGEST].strip())
    )
    return st.one_of(names(), _texts((*_PIECES, *_LINES)), long)


def _some_texts() -> st.SearchStrategy[list[str] | None]:
    return st.one_of(st.none(), st.none(), st.lists(wordings(), min_size=1, max_size=3))


def _sources() -> st.SearchStrategy[dict[str, Any]]:
    """Where the wording comes from, and what of it somebody checked."""
    each = st.dictionaries(names(), names(), min_size=1, max_size=2)
    possible = {"document": wordings(), "checked": names(), "fingerprints": each}
    return st.fixed_dictionaries({}, optional=possible)


@st.composite
def worded_specifications(draw: st.DrawFn, case: Case) -> Specification:
    """Draw the specification of a case with every text of it awkward, and more of them."""
    data = draw(_reworded(case.specification))
    coded = st.fixed_dictionaries({"code": names()}, optional={"title": wordings()})
    standards = st.fixed_dictionaries(
        {
            "framework": wordings(),
            "entries": st.dictionaries(names(), wordings(), min_size=1, max_size=2),
        }
    )
    dated = {"operational_start": "2026-01-31", "last_certification": "2028-12-31"}
    translated = st.dictionaries(chosen("cy", "no"), st.dictionaries(names(), wordings()))
    more = stated(
        version=draw(chosen("1", "1.10", "1e3", "0o7", "2026-02-17", "true", "0x1F")),
        title=draw(wordings()),
        purpose=draw(st.none() | wordings()),
        level=draw(st.none() | names()),
        credit=draw(seldom("0", "2.50", "7", "0.001")),
        glh=draw(seldom("0", "10")),
        unit_number=draw(st.none() | names()),
        sector=draw(st.none() | coded),
        supported_by=draw(_some_texts()),
        equivalents=draw(st.lists(coded, max_size=2)),
        related_standards=draw(st.lists(standards, max_size=1)),
        not_stated=draw(st.lists(names(), max_size=2)),
        source=draw(st.none() | _sources()),
        dates=draw(seldom(dated)),
        language=draw(seldom("en", "no")),
        translations=draw(st.just({}) | translated),
        indicative_content=draw(_some_texts()),
    )
    return Specification.model_validate({**data, **more})


@st.composite
def worded_rules(draw: st.DrawFn, case: Case) -> EvidenceRules:
    """Draw house rules with awkward codes and names for methods."""
    data = dict(draw(st.sampled_from(list(case.house.values()))))
    method = st.fixed_dictionaries(
        {"is": chosen("product", "other")}, optional={"name": wordings()}
    )
    methods = draw(st.none() | st.dictionaries(names(), method, max_size=3))
    more = stated(title=draw(st.none() | wordings()), methods=methods, basis=draw(seldom("centre")))
    return EvidenceRules.model_validate({**data, **more})


@st.composite
def worded_portfolios(draw: st.DrawFn, case: Case) -> Portfolio:
    """Draw the portfolio of a case with awkward texts, references and fields of other systems."""
    data = draw(_reworded(case.portfolio))
    data.pop("specification", None)
    items = [
        {**item, **stated(title=draw(st.none() | wordings()), external=draw(_externals()))}
        for item in data.get("evidence", [])
    ]
    decisions = [
        {**decision, **stated(feedback=draw(st.none() | wordings()))}
        for decision in data.get("decisions", [])
    ]
    if items:
        note = stated(note=draw(st.none() | wordings()), range=[draw(names())])
        items[0]["maps_to"] = {**items[0].get("maps_to", {}), draw(names()): note}
    more = stated(
        learner=draw(names()),
        centre=draw(st.none() | names()),
        **draw(_registrations()),
        evidence=items or None,
        decisions=decisions or None,
    )
    return Portfolio.model_validate({**data, **more})


def _registrations() -> st.SearchStrategy[dict[str, Any]]:
    """What a learner is registered for: specifications, or a qualification with its units."""
    specifications = chosen("unit-a@1", ["unit-a@1.10", "unit-b"], ["1e3", "12"])
    on_qualification = st.fixed_dictionaries(
        {"qualification": chosen("award", "award@1.10", "1e3")},
        optional={
            "units": chosen([], ["unit-a@1.10", "12"], ["unit-b"]),
            "pathway": names(),
        },
    )
    against = specifications.map(lambda named: {"specification": named})
    return st.one_of(against, against, on_qualification)


@st.composite
def worded_opportunities(draw: st.DrawFn, case: Case) -> Opportunities:
    """Draw the tasks of a case with awkward titles, references and names."""
    data = draw(opportunities(case)).model_dump(mode="json", exclude_none=True)
    tasks = [
        {
            **task,
            "title": draw(wordings()),
            "serves": {**task["serves"], draw(names()): draw(chosen("whole", {"range": ["1.10"]}))},
            **stated(method=draw(st.none() | names())),
        }
        for task in draw(_reworded(data["tasks"]))
    ]
    more = stated(
        version=draw(seldom("1.10", "1e3")), title=draw(st.none() | wordings()), tasks=tasks
    )
    return Opportunities.model_validate({**data, **more})


def _externals() -> st.SearchStrategy[dict[str, Any] | None]:
    """Whatever another system wants carried along, as our reader gives it: text and blanks."""
    leaf = st.one_of(st.none(), names(), st.text(st.characters(codec="utf-8"), max_size=8))
    value = st.recursive(
        leaf, lambda v: st.lists(v, max_size=2) | st.dictionaries(names(), v), max_leaves=4
    )
    return st.none() | st.dictionaries(names(), value, max_size=2)


@st.composite
def _reworded(draw: st.DrawFn, data: Any) -> Any:
    """Draw plain data again with another text in its fields for free text and for names."""
    if isinstance(data, list):
        return [draw(_reworded(entry)) for entry in data]
    if not isinstance(data, dict):
        return data
    changed = {key: draw(_reworded(entry)) for key, entry in data.items()}
    for key in changed.keys() & {"text", "reading", "own_contribution", "reason", "at"}:
        if isinstance(changed[key], str) and changed[key] not in ("exemption", "credit_transfer"):
            changed[key] = draw(wordings())
    for key in changed.keys() & {"method", "occasion", "site", "witness", "content"}:
        if isinstance(changed[key], str):
            changed[key] = draw(names())
    return changed


def _refs() -> st.SearchStrategy[str]:
    """What a source calls a group: anything without the marks of references."""
    bare = names().map(lambda text: re.sub("[/~@;]", "", text).strip())
    return bare.filter(lambda text: bool(text) and text not in RESERVED_REFS)


@st.composite
def worded_qualifications(draw: st.DrawFn) -> Qualification:
    """Draw a qualification with every text of it awkward, and more of them."""
    data: dict[str, Any] = dict(draw(qualification_cases()).qualification)
    groups = [
        {**group, "ref": draw(_refs()), **stated(title=draw(st.none() | wordings()))}
        for group in data["groups"]
    ]
    pathways = [
        {**pathway, "id": draw(names()), **stated(title=draw(st.none() | wordings()))}
        for pathway in data.get("pathways", [])
    ]
    row = st.lists(names(), max_size=3)
    more = stated(
        version=draw(chosen("1", "1.10", "1e3", "0o7", "2026-02-17", "true", "0x1F")),
        title=draw(wordings()),
        purpose=draw(st.none() | wordings()),
        owner=draw(st.none() | wordings()),
        number=draw(st.none() | names()),
        framework=draw(st.none() | names()),
        level=draw(st.none() | names()),
        credit=draw(seldom("0", "2.50", "7", "0.001")),
        tqt=draw(seldom("0", "370")),
        source=draw(st.none() | _sources()),
        dates=draw(seldom({"last_registration": "2028-12-31"})),
        language=draw(seldom("en", "no")),
        groups=groups,
        pathways=pathways or None,
        equivalent=draw(st.none() | st.lists(row, max_size=2)),
        grade=draw(seldom({"points": {draw(names()): "2.50"}, "at_least": "0"})),
    )
    return Qualification.model_validate({**data, **more})


@st.composite
def written_files(draw: st.DrawFn) -> File:
    """Draw what a file of ours may hold: any kind of file."""
    case = draw(cases())
    plain = Case(text_of(case.specification), case.portfolio, case.on, text_of(case.house))
    of_a_kind: st.SearchStrategy[File]
    of_a_kind = st.one_of(
        worded_specifications(plain),
        worded_rules(plain),
        worded_portfolios(plain),
        worded_qualifications(),
        worded_opportunities(plain),
    )
    return draw(of_a_kind)
