"""Rows like those of Iraq Body Count: one per incident in which a civilian may have been killed.

The 18 variables of its incidents and persons, with a code before them. Least and most as its methodology has them: they
differ where reports do, or where it is not certain that the dead are civilians; a figure that nothing specific is set
against is both.
"""

from collections.abc import Iterable

from rashomon.export.profiles._airwars_parts import named_victims
from rashomon.export.profiles._clock import clock, date_words
from rashomon.export.profiles._harmed import civilians, is_disputed
from rashomon.export.profiles.cells import Case, Cell, Coded, Policy, Profile, Row, Value, columns_of, rules_of
from rashomon.model.claim import WeaponFact
from rashomon.model.when import date_text

VERSION = "ibc-like/1"
RULES = rules_of(
    "ibc",
    "Iraq Body Count, methodology",
    {
        "code@1": ("incidents", "The incident's id; the variables of Iraq Body Count follow."),
        "date@1": ("incidents, date", "The day, or as far as it is known."),
        "time@1": ("incidents, time", "The time of day that stands in the words of the date."),
        "place@1": ("incidents, place", "The place that most accounts tell, with the province."),
        "target@1": ("incidents, target", "Who was aimed at, in the words of the reports."),
        "dead@1": (
            "minimum and maximum",
            "The least and the most that accounts tell of civilians; people are civilians unless fighters are told.",
        ),
        "disputed@1": (
            "minimum and maximum",
            "Where it is not certain that the people are civilians the least is 0 and the most is all.",
        ),
        "weapons@1": ("incidents, weapons", "The weapons that are told."),
        "killers@1": ("incidents, killers", "Who is told to have done it."),
        "media@1": ("incidents, media sources", "The publishers of all reports; a single one is kept and can be seen."),
        "witnesses@1": (
            "incidents, primary witnesses",
            "Medics, rescuers, monitors and witnesses who tell the figures.",
        ),
        "persons@1": ("persons", "Those who are told by name, in the order of their names."),
        "not-told@1": ("persons", "Blank: the ledger does not read it."),
    },
)
COLUMNS = columns_of(
    RULES,
    (
        ("ibc_code", str, "code@1", "the incident's id"),
        ("date", str, "date@1", "day, month, year, or the first and last day"),
        ("time", str, "time@1", "HH:MM as told"),
        ("place", str, "place@1", "place, province"),
        ("target", str, "target@1", 'as told, separated by "; "'),
        ("deaths_min", int, "dead@1 disputed@1", "least civilians killed"),
        ("deaths_max", int, "dead@1 disputed@1", "most civilians killed"),
        ("injuries_min", int, "dead@1 disputed@1", "least civilians injured"),
        ("injuries_max", int, "dead@1 disputed@1", "most civilians injured"),
        ("weapons", str, "weapons@1", 'separated by "; "'),
        ("killers", str, "killers@1", 'separated by "; "'),
        ("media_sources", str, "media@1", 'separated by "; "'),
        ("primary_witnesses", str, "witnesses@1", 'separated by "; "'),
        ("name", str, "persons@1", 'names, separated by "; "'),
        ("age", str, "persons@1", 'ages in the same order, separated by "; "'),
        ("gender", str, "not-told@1", "blank"),
        ("marital_status", str, "not-told@1", "blank"),
        ("parental_status", str, "not-told@1", "blank"),
        ("occupation", str, "not-told@1", "blank"),
    ),
)
_LEAST_SOURCES = 1
_WITNESSES = ("medic", "rescuer", "monitor", "witness", "activist")


def code(case: Case, policy: Policy) -> Coded:
    """The row of an incident, or why Iraq Body Count would not list it.

    A policy may ask for more sources: `sources/least: 2`, as the project did until 2007.
    """
    if case.incident.date is None:
        return Coded(left_out="no day is told")
    killed = civilians(case, "killed")
    if killed is None or not killed.most:
        return Coded(left_out="no death of a civilian is told (deaths_max)")
    least = int(policy.get("sources/least", _LEAST_SOURCES) or 0)
    if case.incident.origins < least:
        return Coded(left_out=f"fewer than {least} independent sources (media_sources)")
    cells = {**_event(case), **_harm(case), **_sources(case), **_persons(case)}
    return Coded(({column.name: cells[column.name] for column in COLUMNS},))


def _event(case: Case) -> Row:
    incident, place = case.incident, case.incident.place
    assert incident.date is not None  # `code` let only such through
    where = dict.fromkeys((place.name or place.text, place.admin1)) if place else {}
    weapons = {c.value.text.lower(): c.id for c in case.claims if isinstance(c.value, WeaponFact)}
    return {
        "ibc_code": Cell(incident.id, "ibc/code@1", "the incident's id"),
        "date": Cell(date_text(incident.date), "ibc/date@1", incident.date.precision, case.behind("date")),
        "time": Cell(clock(case) or "", "ibc/time@1", date_words(case), case.behind("date")),
        "place": Cell(_joined(where, ", "), "ibc/place@1", place.text if place else "not told", case.behind("place")),
        "target": Cell(_joined(a.text for a in incident.target), "ibc/target@1", "as told", case.behind("target")),
        "killers": Cell(
            _joined(a.name for a in incident.initiator), "ibc/killers@1", "initiators", case.behind("initiator")
        ),
        "weapons": Cell(_joined(weapons), "ibc/weapons@1", "as told", tuple(sorted(weapons.values()))),
    }


def _harm(case: Case) -> Row:
    cells = {}
    rule = "ibc/disputed@1" if is_disputed(case) else "ibc/dead@1"
    for field, noun in (("killed", "deaths"), ("injured", "injuries")):
        told = civilians(case, field)
        least, most, claims = (told.least, told.most, told.claims) if told else (0, 0, ())
        cells[f"{noun}_min"] = Cell(least, rule, "least of what is told", claims)
        cells[f"{noun}_max"] = Cell(most, rule, "most of what is told", claims)
    return cells


def _sources(case: Case) -> Row:
    publishers = sorted({report.publisher or "Unknown publisher" for report in case.reports.values()})
    told = [c for c in case.claims if c.is_harm and c.source is not None and c.source.kind in _WITNESSES]
    names = sorted({c.source.name for c in told if c.source is not None})
    claims = tuple(sorted(c.id for c in told))
    return {
        "media_sources": Cell(_joined(publishers), "ibc/media@1", f"{case.incident.origins} independent"),
        "primary_witnesses": Cell(_joined(names), "ibc/witnesses@1", "who tells the figures", claims),
    }


def _persons(case: Case) -> Row:
    people = [one for one in named_victims(case.claims) if one.field == "killed"]
    claims = tuple(sorted(one.claim for one in people))
    values: dict[str, Value] = {
        "name": "; ".join(one.name for one in people),
        "age": "; ".join(str(one.age or "") for one in people) if any(one.age for one in people) else "",
    }
    blank = Cell("", "ibc/not-told@1", "the ledger does not read it")
    return {
        **{key: Cell(value, "ibc/persons@1", f"{len(people)} told by name", claims) for key, value in values.items()},
        **dict.fromkeys(("gender", "marital_status", "parental_status", "occupation"), blank),
    }


def _joined(parts: Iterable[str | None], between: str = "; ") -> str:
    return between.join(dict.fromkeys(part for part in parts if part))


IBC = Profile("ibc", VERSION, "ibc-like", COLUMNS, RULES, code, lambda: {"sources/least": _LEAST_SOURCES})
