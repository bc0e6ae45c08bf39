"""What a change of the words must change in the reading, and what it must leave alone (CheckList's relations)."""

import random
from collections import Counter
from itertools import pairwise, product

import pytest
from msgspec import structs

from properties.told import Told, figure, read, read_one, weighed
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact, WeaponFact

TEMPLATES = {
    "shells": "Shells killed {number} people in {place} on {day}, {source} said.",
    "active": "{actor} killed {number} civilians in {place} on {day}, {source} said.",
    "passive": "In {place}, {number} civilians were killed by {actor} on {day}, {source} said.",
    "bound": "At least {number} villagers died in an air strike by {actor} on {place} on {day}, {source} said.",
    "bomb": "A car bomb wounded {number} people in {place} on {day}, according to {source}.",
    "abduction": "{actor} abducted {number} teachers in {place} on {day}, {source} said.",
    "shot": "{actor} shot dead {number} shepherds near {place} on {day}, {source} said.",
    "relayed": "A mortar attack by {actor} wounded {number} people in {place} on {day}, {source} told Reuters.",
}
NEGATED = {
    "Shells killed no people in {place} on {day}, {source} said.": "killed",
    "Shells killed no one in {place} on {day}, {source} said.": "killed",
    "{actor} killed no civilians in {place} on {day}, {source} said.": "killed",
    "No civilians were killed by {actor} in {place} on {day}, {source} said.": "killed",
    "A car bomb wounded nobody in {place} on {day}, according to {source}.": "injured",
    "A mortar attack by {actor} wounded no people in {place} on {day}, {source} told Reuters.": "injured",
}
USUAL = {"number": "17", "place": "Homs", "actor": "Turkish troops", "source": "witnesses", "day": "Monday"}
ACTING = sorted(name for name, words in TEMPLATES.items() if "{actor}" in words)

NUMBERS = {"6": 6, "23": 23, "140": 140, "1,250": 1250, "twelve": 12, "sixty-four": 64}
PLACES = {"Aleppo": "SYR", "Mosul": "IRQ", "Donetsk": "UKR", "Kabul": "AFG", "Mogadishu": "SOM"}
ACTORS = {
    "Russian troops": "russia",
    "Hamas fighters": "hamas",
    "Hezbollah fighters": "hezbollah",
    "Taliban fighters": "taliban",
    "Boko Haram fighters": "boko_haram",
}
SOURCES = {
    "medics": "medic",
    "police": "government",
    "residents": "witness",
    "the Syrian Observatory for Human Rights": "monitor",
}
DAYS = {"Tuesday": "2019-03-05", "Sunday": "2019-03-03", "1 January": "2019-01-01", "February 26": "2019-02-26"}
each_template = pytest.mark.parametrize("name", sorted(TEMPLATES))


def told(name: str, **changed: str) -> Told:
    return read(TEMPLATES[name].format(**{**USUAL, **changed}))


def said(claim: Claim) -> tuple[object, ...]:
    """A claim without its offsets and ids."""
    source = (claim.source.name, claim.source.kind) if claim.source else None
    return (claim.field, *value_of(claim), source, claim.relayed_by, claim.stance, claim.scope)


def value_of(claim: Claim) -> tuple[object, ...]:
    match claim.value:
        case HarmValue(quantity=many, group=group):
            return (many.low, many.high, many.approximate, group.class_, group.actor and group.actor.id)
        case ActorFact(actor=actor):
            return (actor.id,)
        case PlaceFact(place=place):
            return (place.name, place.country, place.precision)
        case DateFact(date=date):
            return (date.start, date.end, date.precision)
        case TypeFact(type=kind):
            return (kind,)
        case WeaponFact(text=words):
            return (words,)


def all_said(reading: Told, *without: str) -> list[tuple[object, ...]]:
    return sorted((said(c) for c in reading.claims if c.field not in without), key=str)


def without_figures(reading: Told) -> list[tuple[object, ...]]:
    rows = [said(structs.replace(c, field="harm")) if c.is_harm else said(c) for c in reading.claims]
    return sorted(((row[0], *row[4:]) if row[0] == "harm" else row for row in rows), key=str)


def without_sources(reading: Told) -> list[tuple[object, ...]]:
    return sorted((said(structs.replace(c, source=None)) for c in reading.claims), key=str)


@each_template
def test_the_usual_words_are_read(name: str) -> None:
    """Else the relations below would hold of nothing."""
    reading = told(name)
    (claim,) = reading.harms()
    assert figure(claim)[1] == 17
    assert {"type", "place", "date"} <= {c.field for c in reading.claims}
    assert reading.sources() == {"witnesses"}
    assert name not in ACTING or reading.actors("initiator") == {"turkey"}
    assert claim.relayed_by == (("Reuters",) if name == "relayed" else ())


@pytest.mark.parametrize(("name", "words"), list(product(sorted(TEMPLATES), NUMBERS)))
def test_another_number_is_another_figure_and_nothing_else(name: str, words: str) -> None:
    usual, changed = told(name), told(name, number=words)
    ((_, low, high),) = changed.figures()
    assert (low, high) == (NUMBERS[words], None if name == "bound" else NUMBERS[words])
    assert without_figures(changed) == without_figures(usual)


@pytest.mark.parametrize(("name", "place"), list(product(sorted(TEMPLATES), PLACES)))
def test_another_place_is_another_place_and_nothing_else(name: str, place: str) -> None:
    changed = told(name, place=place)
    (fact,) = (c.value.place for c in changed.claims if isinstance(c.value, PlaceFact))
    assert (fact.name, fact.country) == (place, PLACES[place])
    assert all_said(changed, "place") == all_said(told(name), "place")


@pytest.mark.parametrize(("name", "actor"), list(product(ACTING, ACTORS)))
def test_another_actor_is_another_initiator_and_nothing_else(name: str, actor: str) -> None:
    changed = told(name, actor=actor)
    assert changed.actors("initiator") == {ACTORS[actor]}
    # soldiers of a state and a militia do different kinds of violence to civilians
    assert all_said(changed, "initiator", "type") == all_said(told(name), "initiator", "type")


@pytest.mark.parametrize(("name", "source"), list(product(sorted(TEMPLATES), SOURCES)))
def test_another_source_is_another_source_and_nothing_else(name: str, source: str) -> None:
    changed = told(name, source=source)
    (claim,) = changed.harms()
    assert claim.source is not None
    assert (claim.source.name, claim.source.kind) == (source, SOURCES[source])
    assert without_sources(changed) == without_sources(told(name))


@pytest.mark.parametrize(("name", "day"), list(product(sorted(TEMPLATES), DAYS)))
def test_another_day_is_another_date_and_nothing_else(name: str, day: str) -> None:
    changed = told(name, day=day)
    assert changed.days() == {(DAYS[day], DAYS[day])}
    assert all_said(changed, "date") == all_said(told(name), "date")


@each_template
def test_a_day_with_its_year_does_not_hang_on_publication(name: str) -> None:
    text = TEMPLATES[name].format(**{**USUAL, "day": "4 March 2019"})
    assert all_said(read(text)) == all_said(read(text, published="2019-03-11"))
    assert read(text).days() == {("2019-03-04", "2019-03-04")}


@pytest.mark.parametrize("words", sorted(NEGATED))
def test_none_is_zero(words: str) -> None:
    reading = read(words.format(**USUAL))
    assert reading.figures() == [(NEGATED[words], 0, 0)]
    assert reading.sources() == {"witnesses"}
    assert reading.places() == {"Homs"}


@pytest.mark.parametrize("sort", ["soldiers", "police officers", "rebels"])
def test_others_are_another_group(sort: str) -> None:
    text = TEMPLATES["shells"].format(**USUAL)
    (claim,) = read(text.replace("people", sort)).harms()
    assert isinstance(claim.value, HarmValue)
    assert (claim.value.group.text, claim.value.group.class_) == (sort, "combatant")
    assert figure(claim) == ("killed", 17, 17)


COMMENTS = """

Comments (2)

quiet_heron Wed, 03/06/2019 - 10:02 Permalink

Last year 900 people were killed in Basra by American jets and nobody counted them.

mill_owl Wed, 03/06/2019 - 11:47 Permalink

Lies. The army says 4,000 terrorists died in Hama on Sunday.
"""
PARAGRAPHS = {
    "apricots": "The town lies on a river and is known for its apricots, which are dried on the roofs in August.",
    "talks": "Talks about the price of bread go on in the capital, where the minister met bakers and millers.",
    "sizes": "The old market has 400 stalls, and about 12,000 visitors come to it in a week.",
}


def followed(name: str) -> str:
    """A text long enough that what follows can be told from it."""
    return TEMPLATES[name].format(**USUAL) + "\n\nThe streets were empty afterwards and the shops stayed shut all day."


@each_template
def test_comments_change_nothing(name: str) -> None:
    assert all_said(read(followed(name) + COMMENTS)) == all_said(read(followed(name)))


@pytest.mark.parametrize(("name", "paragraph"), list(product(sorted(TEMPLATES), PARAGRAPHS)))
def test_a_paragraph_about_something_else_changes_nothing(name: str, paragraph: str) -> None:
    longer = TEMPLATES[name].format(**USUAL) + "\n\n" + PARAGRAPHS[paragraph]
    assert all_said(read(longer)) == all_said(told(name))


def test_a_doer_is_not_lent_to_another_town_and_day() -> None:
    first = TEMPLATES["relayed"].format(**USUAL)
    second = TEMPLATES["shells"].format(**{**USUAL, **ELSEWHERE})
    assert [c.trigger.text for c in read(f"{first}\n\n{second}").claims if c.field == "initiator"] == ["Turkish troops"]


def test_a_day_in_march_is_no_march() -> None:
    assert told("passive", day="1 March").types() == told("passive").types()


@each_template
def test_the_same_report_again_adds_no_incident_and_no_origin(name: str) -> None:
    (once,) = read(followed(name)).incidents
    twice = read(followed(name), followed(name))
    (both,) = twice.incidents
    assert twice.copied == {"r1": "r0"}
    assert (both.origins, both.type, both.date, both.place) == (once.origins, once.type, once.date, once.place)
    assert {f: (h.total.low, h.total.high) for f, h in both.harm.items()} == {
        f: (h.total.low, h.total.high) for f, h in once.harm.items()
    }


ELSEWHERE = {"place": "Kandahar", "actor": "Taliban fighters", "source": "police", "number": "9", "day": "Sunday"}


@pytest.mark.parametrize(("one", "two"), list(pairwise(["relayed", *(t for t in sorted(TEMPLATES) if t != "relayed")])))
def test_two_reports_in_one_give_what_both_give(one: str, two: str) -> None:
    first, second = TEMPLATES[one].format(**USUAL), TEMPLATES[two].format(**{**USUAL, **ELSEWHERE})
    joined = read(f"{first}\n\n{second}")
    apart = Counter(all_said(read(first), "type")) + Counter(all_said(read(second), "type"))
    assert Counter(all_said(joined, "type")) == apart
    assert len(joined.incidents) == 2


@each_template
def test_two_incidents_in_two_reports_stay_two(name: str) -> None:
    one, two = TEMPLATES[name].format(**USUAL), TEMPLATES[name].format(**{**USUAL, **ELSEWHERE})
    assert len(read(one, two).incidents) == 2


def test_the_order_of_reports_does_not_matter() -> None:
    rows = [
        read_one(TEMPLATES[name].format(**{**USUAL, "place": place}), name=f"{name}-{place}")
        for name, place in product(sorted(TEMPLATES), ("Homs", "Kabul"))
    ]
    once = sorted(weighed(rows).incidents, key=lambda i: i.id)
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        assert sorted(weighed(rows).incidents, key=lambda i: i.id) == once
