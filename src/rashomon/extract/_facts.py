"""What an account says beside its tolls: kind, day, place, weapon, who did it and to whom."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rashomon.extract._account_kind import Kind, account_kind
from rashomon.extract._account_parties import Party, initiators, targets
from rashomon.extract._scene import in_province, scene
from rashomon.extract.accounts import Draft
from rashomon.extract.telling import Telling
from rashomon.model.claim import ActorFact, DateFact, PlaceFact, TypeFact, Value, WeaponFact
from rashomon.model.span import Span

_EXACT = ("day", "span", "week", "month", "year")


class Fact(Struct, frozen=True):
    """A fact and where it stands."""

    field: str
    value: Value
    telling: Telling
    trigger: Span


def facts(draft: Draft, drafts: Sequence[Draft] = ()) -> Iterator[Fact]:
    """The facts of an account: one type, at most one date and place, its initiators, targets and weapons.

    drafts: all accounts of the report; the one it is chiefly about says by what means another one's people died.
    """
    told, chief = draft.tellings, _chief(draft, drafts)
    kind = account_kind(told, chief)
    yield from _kind(told, kind)
    yield from _date(told, draft.settings)
    yield from _place(told, draft.settings)
    is_alike = bool(chief) and kind.type == account_kind(chief).type
    violent = [t for t in told if not t.is_peaceful] or told  # who marched did not do what was done to them
    yield from _actors("initiator", initiators(violent, chief if is_alike else ()))
    yield from _actors("target", targets(told, kind.type))
    yield from _weapons(told)


def _chief(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Telling]:
    """The tellings of the account that the report is chiefly about, if that is another one."""
    chief = next((d for d in drafts if not d.is_background and any(t.harms for t in d.tellings)), draft)
    return () if chief is draft or draft.is_background else chief.tellings


def _kind(told: Sequence[Telling], kind: Kind) -> Iterator[Fact]:
    if kind.word is not None and kind.telling is not None:
        yield Fact("type", TypeFact(kind.type), kind.telling, kind.word.span)
    elif kind.type != "other":
        yield Fact("type", TypeFact(kind.type), told[0], told[0].sentence.span)


def _date(told: Sequence[Telling], settings: Sequence[Telling]) -> Iterator[Fact]:
    dated = [(t.date, t) for t in told if t.date is not None and t.date.date is not None]
    dated = dated or [(t.date, t) for t in settings if t.date is not None and not t.is_background]
    if not dated:
        return
    votes = Counter((d.date.start, d.date.end) for d, _ in dated if d.date)
    time, telling = min(
        dated,
        key=lambda row: (
            _EXACT.index(row[0].date.precision) if row[0].date else 9,
            -votes[(row[0].date.start, row[0].date.end)] if row[0].date else 0,
            row[0].span.start,
        ),
    )
    if time.date is not None:
        yield Fact("date", DateFact(time.date), telling, time.span)


def _place(told: Sequence[Telling], settings: Sequence[Telling]) -> Iterator[Fact]:
    found = scene(told, settings)
    if found is not None:
        place = in_province(found.mention.place, [m for t in told for m in t.areas])
        yield Fact("place", PlaceFact(place), found.telling, found.mention.span)


def _actors(field: str, parties: Sequence[Party]) -> Iterator[Fact]:
    for party in parties:
        yield Fact(field, ActorFact(party.mention.actor), party.telling, party.mention.span)


def _weapons(told: Sequence[Telling]) -> Iterator[Fact]:
    seen: set[str] = set()
    for telling in told:
        for span in telling.weapons:
            words = span.text.lower().rstrip("s")
            if words not in seen:
                seen.add(words)
                yield Fact("weapon", WeaponFact(span.text), telling, span)
