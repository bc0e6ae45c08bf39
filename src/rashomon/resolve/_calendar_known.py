"""What time words can be read against, and the shape of the answer."""

from datetime import date

from msgspec import Struct

from rashomon.model.when import Date
from rashomon.resolve._calendar_days import span

Answer = tuple[str, Date | None]


class Known(Struct, frozen=True):
    """What the words can be read against: publication, what was told last."""

    published: date | None
    told: Date | None = None
    value: str = ""


def on(day: date | None, text: str) -> Answer:
    """The answer for one day; unknown where there is none."""
    return (day.isoformat(), span(day, day, "day", text)) if day else ("XXXX-XX-XX", None)
