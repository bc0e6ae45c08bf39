"""Incidents for tests of profiles."""

from msgspec.structs import replace

from factories import make_incident, make_reading
from rashomon.export.profiles.cells import Case, Policy, Profile, Row
from rashomon.model.claim import Claim, HarmValue, Value
from rashomon.model.incident import Incident
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Group

READING = make_reading()
HOMS = Place(
    "Homs", name="Homs", settlement="Homs", admin1="Homs", country="SYR", lat=34.73, lon=36.71, precision="settlement"
)
ARMY = Actor("syrian_government", "Military Forces of Syria", "the army", "State forces")
RUSSIA = Actor("russia", "Military Forces of Russia", "Russian jets", "State forces")
REBELS = Actor("opposition_rebels", "Opposition rebels", "rebels", "Rebel group")
PEOPLE = Actor("civilians", "Civilians", "residents", "Civilians")
CROWD = Actor("civilian_protesters", "Protesters", "protesters", "Protesters")
HAMA = Place(
    "Hama", name="Hama", settlement="Hama", admin1="Hama", country="SYR", lat=35.13, lon=36.75, precision="settlement"
)
GUNMEN = Actor("unidentified_armed_group", "Unidentified armed group", "gunmen", "Political militia")


def incident(**known: object) -> Incident:
    usual: dict[str, object] = {
        "type": "air_strike",
        "date": Date("2018-02-16", "2018-02-16", "day"),
        "place": HOMS,
        "initiator": (ARMY,),
        "target": (PEOPLE,),
        "harm": {},
        "summary": "A strike.",
    }
    return replace(make_incident(READING), **(usual | known))


def case_of(made: Incident, *claims: Claim) -> Case:
    return Case(made, claims, {READING.report.id: READING.report}, {})


def coded(profile: Profile, made: Incident, *claims: Claim, **rules: int) -> Row:
    """The one row; rules: what the policy overrides, `vague_dozens` for `vague/dozens`."""
    policy = Policy({name.replace("_", "/"): value for name, value in rules.items()})
    (row,) = profile.code(case_of(made, *claims), policy).rows
    return row


def fact(field: str, value: Value, words: str, sentence: str = "", **known: object) -> Claim:
    """A claim with these words, in a sentence of its own."""
    sentence = sentence or f"{words}."
    begin = sum(map(ord, sentence))  # sentences stand in different places
    start = begin + sentence.index(words)
    usual: dict[str, object] = {
        "id": f"{field}-{words}-{len(sentence)}",
        "field": field,
        "value": value,
        "source": None,
        "relayed_by": (),
        "stance": "asserted",
        "evidence": Span(begin, begin + len(sentence), sentence),
        "trigger": Span(start, start + len(words), words),
    }
    return replace(READING.claims[0], **(usual | known))


def killed(low: int | None, high: int | None, words: str = "", whom: Group | None = None) -> Claim:
    claim = next(c for c in READING.claims if c.field == "killed")
    assert isinstance(claim.value, HarmValue)
    name = f"{claim.id}-{low}-{high}-{whom.text if whom else ''}"
    return replace(claim, id=name, value=HarmValue(Quantity(low, high, text=words), whom or claim.value.group))
