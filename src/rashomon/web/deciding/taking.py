"""Takes a decision and says what became of it: a page with it, or the form again with what stands against it."""

from collections.abc import Callable, Sequence
from typing import Any

from litestar import Response
from litestar.response import Redirect

from rashomon.errors import DecisionError, NotFoundError
from rashomon.export.decided import decision_line
from rashomon.model.decision import Decision, undone
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.orders import Order, checked_order, in_values, take
from rashomon.web.deciding.coming_from import Spot
from rashomon.web.deciding.forms import Form
from rashomon.web.faults import status_of
from rashomon.web.rendering import page
from rashomon.web.settings import Settings

_HIDDEN = frozenset({"version", "need", "after", "incident"})


def taken(
    ledger: Ledger,
    settings: Settings,
    author: str,
    order: Callable[[], Order],
    form: Form,
    back: tuple[str, Spot],
    action: str,
) -> Response[Any]:
    """Let somebody decide, and send them on (303); what cannot be taken comes back with the form filled in.

    order: what the form wants. back: the page that it stood on. action: where it is posted.
    """
    try:
        decision = take(ledger.review(author), in_values(checked_order(order()), ledger.store))
    except DecisionError as error:
        return _again(ledger, settings, error, form, back, action)
    return Redirect(back[1].address(_left(ledger, decision, back[0]), decision.number), status_code=303)


def _left(ledger: Ledger, decision: Decision, path: str) -> str:
    """The page to go back to: of the incident, or of the queue where nothing tells it any more."""
    if not path.startswith("/review/incidents/") or decision.incident is None:
        return path
    incident = ledger.led_to([decision.incident])[decision.incident]
    return f"/review/incidents/{incident.id}" if incident is not None else "/review"


def _again(
    ledger: Ledger, settings: Settings, error: DecisionError, form: Form, back: tuple[str, Spot], action: str
) -> Response[str]:
    path, here = back
    versions = _versions(ledger, form, path)
    return page(
        "review/again.html",
        status_of(error),
        settings=settings,
        error=error,
        meanwhile=_meanwhile(ledger, form, path),
        wanted=[(name, text) for name in form.fields if name not in _HIDDEN for text in form.all(name)],
        incidents=form.all("incident"),
        versions=versions,
        action=action,
        what=_what(action),
        back=here.address(path),
        here=here,
    )


def _what(action: str) -> str:
    """The end of the address says what was wanted."""
    return action.rstrip("/").rpartition("/")[2]


def _subjects(form: Form, path: str) -> Sequence[str]:
    return form.all("incident") or (path.rpartition("/")[2],)


def _versions(ledger: Ledger, form: Form, path: str) -> list[str]:
    """What the things are at now: whoever decides again has seen this page."""
    try:
        return [ledger.version(one) for one in _subjects(form, path)] if form.seen is not None else []
    except NotFoundError:
        return []


def _meanwhile(ledger: Ledger, form: Form, path: str) -> list[str]:
    """The decisions that were taken since the versions that the form was made with."""
    newer: dict[int, Decision] = {}
    for one, version in zip(_subjects(form, path), form.all("version"), strict=False):
        number = version.partition("-")[0]
        seen = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
        newer |= {d.number: d for d in _about(ledger, one) if d.number > seen}
    every = [newer[number] for number in sorted(newer)]
    numbers = {d.id: d.number for d in every}
    return [decision_line(d, numbers, undone(every)) for d in every]


def _about(ledger: Ledger, some_id: str) -> tuple[Decision, ...]:
    try:
        return ledger.decisions(claim=some_id)
    except NotFoundError:
        pass
    try:
        return ledger.decisions(incident=some_id)
    except NotFoundError:
        return ()
