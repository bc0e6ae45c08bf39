"""What a form says, as an order."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from rashomon.errors import DecisionError
from rashomon.model.decision import DecisionKind
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.orders import Order
from rashomon.pipeline.pointing import pointed_at
from rashomon.pipeline.wording import correction
from rashomon.reconcile.decided import SETTABLE

ON_INCIDENT: tuple[DecisionKind, ...] = ("accept", "set", "split", "code", "comment", "assign")
ON_CLAIM: tuple[DecisionKind, ...] = ("accept", "reject", "correct", "comment", "assign")
CODED: tuple[str, ...] = tuple(field for field in SETTABLE if field not in ("grade", "summary"))
_CORRECTED = ("value", "field", "whom", "class_", "source", "source_kind", "stance", "scope")

Posted = Mapping[str, str | list[str]]


class Form(Struct, frozen=True):
    """The fields of a form that was posted; what is empty was not said."""

    fields: Posted

    def one(self, name: str) -> str:
        """What stands in a field, empty where nothing does."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All that was posted under this name."""
        given = self.fields.get(name, "")
        return tuple(text for text in ([given] if isinstance(given, str) else given) if text.strip())

    def number(self, name: str) -> int | None:
        """A whole number from 0, None where there is none. Raises DecisionError[D003]."""
        given = self.one(name).strip()
        if not given:
            return None
        if not (given.isascii() and given.isdecimal() and len(given) < 10):
            raise DecisionError("D003", name, f"{given!r} is no place in a text", "Give the number of a character.")
        return int(given)

    @property
    def seen(self) -> str | None:
        """The version that the person saw."""
        return self.one("version") or None


def incident_order(kind: DecisionKind, incident: str, form: Form) -> Order:
    """What a form on an incident wants."""
    known: dict[str, Any] = {"kind": kind, "incident": incident}
    if kind not in ("comment", "assign"):
        known |= {"reason": form.one("reason"), "seen": form.seen}
    return Order(**known, **_INCIDENT[kind](form))


def claim_order(kind: DecisionKind, claim: str, form: Form, ledger: Ledger) -> Order:
    """What a form on a claim wants. Raises DecisionError[D003], NotFoundError."""
    known: dict[str, Any] = {"kind": kind, "claim": claim}
    if kind in ("comment", "assign"):
        return Order(**known, value=form.one("words").strip())
    value = _correction(ledger, claim, form) if kind == "correct" else None
    return Order(**known, value=value, reason=form.one("reason"), seen=form.seen)


def merge_order(form: Form) -> Order:
    """What the form of a merge wants: incidents with the versions that were seen, in the same order."""
    seen = form.all("version")
    return Order(kind="merge", incidents=form.all("incident"), reason=form.one("reason"), seen=seen or None)


def _correction(ledger: Ledger, claim_id: str, form: Form) -> dict[str, Any]:
    claim = ledger.claim(claim_id)
    told = {name: form.one(name).strip() or None for name in _CORRECTED}
    parts = correction(claim, **told)
    words, start, end = form.one("evidence"), form.number("start"), form.number("end")
    if words.strip() or start is not None:
        report = ledger.report(claim.report)
        parts |= pointed_at(claim, report, words.replace("\r\n", "\n"), start, end)
    return parts


def _coded(form: Form) -> dict[str, Any]:
    return {"value": {field: form.one(field).strip() for field in CODED if form.one(field)}}


_INCIDENT: Mapping[str, Callable[[Form], dict[str, Any]]] = {
    "accept": lambda _form: {},
    "set": lambda form: {"field": form.one("field"), "value": form.one("value").strip() or None},
    "split": lambda form: {"leaving": form.all("leaving")},
    "code": _coded,
    "comment": lambda form: {"value": form.one("words").strip()},
    "assign": lambda form: {"value": form.one("words").strip()},
}
