"""A decision that a program sends."""

from litestar import post
from litestar.params import JSONBody
from msgspec import structs

from rashomon.model.ledger_format import Object, decision_object
from rashomon.pipeline.orders import Order, checked_order, in_values, take
from rashomon.web.given import Author, OpenLedger
from rashomon.web.roles import REVIEWER, ROLE


@post("/decisions", opt={ROLE: REVIEWER}, sync_to_thread=True)
def decide(data: JSONBody[Order], ledger: OpenLedger, who: Author) -> Object:
    """Take one decision, as a line of `rashomon review apply` says it; the author is who serves or is logged in.

    409: others decided meanwhile, and nothing was decided.
    """
    order = in_values(checked_order(structs.replace(data, author=who)), ledger.store)
    decision = take(ledger.review(who), order)
    return decision_object(decision)
