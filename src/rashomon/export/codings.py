"""What people coded of an incident without seeing what was derived, beside it."""

from collections.abc import Iterable

from msgspec import Struct

from rashomon.export.decided import field_words
from rashomon.export.words import actors_words, date_words, place_words, toll_words
from rashomon.model.claim import HARM_FIELDS
from rashomon.model.decision import Decision, standing
from rashomon.model.incident import Incident


class Coding(Struct, frozen=True):
    """One value that somebody coded, and the derived one, both in words."""

    author: str
    field: str
    coded: str
    derived: str

    @property
    def is_alike(self) -> bool:
        """Both say the same."""
        return self.coded == self.derived


def codings(incident: Incident, decisions: Iterable[Decision], author: str | None = None) -> tuple[Coding, ...]:
    """The codings that stand, the latest of each person, by person and field. author: of this one alone."""
    latest = {d.author: d for d in standing(decisions) if d.kind == "code" and author in (None, d.author)}
    return tuple(
        Coding(name, field, field_words(field, value), derived_words(incident, field))
        for name, decision in sorted(latest.items())
        for field, value in sorted(decision.value.items())
    )


def derived_words(incident: Incident, field: str) -> str:
    """The value of an incident's field in words; `?` where nothing is told."""
    if field in HARM_FIELDS:
        return toll_words(incident.harm[field].total) if field in incident.harm else "?"
    match field:
        case "date":
            return date_words(incident.date)
        case "place":
            return place_words(incident.place)
        case "initiator" | "target":
            return actors_words(getattr(incident, field))
        case "background":
            return "yes" if incident.background else "no"
        case _:
            return str(getattr(incident, field))
