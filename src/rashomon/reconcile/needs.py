"""Why an incident waits for people: the queue of who reviews is made of this."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.claim import HARM_FIELDS
from rashomon.model.decision import Decision, standing
from rashomon.model.incident import Incident, Toll
from rashomon.model.need import Need
from rashomon.reconcile.conflicts import Conflict, conflicts

UNSURE_BELOW = 0.75  # confidence of a claim
MANY = 10  # killed
_MARK = "contested"
_BESIDE = ("comment", "assign", "undo")

Doubt = tuple[float, str, str, str]  # confidence, id, field and words of a claim


def needs(incident: Incident, doubts: Iterable[Doubt], decisions: Iterable[Decision]) -> tuple[Need, ...]:
    """What an incident waits for.

    doubts: its claims below `UNSURE_BELOW` about which nobody decided. decisions: about its accounts. Who accepts an
    incident has looked at all there was then; with another account it waits again.
    """
    stand = standing(decisions)
    found = [*_assigned(stand), *map(_conflict, conflicts(stand))] if stand else []
    if not any(d.kind == "accept" and _is_about_all(d, incident) for d in stand):
        found += [*_contested(incident, stand), *_toll(incident, stand), *_unsure(doubts)]
    return tuple(found)


def coders(incident: Incident, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Who coded all that there is of an incident, sorted: they are done with it."""
    return tuple(sorted({d.author for d in standing(decisions) if d.kind == "code" and _is_about_all(d, incident)}))


def _is_about_all(decision: Decision, incident: Incident) -> bool:
    return decision.claim is None and set(incident.accounts) <= set(decision.accounts)


def _assigned(stand: Sequence[Decision]) -> Iterator[Need]:
    """The latest assignment of each thing, until that person decides about it."""
    latest = {d.claim: d for d in stand if d.kind == "assign"}
    done = {d.author: d.number for d in stand if d.kind not in _BESIDE}
    for claim, given in sorted(latest.items(), key=lambda one: one[1].number):
        person = str(given.value)
        if person and done.get(person, 0) < given.number:
            why = f"assigned to {person} by {given.author}"
            yield Need(kind="assigned", rank=given.number, why=why, claim=claim, person=person)


def _conflict(found: Conflict) -> Need:
    one, two = found.earlier, found.later
    what = found.about if one.claim is None else "a claim"
    why = f"{what}: {one.author} ({one.kind}) and {two.author} ({two.kind}) decided otherwise"
    return Need(kind="conflict", rank=two.number, why=why, claim=two.claim)


def _contested(incident: Incident, stand: Sequence[Decision]) -> Iterator[Need]:
    settled = {d.field for d in stand if d.kind == "set" and d.anchor in incident.accounts}
    fields = [field for field, status in sorted(incident.status.items()) if status == _MARK and field not in settled]
    if fields:
        why = "; ".join(f"{field} {_dispute(incident, field)}".strip() for field in fields)
        apart = max((_apart(incident.harm[field].total) for field in fields if field in incident.harm), default=0)
        yield Need(kind="contested", rank=-apart, why=why)


def _dispute(incident: Incident, field: str) -> str:
    """What stands against what, out of the reason of the value."""
    text = next((reason.text for reason in incident.reasons if reason.field == field), "")
    _, _, told = text.partition(f"{_MARK}: ")
    if told:
        return told.partition(" (claims")[0]
    _, _, among = text.partition(f"{_MARK} ")
    toll = incident.harm[field].total if field in HARM_FIELDS and field in incident.harm else None
    return " ".join(part for part in (_ends(toll) if toll else "", among) if part)


def _ends(toll: Toll) -> str:
    return " or ".join(str(end) for end in dict.fromkeys((toll.low, toll.high)) if end is not None)


def _apart(toll: Toll) -> int:
    return (toll.high or toll.low or 0) - (toll.low or 0)


def _toll(incident: Incident, stand: Sequence[Decision]) -> Iterator[Need]:
    killed = incident.harm["killed"].total if "killed" in incident.harm else None
    told = next((end for end in (killed.best, killed.high, killed.low) if end is not None), 0) if killed else 0
    if told >= MANY and not any(d.kind == "set" and d.field == "killed" for d in stand):
        yield Need(kind="toll", rank=-told, why=f"{told} killed")


def _unsure(doubts: Iterable[Doubt]) -> Iterator[Need]:
    """The claim that is read with least confidence; when it is decided the next one comes."""
    for confidence, claim, field, words in sorted(doubts)[:1]:
        why = f"{field} “{words}” is read with confidence {confidence:.2f}"
        yield Need(kind="unsure", rank=round(confidence * 1000), why=why, claim=claim)
