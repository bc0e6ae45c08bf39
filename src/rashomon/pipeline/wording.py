"""Words that people type for values, made into what decisions hold: `29+`, `2018-02-07`, the name of a place."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

import msgspec

from rashomon.errors import DecisionError
from rashomon.model.claim import HARM_FIELDS, Claim, HarmValue
from rashomon.model.incident import Grade, Incident, IncidentType
from rashomon.model.quantity import Quantity
from rashomon.model.when import Date, DatePrecision
from rashomon.model.where import Place
from rashomon.model.who import Actor, Group, Source

UNKNOWN = "?"
_TOLL = re.compile(r"(\d+|\?)-(\d+|\?)-(\d+|\?)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_COUNTRY = re.compile(r",\s*([A-Z]{3})$")
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def incident_value(field: str, words: str, incident: Incident) -> Any:
    """What a person calls it, as `Reviewer.set` takes it; `?` is not known, what begins with { or [ is JSON.

    Harm: `12`, `9-10-12` (low-best-high), `29+`, `up to 40`, `15 to 20`. date: `2018-02-07`, `2018-02`, `2018`, two of
    them with `/` between. place: a name that the gazetteer knows. initiator, target: names, `;` between.
    Raises DecisionError[D003] when the words are none of these.
    """
    if words.lstrip().startswith(("{", "[")):
        return _json(field, words)
    if field in HARM_FIELDS:
        return _toll(field, words)
    return _INCIDENT.get(field, _as_it_is)(field, words.strip(), incident)


def claim_value(field: str, words: str, claim: Claim) -> dict[str, Any]:
    """As `incident_value`, for the `value` of a corrected claim: one actor, and numbers as reports tell them."""
    if words.lstrip().startswith("{"):
        found = _json(field, words)
        return dict(found)
    if field in HARM_FIELDS:
        counted = quantity(field, words)
        return {"low": counted.low, "high": counted.high, "approximate": counted.approximate}
    return _CLAIM.get(field, _weapon)(field, words.strip(), claim)


def correction(
    claim: Claim,
    *,
    value: str | None = None,
    field: str | None = None,
    whom: str | None = None,
    class_: str | None = None,
    source: str | None = None,
    source_kind: str | None = None,
    stance: str | None = None,
    scope: str | None = None,
) -> dict[str, Any]:
    """The parts of a claim that are other, as `Reviewer.correct` takes them; what is None stays.

    value: in words (`claim_value`). whom, class_: the people that a figure counts. source: who says it, `?` for the
    report in its own voice. Raises DecisionError[D003].
    """
    plain = {"field": field, "stance": stance, "scope": scope}
    parts: dict[str, Any] = {name: part for name, part in plain.items() if part is not None}
    told = claim_value(field or claim.field, value, claim) if value is not None else {}
    if whom is not None or class_ is not None:
        told["group"] = _other(claim.value.group if isinstance(claim.value, HarmValue) else Group(""), whom, class_)
    if told:
        parts["value"] = told
    if source == UNKNOWN:
        parts["source"] = None
    elif source is not None or source_kind is not None:
        before = claim.source if source is None else None
        words = {"name": source, "text": source, "kind": source_kind}
        parts["source"] = _over(before, {key: part for key, part in words.items() if part is not None})
    return parts


def quantity(field: str, words: str) -> Quantity:
    """The number that these words tell, as a report would: `29+`, `at least 29`, `about 50`, `dozens`."""
    from rashomon.text.numbers import numbers

    bare = words.strip().replace(",", "")
    if bare.isdecimal():
        return Quantity(int(bare), int(bare))
    found = [number for number in numbers(words.strip()) if number.span.text == words.strip()]
    if not found:
        raise _no(field, words, "a number", "Write 12, 29+, up to 40, or 15 to 20.")
    return found[0].quantity


def _other(group: Group, whom: str | None, class_: str | None) -> dict[str, Any]:
    given = {"text": whom, "class": class_}
    return _over(group, {key: part for key, part in given.items() if part is not None})


def _over(record: Group | Source | None, given: dict[str, Any]) -> dict[str, Any]:
    return (msgspec.to_builtins(record) if record is not None else {}) | given


def _toll(field: str, words: str) -> dict[str, int | None]:
    if whole := _TOLL.fullmatch(words.strip()):
        numbers = [None if part == UNKNOWN else int(part) for part in whole.groups()]
        return dict(zip(("low", "best", "high"), numbers, strict=True))
    told = quantity(field, words)
    if told.approximate or told.is_bare:
        raise _no(field, words, "a toll", "Write the least, the best and the greatest number: 40-50-60.")
    ends = {told.low, told.high} - {None}
    return {"low": told.low, "best": ends.pop() if len(ends) == 1 else None, "high": told.high}


def _date(field: str, words: str) -> dict[str, Any]:
    """Raises DecisionError[D003] for days that no calendar has."""
    first, _, last = words.partition("/")
    start, end = (_days(field, one.strip()) for one in (first, last or first))
    precision = _precision(first.strip()) if not last else "span"
    found = Date(start[0], end[1], "day" if start[0] == end[1] else precision)
    if found.start > found.end:
        raise _no(field, words, "a time", "Write the first day first.")
    return dict(msgspec.to_builtins(found))


def _days(field: str, words: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    try:
        told = _DAY.fullmatch(words)
        year, month, day = ((int(part) if part else None) for part in (told.groups() if told else (None,) * 3))
        if year is None:
            raise ValueError(words)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1).isoformat(), date(year, last_month, last_day).isoformat()
    except ValueError:
        raise _no(field, words, "a day", "Write 2018-02-07, 2018-02, or 2018-02-07/2018-02-09.") from None


def _precision(words: str) -> DatePrecision:
    by_length: Mapping[int, DatePrecision] = {4: "year", 7: "month"}
    return by_length.get(len(words), "day")


def _place(field: str, words: str, near: Place | None = None) -> dict[str, Any]:
    """near: where the incident was until now; it tells two towns of one name apart, unless the words do."""
    from rashomon.resolve.gazetteer import gazetteer

    found = gazetteer().lookup(words, (near,) if near is not None and "," not in words else ())
    country = _COUNTRY.search(words)
    if found is None or (country and found.country != country[1]):
        taken = f" ({words!r} would be in {found.country})" if found is not None else ""
        next_step = f'Write it as the gazetteer does, or as JSON: {{"text": "{words}", "lat": 35.1, "lon": 40.2}}'
        raise DecisionError("D003", field, f"the gazetteer has no {words!r}{taken}", next_step)
    return dict(msgspec.to_builtins(found))


def _actors(words: str, day: str | None) -> list[dict[str, Any]]:
    return [_actor(one.strip(), day) for one in words.split(";") if one.strip()]


def _actor(words: str, day: str | None) -> dict[str, Any]:
    """Whom nobody knows keeps the name as it was typed."""
    from rashomon.resolve.registry import Registry

    found: Actor = Registry().lookup(words, day)
    return dict(msgspec.to_builtins(found))


def _one_of(known: tuple[str, ...], field: str, words: str) -> str:
    if words not in known:
        near = get_close_matches(words, known) or known
        raise _no(field, words, f"a {field}", f"One of: {', '.join(near)}.")
    return words


def _background(field: str, words: str) -> bool:
    if words.lower() not in _YES_OR_NO:
        raise _no(field, words, "yes or no", "Write yes or no.")
    return _YES_OR_NO[words.lower()]


def _as_it_is(_field: str, words: str, _incident: Incident) -> str:
    return words


def _weapon(_field: str, words: str, _claim: Claim) -> dict[str, Any]:
    return {"text": words}


_IncidentWords = Callable[[str, str, Incident], Any]
_INCIDENT: Mapping[str, _IncidentWords] = {
    "type": lambda field, words, _: _one_of(get_args(IncidentType), field, words),
    "grade": lambda field, words, _: _one_of(get_args(Grade), field, words),
    "background": lambda field, words, _: _background(field, words),
    "date": lambda field, words, _: None if words == UNKNOWN else _date(field, words),
    "place": lambda field, words, it: None if words == UNKNOWN else _place(field, words, it.place),
    "initiator": lambda _, words, it: [] if words == UNKNOWN else _actors(words, _day_of(it)),
    "target": lambda _, words, it: [] if words == UNKNOWN else _actors(words, _day_of(it)),
}
_ClaimWords = Callable[[str, str, Claim], dict[str, Any]]
_CLAIM: Mapping[str, _ClaimWords] = {
    "type": lambda field, words, _: {"type": _one_of(get_args(IncidentType), field, words)},
    "date": lambda field, words, claim: {"date": _date(field, words) | {"text": claim.trigger.text}},
    "place": lambda field, words, _: {"place": _place(field, words)},
    "initiator": lambda _field, words, _: {"actor": _actor(words, None)},
    "target": lambda _field, words, _: {"actor": _actor(words, None)},
}


def _day_of(incident: Incident) -> str | None:
    return incident.date.start if incident.date else None


def _json(field: str, words: str) -> Any:
    try:
        return msgspec.json.decode(words)
    except msgspec.DecodeError as error:
        raise _no(field, words, f"JSON ({error})", "Write it in plain words, or mend the JSON.") from error


def _no(field: str, words: str, what: str, next_step: str) -> DecisionError:
    return DecisionError("D003", field, f"{words.strip()!r} is not {what}", next_step)
