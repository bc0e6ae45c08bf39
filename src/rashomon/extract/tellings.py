"""What each sentence tells of an event: its harm, kind, day, place, and who did it to whom."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from rashomon.extract._answers import is_of_an_answer
from rashomon.extract._chosen import chosen_sentences
from rashomon.extract._earlier import asides_on_places, earlier_clauses
from rashomon.extract._echoed_places import echoes
from rashomon.extract._home_town import in_home_town
from rashomon.extract._peaceful import peaceful_deed, peaceful_roles
from rashomon.extract._roads import with_roads
from rashomon.extract._shared_out import shared_out
from rashomon.extract._telling_dates import event_times, is_lasting, is_old, likeliest, unspoken_times
from rashomon.extract._telling_places import at_home, scenes, shows
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.events import EventWord, event_words
from rashomon.extract.finders import Finders
from rashomon.extract.harm import HarmMention, harms
from rashomon.extract.parse import ParsedReport, ParsedSentence
from rashomon.extract.relevance import background_cue
from rashomon.extract.roles import roles
from rashomon.extract.stance import is_cumulative, stance
from rashomon.extract.states import acting_states, doers
from rashomon.extract.stretches import STRONG, Stretch, set_off, stretches, tied
from rashomon.extract.telling import Telling
from rashomon.extract.weapons import weapons
from rashomon.model.attribution import Attribution
from rashomon.model.report import Report
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span
from rashomon.model.when import TimeExpression
from rashomon.model.where import PlaceMention
from rashomon.model.who import Actor, ActorMention
from rashomon.text.sentences import date_line

_SEPARATE = re.compile(
    r"\b(?:another|elsewhere|separate(?:ly)?|a similar|a second|in other|other (?:attacks|raids|strikes)|"
    r"a day (?:earlier|before)|the day before|also on|earlier (?:on|in)|in a different)\b",
    re.IGNORECASE,
)
_THEIR_FORCES = re.compile(r"\bby (?:his|its|their|her) (?:own )?(?:forces|troops|army|men|fighters|jets|soldiers)\b")


class _Reading(Struct, frozen=True):
    """What all sentences of a report share: the report, and the places, times and actors that it names.

    Names of places and days help to tell each other apart, so they are sought everywhere; actors are sought in the
    chosen sentences alone.
    """

    report: Report
    lead_end: int  # the end of the first sentence of the body: it tells the news, never context
    places: tuple[PlaceMention, ...]
    country: str | None  # the country that most of the places lie in
    times: tuple[TimeExpression, ...]
    actors: tuple[ActorMention, ...]
    lookup: Callable[[str], Actor]


def tellings(report: Report, parsed: ParsedReport, finders: Finders) -> tuple[Telling, ...]:
    """The tellings of a report, in text order; sentences that tell no event are there for their places and times."""
    chosen = chosen_sentences(parsed.sentences)
    if not chosen:
        return ()
    parsed.parse(s.index for s in chosen)
    line, body = date_line(report.text)
    lead = next((s.end for s in parsed.sentences if s.start >= max(report.headline_end, body)), 0)
    named = with_roads(report.text, in_home_town(report.text, finders.places.find(report.text)))
    places = tuple(sorted([*named, *echoes(report.text, parsed.sentences, named)], key=lambda m: m.span))
    countries = Counter(m.place.country for m in places if m.place.country)
    reading = _Reading(
        report,
        lead,
        places,
        min(countries, key=lambda c: (-countries[c], c), default=None),
        finders.times.find(report.text, 0, len(report.text), report.published_day),
        tuple(m for s in chosen for m in finders.actors.find(report.text, s.start, s.end, report.published_day)),
        lambda words: finders.actors.lookup(words, report.published_day),
    )
    firm = {s.index for s in chosen}
    # a date line tells whence and when the report was sent, not where and when anything happened
    told = (s for s in parsed.sentences if not line <= s.start < body)
    return tuple(
        telling
        for s in told
        for telling in (_of_sentence(parsed[s.index], reading) if s.index in firm else _setting(s, reading))
    )


def _of_sentence(parsed: ParsedSentence, reading: _Reading) -> Iterator[Telling]:
    said = attributions(parsed, REPORTING)
    found = harms(parsed)
    aside = set_off(parsed.sentence)
    if aside is not None and any(aside.holds(h.trigger) for h in found):
        telling = _of_stretch(parsed, reading, said, found, Stretch(aside))
        yield structs.replace(telling, is_set_off=True)
        return
    cut = stretches(parsed, [h.harm_word for h in found])
    parts = [_of_stretch(parsed, reading, said, found, stretch) for stretch in cut]
    ties = [_is_one_toll(a, b) for a, b in pairwise(parts)]
    if any(ties):
        parts = [_of_stretch(parsed, reading, said, found, stretch) for stretch in tied(parsed.sentence, cut, ties)]
    parts = [_with_possessor(t, parts[0]) for t in parts]
    telling_parts = [t for t in parts if t.harms or any(e.weight >= STRONG or t.is_recalled for e in t.events)]
    if len(telling_parts) < 2:
        whole = Stretch(parsed.sentence.span)
        telling_parts = parts if cut == (whole,) else [_of_stretch(parsed, reading, said, found, whole)]
    for telling in telling_parts:
        for one in _by_place(telling, reading, said):
            yield from _several(one, reading, said) or [one]


def _by_place(telling: Telling, reading: _Reading, said: Sequence[Attribution]) -> Iterator[Telling]:
    """ "Five were killed in the town and two in a village" tells of two places, and so of two events."""
    spans = shared_out(telling.sentence, telling.harms)
    for number, span in enumerate(spans):
        mine = _own_parts(telling.harms, span)
        anchor = mine[0].trigger.start if mine else span.start
        areas = tuple(_places(reading, span, telling.actors, said, anchor)) or telling.areas
        place = areas[0] if areas else None
        yield structs.replace(telling, harms=mine, place=place, areas=areas, is_share=number > 0)
    if not spans:
        yield telling


def _is_one_toll(one: Telling, two: Telling) -> bool:
    """ "Three were killed, and nine were hurt when a shell hit the bus": what hurt the nine killed the three."""
    fields = ({h.field for h in one.harms}, {h.field for h in two.harms})
    return all(fields) and not fields[0] & fields[1] and (_is_bare(one) or _is_bare(two)) and not two.is_recalled


def _is_bare(telling: Telling) -> bool:
    """The words tell people harmed, and not by whom or what, where or when."""
    told = telling.date or telling.place or telling.initiators
    return not told and all(e.weight < STRONG for e in telling.events)


def _setting(sentence: Sentence, reading: _Reading) -> Iterator[Telling]:
    """A sentence without event words that names places or times; it is not parsed."""
    found = scenes(reading.report.text, sentence.span, reading.places, (), reading.country, sentence.start)
    places = at_home(found, reading.country)
    date = likeliest(unspoken_times(reading.report, reading.times, sentence.span), sentence.start)
    if not places and date is None:
        return
    old = is_old(date, reading.report.published_day)
    yield Telling(
        sentence=sentence,
        date=date,
        place=places[0] if places else None,
        areas=tuple(places),
        is_background=old or (sentence.start > reading.lead_end and background_cue(sentence.text)),
        is_old=old,
        is_headline=sentence.start < reading.report.headline_end,
        is_lead=sentence.end == reading.lead_end,
    )


def _with_possessor(telling: Telling, first: Telling) -> Telling:
    """ "Assad's strikes followed an attack by his forces": his forces are those of the party named first."""
    if not telling.is_recalled or telling.initiators or _THEIR_FORCES.search(telling.sentence.text) is None:
        return telling
    return structs.replace(telling, initiators=first.initiators)


def _of_stretch(
    parsed: ParsedSentence,
    reading: _Reading,
    said: Sequence[Attribution],
    found: Sequence[HarmMention],
    part: Stretch,
) -> Telling:
    sentence, stretch = parsed.sentence, part.span
    mine = _own_parts(found, stretch)
    earlier = earlier_clauses(parsed, [h.harm_word for h in mine])
    events = _told_now(event_words(reading.report.text, stretch.start, stretch.end), earlier)
    events = _not_of_speakers(events, said)
    actors = _actors(reading, stretch, events)
    anchors = [h.harm_word.start for h in mine] or [e.span.start for e in events if not e.is_noun]
    anchor = anchors[0] if anchors else stretch.start
    places = _places(reading, stretch, actors, said, anchor)
    if not mine and not any(e.weight >= STRONG and not e.is_noun for e in events):
        places = at_home(places, reading.country)
    who = roles(parsed, actors)
    peaceful = peaceful_deed(stretch.text) if not mine else None
    if peaceful is not None:
        who = peaceful_roles(peaceful, stretch.start, actors)
    date = _when(parsed, reading, stretch, said, mine, earlier, anchor)
    is_headline = sentence.start < reading.report.headline_end
    old = is_old(date, reading.report.published_day)
    return Telling(
        sentence=sentence,
        harms=mine,
        events=events,
        date=date,
        place=places[0] if places else None,
        areas=tuple(places),
        actors=tuple(actors),
        initiators=_doing(who.initiators, mine, reading.places) or doers(reading.report.text, stretch, actors),
        targets=who.targets,
        weapons=weapons(reading.report.text, stretch.start, stretch.end),
        is_background=old
        or (part.is_recalled and not is_headline)
        or (sentence.start > reading.lead_end and background_cue(stretch.text)),
        is_old=old,
        is_separate=_SEPARATE.search(stretch.text) is not None,
        is_headline=is_headline,
        is_lead=sentence.end == reading.lead_end,
        is_recalled=part.is_recalled,
        voices=tuple(a.source.text for a in said if a.source is not None),
        is_peaceful=peaceful is not None,
        is_imagined=not mine and _is_imagined(parsed, events),
    )


def _when(
    parsed: ParsedSentence,
    reading: _Reading,
    stretch: Span,
    said: Sequence[Attribution],
    mine: Sequence[HarmMention],
    earlier: Sequence[Span],
    anchor: int,
) -> TimeExpression | None:
    """The likeliest time of what a stretch tells; mine: its harm. earlier: clauses that tell what went before."""
    harmed = [h.harm_word for h in mine]
    times = event_times(reading.report, reading.times, parsed.sentence.span, stretch, said)
    times = [t for t in times if not is_of_an_answer(parsed, t.span, said, harmed)]
    if not any(is_cumulative(parsed, h.trigger) for h in mine):  # who have died since then died in that time
        times = [t for t in times if not is_lasting(reading.report, parsed.sentence.span, t)]
    aside = (*earlier, *asides_on_places(parsed, [m.span for m in reading.places], harmed))
    return likeliest([t for t in times if not any(c.holds(t.span) for c in aside)], anchor)


def _not_of_speakers(events: Sequence[EventWord], said: Sequence[Attribution]) -> tuple[EventWord, ...]:
    """ "The rebel council said": what a speaker is called tells no fight; "a report on the raid" tells of it."""
    sources = [a.source for a in said if a.source is not None]
    return tuple(e for e in events if e.weight >= STRONG or not any(s.holds(e.span) for s in sources))


def _told_now(events: Sequence[EventWord], earlier: Sequence[Span]) -> tuple[EventWord, ...]:
    return tuple(e for e in events if not any(clause.holds(e.span) for clause in earlier))


def _doing(
    named: Sequence[ActorMention], mine: Sequence[HarmMention], places: Sequence[PlaceMention]
) -> tuple[ActorMention, ...]:
    """Those who did it; a name that no registry knows must be neither one of the harmed nor a place."""
    others = [*(h.group for h in mine if h.group is not None), *(m.span for m in places)]
    return tuple(m for m in named if m.actor.id or m.actor.kind or not any(m.span.overlaps(o) for o in others))


def _actors(reading: _Reading, stretch: Span, events: Sequence[EventWord]) -> list[ActorMention]:
    """The actors that a stretch names, states that act under their bare name among them."""
    own = [m for m in reading.actors if stretch.holds(m.span)]
    states = acting_states(reading.report.text, stretch, events, reading.places, reading.lookup)
    return sorted([*own, *(m for m in states if not any(m.span.overlaps(o.span) for o in own))], key=lambda m: m.span)


def _is_imagined(parsed: ParsedSentence, events: Sequence[EventWord]) -> bool:
    """The event is threatened, feared or denied, not told."""
    strongest = max(events, key=lambda e: (e.weight, -e.span.start), default=None)
    return strongest is not None and stance(parsed, strongest.span) in ("hypothetical", "denied", "withheld")


def _own_parts(found: Sequence[HarmMention], stretch: Span) -> tuple[HarmMention, ...]:
    """The harm mentions of a stretch; a part whose whole stands in another stretch loses it."""
    places = {k: n for n, k in enumerate(k for k, h in enumerate(found) if stretch.holds(h.trigger))}
    return tuple(
        structs.replace(found[k], part_of=places.get(owner) if (owner := found[k].part_of) is not None else None)
        for k in places
    )


def _several(telling: Telling, reading: _Reading, said: Sequence[Attribution]) -> list[Telling]:
    """ "Two earlier attacks, in 2013 and in December 2017": context that names several times tells several events."""
    if telling.harms or not telling.is_background:
        return []
    whole, published = telling.sentence.span, reading.report.published_day
    dates = event_times(reading.report, reading.times, whole, whole, said)
    each = [structs.replace(telling, date=date, is_old=is_old(date, published)) for date in dates]
    return each if len(dates) > 1 else []


def _places(
    reading: _Reading, stretch: Span, actors: Sequence[ActorMention], said: Sequence[Attribution], anchor: int
) -> list[PlaceMention]:
    """The places that the event may have happened at, the likeliest first; names inside actors and sources are none."""
    sources = [a.source for a in said if a.source is not None and not shows(a.source)]
    taken = [m.span for m in actors] + sources
    return scenes(reading.report.text, stretch, reading.places, taken, reading.country, anchor)
