"""What the ledger holds of an incident, field by field: the value, how the accounts stand to it, the rule behind it."""

from collections.abc import Iterator

from msgspec import Struct

from rashomon.export.words import actors_words, date_words, place_words, toll_words
from rashomon.model.claim import HARM_FIELDS
from rashomon.model.incident import Incident, Reason, Status


class Held(Struct, frozen=True):
    """The value of one field in words. status: how the accounts agree on it. reason: the rule that gave it."""

    field: str
    words: str
    status: Status | None
    reason: Reason | None


def held(incident: Incident) -> tuple[Held, ...]:
    """All that was derived of an incident: what happened, the tolls, whole and by class of victims, the rest."""
    reasons = {reason.field: reason for reason in incident.reasons}
    statuses = {**incident.status, **_toll_statuses(incident)}
    return tuple(Held(field, words, statuses.get(field), reasons.get(field)) for field, words in _values(incident))


def _values(incident: Incident) -> Iterator[tuple[str, str]]:
    date, place = incident.date, incident.place
    yield "type", incident.type.replace("_", " ")
    yield "date", f"{date_words(date)} ({date.precision})" if date else "?"
    yield "place", f"{place_words(place)} ({place.precision})" if place and place.precision else place_words(place)
    yield "initiator", actors_words(incident.initiator)
    yield "target", actors_words(incident.target)
    for field in HARM_FIELDS:
        if harm := incident.harm.get(field):
            yield field, toll_words(harm.total)
            for name, toll in sorted(harm.by_class.items()):
                yield f"{field} ({name})", toll_words(toll)
    yield "background", "told only as context" if incident.background else "no, told as news"
    yield "origins", str(incident.origins)
    yield "grade", incident.grade


def _toll_statuses(incident: Incident) -> dict[str, Status]:
    return {
        f"{field} ({name})": toll.status
        for field, harm in incident.harm.items()
        for name, toll in harm.by_class.items()
    }
