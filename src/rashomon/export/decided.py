"""What people decided, in words: for lists, for the page of an incident, for who just decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from rashomon.export.grid import wrapped
from rashomon.export.words import actors_words, date_words, place_words, safe, telling_words, toll_words
from rashomon.model.claim import HARM_FIELDS, Claim
from rashomon.model.decision import Decision, undone
from rashomon.model.incident import Incident, Toll
from rashomon.model.ledger_format import Object, decision_object
from rashomon.reconcile.decided import checked


class Decided(Struct, frozen=True):
    """What people decided about an incident.

    decisions: by number. rejected: claims of it that do not count because of them. version: what it is at now.
    """

    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Claim, ...] = ()
    version: str = ""

    @property
    def taken_back(self) -> frozenset[str]:
        """The ids of the decisions that were undone."""
        return undone(self.decisions)


def decision_words(decision: Decision, numbers: Mapping[str, int] | None = None) -> str:
    """What a decision does: `set killed to 9-10-11`. numbers: id -> number of decisions that may be undone by it."""
    value, parts = decision.value, decision.parts
    match decision.kind:
        case "accept" | "reject":
            return f"{decision.kind}ed {_subject(decision) if decision.claim else 'it as it stands'}"
        case "correct":
            return f"corrected claim {safe(decision.claim or '')}: {_parts(value)}"
        case "merge":
            return f"merged {len(parts)} incidents, of {' and '.join(_accounts(part) for part in parts)}"
        case "split":
            return f"split off {_accounts(parts[1])} of {len(decision.accounts)}"
        case "set":
            return f"set {decision.field} to {field_words(decision.field or '', value)}"
        case "code":
            told = (f"{field} to {field_words(field, coded)}" for field, coded in sorted(value.items()))
            return f"coded it without seeing what was derived: {', '.join(told)}"
        case "comment":
            return f"said of {_subject(decision)}: “{safe(str(value))}”"
        case "assign":
            return f"assigned {_subject(decision)} to {safe(str(value)) or 'nobody'}"
        case "undo":
            return f"undid {(numbers or {}).get(decision.undoes or '', decision.undoes)}"


def decision_line(decision: Decision, numbers: Mapping[str, int], taken_back: frozenset[str] = frozenset()) -> str:
    """Who, when, what and why: `3  2026-03-01 10:00  Noor  rejected claim c-1: a caption of another day`."""
    reason = f" ({safe(decision.reason)})" if decision.reason else ""
    mark = "  UNDONE" if decision.id in taken_back else ""
    at = decision.at[:16].replace("T", " ")
    return f"{decision.number}  {at}  {safe(decision.author)}  {decision_words(decision, numbers)}{reason}{mark}"


def taken_text(decision: Decision, changed: Mapping[str, Incident | None], numbers: Mapping[str, int]) -> str:
    """What was decided just now, and what became of the incidents. changed: id -> the incident that it leads to."""
    now = {incident.id: safe(incident.summary) or incident.type for incident in changed.values() if incident}
    led = {name: f"see {incident.id}" if incident else "no claim tells it" for name, incident in changed.items()}
    return "\n".join(
        [
            f"decision {decision.number} by {safe(decision.author)}: {decision_words(decision, numbers)}",
            *(f"changed {safe(name)}: {words}" for name, words in sorted(now.items())),
            *(f"gone {safe(name)}: {safe(to)}" for name, to in sorted(led.items()) if to != f"see {name}"),
            *([] if changed else ["no incident changed"]),
        ]
    )


def taken_object(decision: Decision, changed: Mapping[str, Incident | None]) -> Object:
    """The same for programs. `changed`: id -> the id that it leads to now, None where nothing tells it any more."""
    led = {name: incident.id if incident else None for name, incident in sorted(changed.items())}
    return {"decision": decision_object(decision), "changed": led}


def decisions_text(decided: Decided, width: int) -> list[str]:
    """The decisions about an incident, then the claims that do not count any more because of them."""
    numbers = {d.id: d.number for d in decided.decisions}
    lines = [decision_line(d, numbers, decided.taken_back) for d in decided.decisions]
    lines += [f"{safe(c.id)}  {c.field}: {telling_words(c)}: “{safe(c.evidence.text)}”" for c in decided.rejected]
    return [part for line in lines for part in wrapped(line, width, "    ")]


def _accounts(part: Sequence[str]) -> str:
    return f"{len(part)} account{'' if len(part) == 1 else 's'}"


def _subject(decision: Decision) -> str:
    return f"claim {safe(decision.claim)}" if decision.claim else "it"


def _parts(value: dict[str, Any]) -> str:
    """The parts of a claim that are other; without a source the report says it itself."""
    told = sorted(value.items())
    return ", ".join("source the report" if one == ("source", None) else f"{one[0]} {_plain(one[1])}" for one in told)


def _says_something(part: Any) -> bool:
    return part is not False and part not in (None, "", [], {})


def field_words(field: str, value: Any) -> str:
    """A value that somebody set or coded, as the page of an incident writes it. Raises ValueError."""
    found = checked(field, value)
    if field in HARM_FIELDS:
        low, best, high = found
        return toll_words(Toll(low, best, high, "single", ()))
    if field == "date":
        return date_words(found)
    if field == "place":
        return place_words(found)
    if field in ("initiator", "target"):
        return actors_words(found)
    return _plain(found)


def _plain(value: Any) -> str:
    """What JSON says without its signs; what is not known or not so is left out."""
    match value:
        case dict():
            again = ("text", value.get("name"))  # as written is as called
            told = (one for one in sorted(value.items()) if one != again and _says_something(one[1]))
            return ", ".join(f"{key} {_plain(part)}" for key, part in told)
        case list() | tuple():
            return "; ".join(_plain(part) for part in value)
        case bool():
            return "yes" if value else "no"
        case None:
            return "unknown"
        case _:
            return safe(str(value))
