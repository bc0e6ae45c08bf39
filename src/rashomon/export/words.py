"""How values are written for people who read; the texts of others are made safe for a terminal first."""

import re
from typing import TypeGuard

from rashomon.model.claim import (
    ActorFact,
    Claim,
    ClaimReview,
    DateFact,
    HarmValue,
    PlaceFact,
    Stance,
    TypeFact,
    Value,
)
from rashomon.model.incident import Incident, Status, Toll
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.when import Date, date_text
from rashomon.model.where import Place
from rashomon.model.who import Actor

# controls, and the marks that turn the direction of text around: both can make a terminal show what is not there
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://[!-;=?-{}~]+", re.IGNORECASE)  # ASCII without space, < > and |
_SPACE = re.compile(r"[ \t\r\n]+")
_STANCES: dict[Stance, str] = {
    "asserted": "",
    "alleged": "alleged",
    "denied": "DENIED",
    "withheld": "not said whether",
    "hypothetical": "hypothetical",
}
# what people decided; that a claim was accepted changes nothing in what it says
_REVIEWS: dict[ClaimReview | None, str] = {"corrected": "corrected", "rejected": "REJECTED"}
# a sign and a word, so that nothing hangs on colour
_STATUSES: dict[Status, str] = {
    "single": "1 single",
    "agreed": "= agreed",
    "revised": "> revised",
    "contested": "! contested",
}
_WORST_FIRST: tuple[Status, ...] = ("contested", "revised", "agreed", "single")


def safe(text: str) -> str:
    """The text on one line, with control characters written out instead of sent to the terminal."""
    return without_controls(_SPACE.sub(" ", text)).strip()


def without_controls(text: str, spare: str = "") -> str:
    """The text with every control character but these written out, `\\u001b` for an escape: JSON reads it back."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in spare else f"\\u{ord(match[0]):04x}", text)


def is_web_address(url: str | None) -> TypeGuard[str]:
    """A program may make a link of it: other schemes than the web's may do things on the reader's machine."""
    return url is not None and _WEB_ADDRESS.fullmatch(url) is not None


def date_words(date: Date | None) -> str:
    """A day, or the first and the last day with the precision."""
    return "?" if date is None else date_text(date)


def place_words(place: Place | None) -> str:
    """The place's name with the larger areas that it lies in."""
    if place is None:
        return "?"
    areas = (place.name or place.text, place.admin1, place.country)
    return ", ".join(dict.fromkeys(safe(area) for area in areas if area))


def actors_words(actors: tuple[Actor, ...]) -> str:
    """The actors' names, `?` when none is known."""
    return "; ".join(safe(actor.name) for actor in actors) or "?"


def quantity_words(quantity: Quantity) -> str:
    """What a quantity allows: `12`, `12 or more`, `up to 40`, `15 to 20`, `about 50`."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    words = str(low) if low == high else f"{low} to {high}"
    return f"about {words}" if quantity.approximate else words


def toll_words(toll: Toll | None) -> str:
    """`low-best-high`, or one number where the three are the same, `29+` and `up to 40` for bounds; `?` = not told."""
    if toll is None:
        return ""
    if toll.best is not None and toll.high is None and toll.low == toll.best:
        return f"{toll.low}+"
    if toll.best is not None and toll.low is None and toll.high == toll.best:
        return f"up to {toll.high}"
    numbers = ["?" if number is None else str(number) for number in (toll.low, toll.best, toll.high)]
    return numbers[0] if len(set(numbers)) == 1 else "-".join(numbers)


def value_words(value: Value) -> str:
    """The value of a claim."""
    match value:
        case HarmValue(quantity, group):
            whom = safe(group.text)
            is_told = whom and whom not in safe(quantity.text)
            return f"{quantity_words(quantity)} ({whom})" if is_told else quantity_words(quantity)
        case TypeFact(slug):
            return slug
        case ActorFact(actor):
            return safe(actor.name)
        case PlaceFact(place):
            return f"{place_words(place)} ({place.precision})" if place.precision else place_words(place)
        case DateFact(date):
            return f"{date_words(date)} ({date.precision})"
        case _:
            return safe(value.text)


def telling_words(claim: Claim) -> str:
    """The value of a claim with its hedges."""
    return ", ".join([value_words(claim.value), *hedge_words(claim)])


def figure_words(claim: Claim) -> str:
    """A figure with its hedge and the words that it was read from: `101 or more “more than 100” (fighters)`."""
    value = claim.value
    if not isinstance(value, HarmValue):
        return telling_words(claim)
    written, whom = safe(value.quantity.text or claim.trigger.text), safe(value.group.text)
    number = quantity_words(value.quantity)
    parts = [number, f"“{written}”" if written and written != number else ""]
    parts.append(f"({whom})" if whom and whom not in written else "")
    return ", ".join(part for part in (" ".join(p for p in parts if p), *hedge_words(claim)) if part)


def hedge_words(claim: Claim) -> list[str]:
    """What stands between a claim and a plain assertion: stance, scope, and that people corrected or rejected it."""
    scope = "over a period" if claim.scope == "cumulative" else ""
    hedges = (_STANCES[claim.stance], scope, _REVIEWS.get(claim.review, ""))
    return [hedge for hedge in hedges if hedge]


def chain_words(claim: Claim, publisher: str) -> str:
    """Who says it through whom: `publisher <- relay <- source`; the publisher alone in its own voice."""
    source = [safe(claim.source.name) + (" (carried over)" if claim.source.implicit else "")] if claim.source else []
    return " <- ".join([publisher, *(safe(link) for link in reversed(claim.relayed_by)), *source])


def publisher_words(report: Report) -> str:
    """The publisher's name, the report's id where it is unknown."""
    return safe(report.publisher or report.id)


def report_words(report: Report) -> str:
    """The report's id with its publisher, as far as that is known."""
    return f"{safe(report.id)} ({safe(report.publisher)})" if report.publisher else safe(report.id)


def status_words(status: Status | None) -> str:
    """A sign and a word."""
    return _STATUSES[status] if status else ""


def worst_status(incident: Incident) -> Status:
    """The most troubled of an incident's fields."""
    return next((status for status in _WORST_FIRST if status in incident.status.values()), "single")


def short_id(full: str, length: int = 10) -> str:
    """The beginning of an id, which every command takes in its place."""
    return full[:length]
