"""Harm claims as figures: what one origin says in one sentence of how many people, and of which party."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rashomon.model.claim import Claim, HarmValue
from rashomon.model.quantity import Quantity
from rashomon.reconcile._cues import tells_earlier, tells_raised
from rashomon.text.sides import side_of

# "40 of the wounded" is a share of another figure; "six of its fighters" is a figure of its own, "none of them" is not
_HARMED = r"(?:wounded|injured|hurt|dead|killed|slain|victims|casualties|missing|captives|hostages|displaced)"
_SHARE = re.compile(rf"\s+of\s+(?:them|those|these|whom|(?:the|those|these)\s+(?:\w+\s+)?{_HARMED})\b", re.IGNORECASE)
_COUNTED_ONE = re.compile(r"\b(?:1|one|single)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)


class Figure(Struct, frozen=True, kw_only=True):
    """What one origin says in one sentence: one claim, or several of different people that it adds up.

    text: id of its report, or of the one whose text that repeats.
    when: publication as an instant in UTC or as a day, empty when unknown; day: its day.
    kind: of the source, empty for the report's own voice.
    party: whose people they are, empty for people in general.
    is_bound: counts only some of the people, so that it says no more than "at least".
    is_earlier, is_raised: told as an older figure, or as one that has grown.
    """

    origin: str
    report: str
    text: str
    when: str
    start: int
    kind: str
    party: str
    quantity: Quantity
    claims: tuple[str, ...]
    is_bound: bool = False
    is_earlier: bool = False
    is_raised: bool = False

    @property
    def day(self) -> str:
        return self.when[:10]

    @property
    def number(self) -> int:
        """The number that stands for the figure: its lower bound, else its upper one."""
        known = self.quantity.low if self.quantity.low is not None else self.quantity.high
        return known or 0


def enters(claim: Claim) -> bool:
    """Denied, withheld, hypothetical and cumulative claims, and those that set no bound, do not enter a toll."""
    return (
        is_told(claim)
        and claim.scope == "incident"
        and isinstance(claim.value, HarmValue)
        and not claim.value.quantity.is_bare
    )


def is_told(claim: Claim) -> bool:
    """Somebody says that it is so."""
    return claim.stance in ("asserted", "alleged")


def party(claim: Claim) -> str:
    """Whose people are counted: the side that they stand on, `civilians`, or empty for people in general."""
    group = _value(claim).group
    if group.actor is not None:
        return side_of(group.actor)
    return "civilians" if group.class_ == "civilian" else ""


def apart(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that count people, and the zeros of one party, which say nothing of the others.

    "No Northern troops were hurt" is no toll of an incident in which villagers were. Where there is nothing else, or
    all figures are of that same party, the zeros stay.
    """
    zeros = [c for c in claims if _value(c).quantity.high == 0 and _is_of_some(c)]
    others = [c for c in claims if c not in zeros]
    rivals = {party(c) for c in others}
    kept = [c for c in zeros if not others or (rivals == {party(c)} and party(c) and not is_share(c))]
    return sorted([*others, *kept], key=lambda c: c.id), [c for c in zeros if c not in kept]


def is_share(claim: Claim) -> bool:
    """The words name a share of other people: "40 of the wounded", "none of its staff"."""
    words = claim.evidence.text[claim.trigger.start - claim.evidence.start :]
    quantity = _value(claim).quantity
    share = _OF if quantity.high == 0 else _SHARE
    return (
        bool(quantity.text) and words.startswith(quantity.text) and share.match(words, len(quantity.text)) is not None
    )


def figures(
    claims: Iterable[Claim], origin_of: Mapping[str, str], published: Mapping[str, str], copies: Mapping[str, str]
) -> tuple[Figure, ...]:
    """The figures behind a toll, in a fixed order.

    claims: that enter. origin_of: claim id -> origin. published: report id -> ISO 8601 day or instant, empty when
    unknown. copies: report id -> id of the report whose text it repeats. Parts of another claim count as lower bounds.
    Different people in one sentence are added up, sub-groups of a whole in the same sentence are not, and neither are
    numbers of a toll that is told to have changed.
    """
    together: dict[tuple[str, str, int, bool], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.trigger.start, c.id)):
        is_part = claim.part_of is not None or is_share(claim)
        together[claim.report, origin_of[claim.id], claim.evidence.start, is_part].append(claim)
    made = []
    for (report, origin, _, is_part), rows in sorted(together.items(), key=lambda row: row[0]):
        when = instant(published.get(report, ""))
        made += [
            replace(_figure(group, origin, when, is_part), text=copies.get(report, report))
            for group in _different_people(rows)
        ]
    return tuple(sorted(made, key=lambda f: (f.report, f.start, f.origin, f.claims)))


def instant(published: str) -> str:
    """A publication time that sorts: UTC where the offset is given; a bare day stands before all its hours."""
    if "T" not in published:
        return published[:10]
    try:
        known = datetime.datetime.fromisoformat(published)
    except ValueError:
        return published[:10]
    return (known.astimezone(datetime.UTC) if known.tzinfo else known).replace(tzinfo=None).isoformat()


def as_bounds(rows: Sequence[Figure], general: frozenset[str] = frozenset()) -> tuple[Figure, ...]:
    """The figures as they bear on the whole toll: where parties differ, a party's figure is a lower bound.

    So is one person who is described and not counted, beside a figure. general: ids of claims that count the whole
    though they name a party.
    """
    rows = [as_bound(f) if _describes_one(f) and any(g.number > 1 for g in rows) else _in_full(f, rows) for f in rows]
    if len({f.party for f in rows}) < 2:
        return tuple(rows)
    seen = [f if not f.party or general.issuperset(f.claims) else as_bound(f) for f in rows]
    return tuple(f for f in seen if not f.quantity.is_bare) or tuple(rows)


def as_bound(figure: Figure) -> Figure:
    """The figure as a count of some of the people: it says no more than "at least"."""
    quantity = figure.quantity
    return replace(figure, quantity=replace(quantity, high=None), is_bound=True)


def _in_full(figure: Figure, rows: Sequence[Figure]) -> Figure:
    """ "31 dead" in a report's own voice is short for "at least 31" where somebody is told to say that."""
    quantity = figure.quantity
    is_short = not figure.kind and quantity.is_exact and any(_is_least(f.quantity, quantity.low) for f in rows)
    return replace(figure, quantity=replace(quantity, high=None)) if is_short else figure


def _is_least(quantity: Quantity, number: int | None) -> bool:
    return quantity.low == number and quantity.high is None


def _describes_one(figure: Figure) -> bool:
    """ "A driver", "the mayor": somebody is told of, and nobody is counted."""
    return (figure.quantity.low, figure.quantity.high) == (1, 1) and not _COUNTED_ONE.search(figure.quantity.text)


def _figure(rows: Sequence[Claim], origin: str, when: str, is_part: bool) -> Figure:
    first = rows[0]
    parties = {party(c) for c in rows}
    made = Figure(
        origin=origin,
        report=first.report,
        text=first.report,
        when=when,
        start=first.evidence.start,
        kind=first.source.kind if first.source else "",
        party=parties.pop() if len(parties) == 1 else "",
        quantity=_sum([_value(c).quantity for c in rows]),
        claims=tuple(sorted(c.id for c in rows)),
        is_earlier=tells_earlier(first.evidence.text),
        is_raised=tells_raised(first.evidence.text),
    )
    return as_bound(made) if is_part and made.quantity.low else made


def _different_people(rows: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of one sentence, those that are to be added up together."""
    if len(rows) == 1 or tells_raised(rows[0].evidence.text) or tells_earlier(rows[0].evidence.text):
        return [[c] for c in rows]
    once = list({(c.trigger.start, _value(c).quantity): c for c in rows}.values())
    whole = [c for c in once if not _is_of_some(c)]
    if not whole:
        return [once]
    most = max(_least(c) for c in whole)
    return [[c for c in once if c in whole or _least(c) > most]]


def _is_of_some(claim: Claim) -> bool:
    """The figure is of some group, not of people in general."""
    return bool(party(claim)) or _value(claim).group.class_ == "combatant" or is_share(claim)


def _least(claim: Claim) -> int:
    quantity = _value(claim).quantity
    return quantity.low if quantity.low is not None else quantity.high or 0


def _value(claim: Claim) -> HarmValue:
    assert isinstance(claim.value, HarmValue)  # `enters` let only these through
    return claim.value


def _sum(rows: Sequence[Quantity]) -> Quantity:
    if len(rows) == 1:
        return rows[0]
    lows = [q.low for q in rows if q.low is not None]
    highs = [q.high for q in rows]
    high = sum(h for h in highs if h is not None) if None not in highs else None
    text = " + ".join(q.text for q in rows)
    return Quantity(sum(lows) if lows else None, high, any(q.approximate for q in rows), text)
