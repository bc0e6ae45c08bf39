"""Parts of long lists."""

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Request
from litestar.params import QueryParameter

from rashomon.model.ledger_format import Object

Limit = Annotated[int, QueryParameter(ge=1, le=1000)]
Offset = Annotated[int, QueryParameter(ge=0, le=10**9)]


def part(request: Request[Any, Any, Any], name: str, found: list[Object], limit: int, offset: int) -> Object:
    """The first `limit` records under their name, and the address of the next ones; found: one more where there are."""
    following = urlencode({**request.query_params, "limit": limit, "offset": offset + limit})
    more = f"{request.url.path}?{following}" if len(found) > limit else None
    return {name: found[:limit], "next": more}
