"""What waits for people: the queue, and the way through it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import URLEncodedBody
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from rashomon.model.need import NEEDS, NeedKind, Waiting
from rashomon.pipeline.ledger import Ledger
from rashomon.web.deciding.blind import BLIND
from rashomon.web.deciding.coming_from import Spot, path_of, spot, spot_of
from rashomon.web.deciding.routes import DECIDING
from rashomon.web.given import Author, OpenLedger, Served
from rashomon.web.pages.review_claim import review_claim_page
from rashomon.web.pages.review_incident import merge_page, review_incident_page
from rashomon.web.rendering import page
from rashomon.web.roles import REVIEWER, ROLE

PATH = "/review"
SHOWN = 50
NEED_WORDS: Mapping[NeedKind, str] = {
    "assigned": "Assigned to me",
    "unsettled": "Unsettled by rereading",
    "conflict": "Reviewers differ",
    "contested": "Contested",
    "toll": "Many killed",
    "unsure": "Read with doubt",
}
KEYS: Sequence[tuple[str, str]] = (
    ("n", "on to what waits next"),
    ("q", "the queue"),
    ("j", "the next line of a list: the next claim, the next incident"),
    ("k", "the line before"),
    ("Enter", "open what the line leads to"),
    ("a", "accept: the claim of this line, else what the page is about"),
    ("r", "reject the claim"),
    ("c", "correct the claim; in blind mode, begin to code"),
    ("u", "undo what was just decided"),
    ("s", "set a value of the incident"),
    ("m", "merge it with others"),
    ("x", "split it"),
    ("o", "comment"),
    ("g", "assign it to somebody"),
    ("i", "from a claim to its incident"),
    ("b", "blind mode, in the queue"),
    ("?", "this page"),
)

Asking = Request[Any, Any, Any]
_DECIDES = {ROLE: REVIEWER}


@get(PATH, opt=_DECIDES, sync_to_thread=True)
def review_page(request: Asking, ledger: OpenLedger, settings: Served, who: Author) -> Response[str]:
    """The incidents that wait for people, the most pressing first, each with the reason."""
    here = _here(request)
    kinds = NEEDS if here.need is None else (here.need,)
    share = SHOWN if here.need is not None else 5
    with ledger.as_of_now() as still:
        found = [(kind, still.queue(kind, who, here.after, share + 1)) for kind in kinds]
    return page(
        "review/queue.html",
        settings=settings,
        here=here,
        needs=NEED_WORDS,
        found=[(kind, waiting[:share], len(waiting) > share) for kind, waiting in found],
        blind=settings.blind,
        path_of=path_of,
        spot_of=spot_of,
        any=any(waiting for _, waiting in found),
    )


@get(f"{PATH}/next", opt=_DECIDES, sync_to_thread=True)
def next_page(request: Asking, ledger: OpenLedger, who: Author) -> Redirect:
    """On to what waits next: of the same kind, then of the kinds after it; from the end back to the queue."""
    following = next(_following(ledger, who, _here(request)), None)
    if following is None:
        return Redirect(PATH, status_code=303)
    return Redirect(spot_of(following).address(path_of(following)), status_code=303)


@get(f"{PATH}/help", opt=_DECIDES, sync_to_thread=False)
def help_page(settings: Served) -> Response[str]:
    """The keys, and what decisions are."""
    return page("review/help.html", settings=settings, keys=KEYS)


@post(f"{PATH}/blind", opt=_DECIDES, sync_to_thread=False, status_code=303)
def blind(data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """Hide what the program proposes until one has decided, or show it again."""
    value = "1" if data.get("blind") == "1" else ""
    kept = Cookie(key=BLIND, value=value, path="/", httponly=True, samesite="strict", max_age=None if value else 0)
    return Redirect(PATH, status_code=303, cookies=[kept])


REVIEW: Sequence[ControllerRouterHandler] = (
    *(review_page, next_page, help_page, blind),
    *(review_incident_page, review_claim_page, merge_page),
    *DECIDING,
)


def _here(request: Asking) -> Spot:
    return spot(lambda name: str(request.query_params.get(name, "")))


def _following(ledger: Ledger, author: str, here: Spot) -> Iterator[Waiting]:
    kinds = NEEDS if here.need is None else NEEDS[NEEDS.index(here.need) :]
    for kind in kinds:
        yield from ledger.queue(kind, author, here.after if kind == here.need else None, 1)
