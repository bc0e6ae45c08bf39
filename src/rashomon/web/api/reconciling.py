"""The reconciliation API 0.2 of OpenRefine and others, for names of actors and places.

Give OpenRefine the address `/api/reconcile` with `?token=...`: it is a program, and keeps no cookies.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from litestar import Request, get, post
from litestar.params import FromQuery
from msgspec import Struct, field

from rashomon.errors import WebError
from rashomon.model.ledger_format import Object
from rashomon.resolve.candidates import NameCandidate, actor_candidates, place_candidates

_KINDS: Mapping[str, tuple[str, Callable[[str, int], tuple[NameCandidate, ...]]]] = {
    "actor": ("Actor of a conflict", actor_candidates),
    "place": ("Place", place_candidates),
}
_MOST = 1000  # questions at once


class _Query(Struct):
    query: str
    type: str | None = None
    limit: int = field(default=5)


@get("/reconcile", sync_to_thread=True)
def reconciliation(queries: FromQuery[str | None] = None) -> Object:
    """What the service can match; or, with `queries`, the matches."""
    return _answers(queries) if queries else _manifest()


@post("/reconcile", status_code=200)
async def reconcile(request: Request[Any, Any, Any]) -> Object:
    """Matches for a form whose field `queries` is a JSON object: name of a question -> `query`, `type`, `limit`."""
    given = (await request.form()).get("queries")
    return _answers(given) if isinstance(given, str) and given else _manifest()


def _manifest() -> Object:
    space = "urn:rashomon:"
    kinds = [{"id": id_, "name": name} for id_, (name, _) in _KINDS.items()]
    versions = ["0.2"]
    return {
        "versions": versions,
        "name": "rashomon: actors and places",
        "identifierSpace": f"{space}names",
        "schemaSpace": f"{space}kinds",
        "defaultTypes": kinds,
    }


def _answers(queries: str) -> Object:
    """Raises WebError[B003]: the questions cannot be read."""
    try:
        asked = msgspec.json.decode(queries, type=dict[str, _Query])
    except (msgspec.DecodeError, UnicodeError) as error:
        problem = f"the queries cannot be read ({error})"
        raise WebError("B003", "", problem, 'Send such as: {"q0": {"query": "YPG", "type": "actor"}}') from error
    if len(asked) > _MOST:
        raise WebError("B003", "", f"{len(asked)} questions at once", f"Send at most {_MOST}.")
    return {name: {"result": _matches(query)} for name, query in asked.items()}


def _matches(query: _Query) -> list[Object]:
    limit = max(1, min(query.limit, 50))
    kinds = [kind for kind in _KINDS if query.type in (None, kind)] or list(_KINDS)
    found = [(kind, one) for kind in kinds for one in _KINDS[kind][1](query.query, limit)]
    in_order = sorted(found, key=lambda pair: -pair[1].score)[:limit]
    return [_match(kind, one, certain=one.certain and len(kinds) == 1) for kind, one in in_order]


def _match(kind: str, one: NameCandidate, *, certain: bool) -> Object:
    return {
        "id": one.id,
        "name": one.name,
        "description": ", ".join(part for part in (one.kind, one.about) if part),
        "score": one.score,
        "match": certain,
        "type": [{"id": kind, "name": _KINDS[kind][0]}],
    }
