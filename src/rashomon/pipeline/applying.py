"""Takes many decisions from the lines of a script, each in a transaction of its own, and accounts for all."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from rashomon.errors import DecisionError, RashomonError
from rashomon.model.balance import Balance, Rejection
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.orders import Order, checked_order, in_values, is_known, take
from rashomon.pipeline.reviewing import Reviewer

_LONGEST = 1_000_000  # characters of a line
_NEXT = "A line is a JSON object with `kind` and what that needs."

Progress = Callable[[int], None]
_Outcome = Rejection | bool  # True: it was known


def apply(
    ledger: Ledger, lines: Iterable[str], name: str, author: str | None = None, progress: Progress | None = None
) -> Balance:
    """Take the decisions of these lines; a line that says what was decided already is known and not decided again.

    lines: JSON objects (`orders.Order`); empty ones are passed over. name: of the file, for messages. author: of lines
    that name none. progress: called after each line with the number of lines so far.
    seen = stored + rejected + failed, where `known` are among the stored. rejected: the line is no decision. failed:
    the ledger does not take it. Neither costs the other lines anything.
    """
    reviewers: dict[str, Reviewer] = {}
    known, stored, rejections = 0, 0, []
    for place, line in _numbered(lines, name):
        outcome = _taken(ledger, reviewers, line, place, author)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            stored, known = stored + 1, known + outcome
        if progress is not None:
            progress(stored + len(rejections))
    return Balance(stored + len(rejections), stored, known, tuple(rejections))


def _numbered(lines: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
    return ((f"{name}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())


def _taken(ledger: Ledger, reviewers: dict[str, Reviewer], line: str, place: str, author: str | None) -> _Outcome:
    try:
        order = checked_order(_order(line))
    except DecisionError as error:
        return Rejection(place, "rejected", error.code, _reason(error))
    try:
        decider = order.author or author or ""
        if decider not in reviewers:
            reviewers[decider] = ledger.review(decider)
        said = in_values(order, ledger.store)
        if is_known(ledger.store, said, decider):
            return True
        take(reviewers[decider], said)
        return False
    except RashomonError as error:
        if error.code.startswith("L"):  # the ledger itself: no other line would fare better
            raise
        return Rejection(place, "failed", error.code, _reason(error))


def _order(line: str) -> Order:
    try:
        if len(line) > _LONGEST:
            raise ValueError(f"a line of {len(line)} characters")
        return msgspec.json.decode(line, type=Order)
    except ValueError as error:  # of which msgspec.DecodeError is one
        raise DecisionError("D006", "", f"not a decision ({error})", _NEXT) from error


def _reason(error: RashomonError) -> str:
    about = f"{error.place}: " if error.place else ""
    return f"{about}{error.problem}. {error.next_step}".strip()
