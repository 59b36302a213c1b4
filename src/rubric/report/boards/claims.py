"""What stands on the page of claims: counts that add up, and the list behind each (meaning 23)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rubric.assurance.claims import ClaimPage, Claims, HeldUp, LearnerClaim
from rubric.assurance.holding import IN_ORDER, Hold
from rubric.evaluation import WaitingOn
from rubric.phrases import shown
from rubric.report.boards.board import (
    Anchors,
    Block,
    Board,
    Boards,
    Cell,
    Number,
    Piece,
    Row,
    more_than_one,
    not_judged,
    plain_cell,
    separated,
)
from rubric.report.boards.waiting import act_said, place_said, waiting_lists
from rubric.report.sentences import Sentences
from rubric.report.view.summary import Share

_SEPARATED = ", "


def claim_boards(claims: Claims, language: str = "en") -> Boards:
    """Return the pages of claims, one for each qualification and centre."""
    sentences, anchors = Sentences(language), Anchors()
    say, pages = sentences.say, claims.pages
    title = say("claims.title_of", title=pages[0].title) if len(pages) == 1 else say("claims.title")
    return Boards(
        title,
        tuple(
            # the one page there is has the title of all as its heading
            _Page(page, claims.on, anchors, language).board(
                title if len(pages) == 1 else page.title
            )
            for page in pages
        ),
        not_judged(claims.not_judged, sentences),
    )


class _Page:
    """One page with the anchors of its lists."""

    def __init__(self, page: ClaimPage, on: date, anchors: Anchors, language: str) -> None:
        self._page, self._on, self._anchors = page, on, anchors
        self._sentences = Sentences(language, "unit" if page.kind == "qualification" else page.kind)
        self._say = self._sentences.say
        self._at = anchors.new()
        self._lines_at = anchors.new()
        # two portfolios of one learner have two lines
        self._line_at = {id(one): anchors.new() for one in page.learners}
        self._hold_at = {
            id(hold): self._line_at[id(one)] for one in page.learners for hold in one.holds
        }

    def board(self, heading: str) -> Board:
        page, say = self._page, self._say
        centre = page.centre
        held = [(who, page.held_up_by(who)) for who in IN_ORDER]
        lists = list(self._lists(held))
        n, claimable = len(page.learners), len(page.claimable)
        each = tuple(say("claims.each", n=len(of), who=self._who(who)) for who, of in held if of)
        adds_up = {"n": n, "claimable": claimable, "held": n - claimable, "each": each}
        shares = [Share("achieved", say("claims.claimable"), claimable)]
        shares += [
            Share(str(w), say("claims.held_by", who=self._who(w)), len(of)) for w, of in held
        ]
        return Board(
            self._at,
            heading,
            (
                page.entered_for,
                say("claims.no_centre") if centre is None else say("claims.centre", centre=centre),
                say("head.on", day=self._on.isoformat()),
            ),
            say("claims.told", claimable=claimable, n=n),
            (
                say("claims.adds_up" if n > claimable else "claims.adds_up_none", **adds_up),
                *more_than_one((one.learner for one in page.learners), self._sentences),
            ),
            tuple(share for share in shares if share.n),
            tuple(number for number, _ in lists),
            tuple(self._blocks([block for _, block in lists if block is not None])),
        )

    def _blocks(self, lists: Sequence[Block]) -> Iterator[Block]:
        """Yield what stands on the first sheet of paper, then the lists that numbers lead to."""
        most, *each = self._most()
        yield most
        yield self._lines()
        for n, block in enumerate((*lists, *each)):
            yield block._replace(overleaf=not n)

    def _lists(
        self, held: Sequence[tuple[WaitingOn, Sequence[LearnerClaim]]]
    ) -> Iterator[tuple[Number, Block | None]]:
        """Yield each number with the list that it leads to; everybody stands before them."""
        page, say = self._page, self._say
        yield Number(len(page.learners), say("claims.registered"), self._lines_at), None
        yield self._list(say("claims.achieved"), page.achieved)
        yield self._list(say("claims.claimable"), page.claimable)
        yield self._list(
            say("claims.achieved_held"), [one for one in page.achieved if not one.claimable]
        )
        yield self._list(say("claims.held_up"), [one for one in page.learners if not one.claimable])
        for who, of in held:
            yield self._list(say("claims.held_by", who=self._who(who)), of, moves=True)
        yield from waiting_lists(page.learners, self._line_at, self._anchors, self._sentences)
        decided = sum(one.decided for one in page.learners)
        sampled = sum(one.sampled for one in page.learners)
        yield Number(sampled, say("claims.sampled"), self._lines_at, decided), None
        yield self._overdue()

    def _list(
        self, label: str, of: Sequence[LearnerClaim], *, moves: bool = False
    ) -> tuple[Number, Block | None]:
        """A number with its list: learners alone, or each with what is next."""
        if not of:
            return Number(0, label), None
        at = self._anchors.new()
        lines: tuple[Cell, ...]
        if moves:
            lines = tuple((self._learner(one), Piece(f": {self._next(one)}")) for one in of)
        else:
            lines = (separated(map(self._learner, of), _SEPARATED),)
        heading = self._say("board.list", label=_capital(label), n=len(of))
        return Number(len(of), label, at), Block(at, heading, lines=lines)

    def _overdue(self) -> tuple[Number, Block | None]:
        say, label = self._say, self._say("claims.overdue")
        overdue = [(one, late) for one in self._page.learners for late in one.overdue]
        if not overdue:
            return Number(0, label), None
        at = self._anchors.new()
        lines = tuple(
            plain_cell(
                say("claims.overdue_line", learner=one.learner, review=late.review, day=late.due)
            )
            for one, late in overdue
        )
        heading = say("board.list", label=_capital(label), n=len(overdue))
        return Number(len(overdue), label, at), Block(at, heading, lines=lines)

    def _most(self) -> Iterator[Block]:
        """The criteria that hold up most learners, and below each what closes it for whom."""
        say, most = self._say, self._page.most_held_up
        at = self._anchors.new()
        if not most:
            yield Block(at, say("claims.most"), (say("claims.most_none"),))
            return
        blocks = [self._held_up(one) for one in most]
        numbers = tuple(
            Number(len(one.learners), f"{shown(self._place(one))} {shown(one.text, 20_000)}", b.at)
            for one, b in zip(most, blocks, strict=True)
        )
        yield Block(at, say("claims.most"), numbers=numbers)
        yield from blocks

    def _held_up(self, one: HeldUp) -> Block:
        say = self._say
        told: dict[str, list[Piece]] = {}
        for learner, hold in one.learners:
            told.setdefault(self.closes(hold), []).append(Piece(learner, self._hold_at[id(hold)]))
        rows = tuple(
            Row(
                (
                    plain_cell(closes),
                    separated(learners, _SEPARATED),
                )
            )
            for closes, learners in sorted(told.items(), key=lambda t: (-len(t[1]), t[0]))
        )
        heading = say("claims.holds_up", place=self._place(one), n=len(one.learners))
        columns = (say("column.closes"), say("column.learners"))
        return Block(self._anchors.new(), heading, columns=columns, rows=rows)

    def closes(self, hold: Hold) -> str:
        """Return what closes what holds a learner up: the least evidence, or what somebody does."""
        return closes(hold, self._sentences)

    def _lines(self) -> Block:
        say, page = self._say, self._page
        heads = ("learner", "standing", "criteria", "next", "since", "sampled", "overdue")
        return Block(
            self._lines_at,
            say("claims.lines"),
            (say("claims.lines_note"),),
            columns=tuple(say(f"column.{head}") for head in heads),
            rows=tuple(self._line(one) for one in page.learners),
        )

    def _line(self, one: LearnerClaim) -> Row:
        say = self._say
        cells: tuple[Cell, ...] = (
            plain_cell(one.learner),
            plain_cell(standing(one, self._sentences)),
            plain_cell(say("claims.of", n=one.tally.achieved, of=one.tally.criteria)),
            plain_cell(next_said(one, self._sentences) if one.held else say("claims.nothing")),
            plain_cell(since_said(one, self._on, self._sentences)),
            plain_cell(say("claims.of", n=one.sampled, of=one.decided)),
            plain_cell(str(len(one.overdue) or "")),
        )
        return Row(cells, self._line_at[id(one)])

    def _learner(self, one: LearnerClaim) -> Piece:
        return Piece(one.learner, self._line_at[id(one)])

    def _next(self, one: LearnerClaim) -> str:
        told, since = next_said(one, self._sentences), since_said(one, self._on, self._sentences)
        if one.held is None or one.held.next.since is None:
            return f"{told}, {since}"
        return self._say("claims.next_since", told=told, since=since)

    def _who(self, who: WaitingOn) -> str:
        return self._sentences.who(who)

    def _place(self, one: HeldUp) -> str:
        return one.place if self._page.kind == "qualification" else one.place.partition("/")[2]


def standing(one: LearnerClaim, sentences: Sentences) -> str:
    """Return whether a learner can be claimed for and at which grade, and what was set aside."""
    key = "claims.claimable" if one.claimable else "claims.held_up"
    if one.achieved and not one.claimable:
        key = "claims.achieved_held"
    told = sentences.say(key)
    if one.band is not None:
        told = sentences.say("claims.claimable_at", band=one.band)
    if one.beyond is not None:
        told = sentences.say("claims.beyond", told=told, grade=one.beyond)
    if one.set_aside:
        return sentences.say("claims.set_aside", told=told, n=one.set_aside)
    return told


def next_said(one: LearnerClaim, sentences: Sentences) -> str:
    """Return the next act: who does what, on which criterion, and how much more is theirs."""
    held = one.held
    if held is None:
        return ""
    hold = held.next
    place = place_said(hold, one.kind)
    told: Mapping[str, object] = {
        "who": sentences.who(hold.waiting_on),
        "act": act_said(hold, sentences),
        "place": place,
        "review": hold.review,
    }
    key = "claims.move" if place is None else "claims.move_on"
    if hold.review is not None:
        key = "claims.move_review"
    move = sentences.say(key, **told)
    if held.theirs == 1:
        return move
    return sentences.say("claims.more", move=move, n=held.theirs - 1)


def since_said(one: LearnerClaim, on: date, sentences: Sentences) -> str:
    """Return since when the next act has been waiting; "" where there is none."""
    if one.held is None:
        return ""
    since = one.held.next.since
    if since is None:
        return sentences.say("claims.since_unknown")
    return sentences.say("claims.since", day=since.isoformat(), days=(on - since).days)


def closes(hold: Hold, sentences: Sentences) -> str:
    """Return what closes what holds a learner up: the least evidence, or what somebody does."""
    if hold.gap is None or hold.gap.alternatives:
        return sentences.say(
            "claims.move", who=sentences.who(hold.waiting_on), act=act_said(hold, sentences)
        )
    return sentences.closes_when(hold.gap)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
