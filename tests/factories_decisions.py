"""Decisions for tests."""

from rashomon.model.decision import Decision, DecisionKind


def decide(number: int, kind: DecisionKind, *parts: str, **known: object) -> Decision:
    """A decision about accounts whose ids are single letters: "ab" is the accounts a and b."""
    known = {"author": "Noor", "at": "2026-03-01T10:00:00.000000+00:00"} | known
    return Decision(number=number, id=f"d{number}", kind=kind, parts=tuple(map(tuple, parts)), **known)
