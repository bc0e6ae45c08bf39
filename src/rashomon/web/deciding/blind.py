"""Blind mode: what the program proposes is hidden until the reviewer has decided."""

from collections.abc import Iterable
from typing import Any

from litestar import Request

from rashomon.model.decision import Decision, standing
from rashomon.pipeline.ledger import Ledger
from rashomon.web.settings import Settings

BLIND = "rashomon-blind"  # a cookie: it says how somebody works, and nothing about them
_SAYS_SOMETHING = ("code", "set", "accept")


def is_blind(request: Request[Any, Any, Any]) -> bool:
    """The reviewer wants to see nothing that was derived before they decide."""
    return request.cookies.get(BLIND) == "1"


def is_hidden(settings: Settings, decisions: Iterable[Decision]) -> bool:
    """What was derived of an incident is not to be seen yet. decisions: about that incident."""
    return settings.blind and not has_decided(settings.author, decisions)


def hidden(settings: Settings, ledger: Ledger, incidents: Iterable[str]) -> frozenset[str]:
    """Those of the incidents of which nothing that was derived is to be seen yet."""
    if not settings.blind:
        return frozenset()
    return frozenset(one for one in incidents if is_hidden(settings, ledger.decisions(incident=one)))


def has_decided(author: str, decisions: Iterable[Decision]) -> bool:
    """Somebody said of an incident what it is, or that it stands. decisions: about that incident."""
    own = (d for d in standing(decisions) if d.author == author and d.claim is None)
    return any(d.kind in _SAYS_SOMETHING for d in own)
