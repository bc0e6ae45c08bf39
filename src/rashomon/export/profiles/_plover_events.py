"""Event, modes, score and contexts of a PLOVER record (PLOVER manual, draft 2.0, event types, modes, contexts)."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from rashomon.export.profiles.cells import Case, Cell, Row
from rashomon.export.profiles.countries import home
from rashomon.model.claim import Stance, WeaponFact
from rashomon.text.vocabulary import Entry, entries

AUXILIARY = ("negation", "hypothetical", "historical", "future")
# the weapons that say more than the type does; where the type tells no means, all do
_REFINED = {"aerial": ("drone",), "crowd-control": ("firearms",)}
_BY_STANCE: Mapping[Stance, str] = {"denied": "negation", "hypothetical": "hypothetical"}


class Event(Struct, frozen=True):
    """What an incident is coded as. mode: None where nothing tells the means; weapons: claims that tell it."""

    entry: Entry
    mode: str | None
    contexts: tuple[str, ...]
    weapons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.entry["event"])

    @property
    def score(self) -> float:
        modes: Mapping[str, float] = self.entry["modes"]
        return float(modes[self.mode] if self.mode else self.entry["score"])


def event_of(case: Case) -> Event | None:
    """The event that the incident is; None where PLOVER has none for it."""
    told = _by_type().get(case.incident.type)
    if told is None:
        return None
    by_weapon = _modes_of_weapons(case)
    may = _REFINED.get(told["mode"], ()) if told["mode"] else tuple(by_weapon)
    entry = types()[told["event"]]
    mode = next((one for one in by_weapon if one in may and one in entry["modes"]), told["mode"])
    return Event(entry, mode, (*told["contexts"], *_military(case)), by_weapon.get(mode or "", ()))


def event_cells(case: Case, event: Event, stance: Stance) -> Row:
    """The cells of what happened; stance: `asserted`, or of what is denied or may be."""
    extra = auxiliary(case, stance)
    modes = (*((event.mode,) if event.mode else ()), *extra)
    rule, why = ("auxiliary-mode@1", ", ".join(extra)) if extra else ("mode@1", "by the type and the weapons")
    claims = case.behind("type")
    return {
        "event": Cell((event.name,), "plover/event@1", f"incident type {case.incident.type}", claims),
        "quad_code": Cell(int(event.entry["quad"]), "plover/scale@1", event.name, claims),
        "event_scale": Cell(event.score, "plover/scale@1", event.mode or event.name, claims),
        "mode": Cell(modes or None, f"plover/{rule}", why, event.weapons or claims),
        "context": Cell(event.contexts or None, "plover/context@1", "by the type and the parties", claims),
    }


def auxiliary(case: Case, stance: Stance) -> tuple[str, ...]:
    """The auxiliary modes: how what is told stands to what happened."""
    incident = case.incident
    latest = max((report.published_day or "" for report in case.reports.values()), default="")
    found = {
        _BY_STANCE.get(stance, ""): True,
        "historical": incident.background,
        "future": bool(latest) and incident.date is not None and incident.date.start > latest,
    }
    return tuple(mode for mode in AUXILIARY if found.get(mode))


@cache
def types() -> Mapping[str, Entry]:
    """The event types by name."""
    return {entry["event"]: entry for entry in entries("plover_types")}


def mode_of_weapon(words: str) -> str | None:
    """The mode of an assault with such a weapon."""
    return next((mode for mode, pattern in _weapons() if pattern.search(words)), None)


def _modes_of_weapons(case: Case) -> dict[str, tuple[str, ...]]:
    """Mode -> the claims of weapons behind it, in the order of the list."""
    told = {c.id: mode_of_weapon(c.value.text) for c in case.claims if isinstance(c.value, WeaponFact)}
    order = [mode for mode, _ in _weapons() if mode in told.values()]
    return {mode: tuple(sorted(claim for claim, one in told.items() if one == mode)) for mode in order}


def _military(case: Case) -> tuple[str, ...]:
    """Of the forces of states alone."""
    parties = (*case.incident.initiator, *case.incident.target)
    is_state = any(p.kind == "State forces" or (p.kind == "External/Other forces" and home(p)) for p in parties)
    return ("military",) if is_state else ()


@cache
def _by_type() -> Mapping[str, Entry]:
    return {entry["type"]: entry for entry in entries("plover_events")}


@cache
def _weapons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["mode"], re.compile(rf"\b(?:{'|'.join(map(re.escape, entry['words']))})\b", re.IGNORECASE))
        for entry in entries("plover_weapons")
    )
