"""Ledgers for tests of formats: one that is plain, one whose every text is hostile."""

from msgspec.structs import replace

from factories import make_incident, make_reading, put_derived
from rashomon.model.claim import Claim
from rashomon.store.store import Store

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><h1>not ours</h1>",
    "&lt;b&gt; &amp; <!-- --> ]]>",
    "| a | b |\n|---|---|",
    "[text](javascript:alert(1)) ![x](http://tracker.example/x.png) `code` **bold**",
    "1. first\n- second\n# third\n> fourth",
    "\u202egnp.exe\u202c \u2066x\u2069 \x1b[31m \x00",
    "=HYPERLINK(1)",
    "مقتل ١٢ شخصا في السوق",
    "נהרגו 12 בני אדם (בשוק)",
)


def filled(place: str = ":memory:") -> Store:
    """Three reports of two incidents, of which one has no day; one report repeats another."""
    store = Store.open(place, create=True)
    readings = [
        make_reading(f"r{n}", url=f"https://paper.example/{n}", title=f"Shells hit market {n}") for n in range(3)
    ]
    store.add(readings)
    first, second = make_incident(*readings[:2]), make_incident(readings[2])
    put_derived(store, [first, replace(second, date=None)], {"r1": "r0"})
    return store


def hostile(words: str) -> Store:
    """One incident in which every name and every sentence holds these words."""
    text = f"Shells hit the market of Oldtown on Tuesday. At least 12 people {words} died, no one said. More."
    reading = make_reading("r1", text, publisher=words, title=words, url=f"javascript:{words}")
    claims = tuple(_named(claim, words) for claim in reading.claims)
    reading = replace(reading, claims=claims)
    store = Store.open(":memory:")
    store.add([reading])
    incident = make_incident(reading, summary=words)
    place = replace(incident.place, name=words, admin1=words) if incident.place else None
    actors = tuple(replace(actor, name=words) for actor in incident.initiator)
    put_derived(store, [replace(incident, place=place, initiator=actors)], {})
    return store


def _named(claim: Claim, words: str) -> Claim:
    if claim.source is None:
        return claim
    return replace(claim, source=replace(claim.source, name=words), relayed_by=(words,))
