"""The errors of this room, one function each, so that their codes stand in one place.

====  =========================================  ========
code  meaning                                    outcome
====  =========================================  ========
I001  no such file, folder or glob               failed
I002  the file cannot be opened or read          failed
I003  no text left after cleaning                rejected
I004  empty                                      rejected
I005  not text (PDF, image, archive, program)    rejected
I006  over a limit                               rejected
I007  not valid JSON                             rejected
I008  JSON of the wrong shape                    rejected
I009  not a well-formed feed, or a hostile one   rejected
====  =========================================  ========
"""

from rashomon.errors import InputError
from rashomon.model.balance import Rejection

_FAILED = ("I001", "I002")


def rejection(error: InputError) -> Rejection:
    """The error as a row of the balance."""
    outcome = "failed" if error.code in _FAILED else "rejected"
    reason = f"{error.problem}.{' ' + error.next_step if error.next_step else ''}"
    return Rejection(error.place, outcome, error.code, reason)  # type: ignore[arg-type]


def missing(place: str) -> InputError:
    return InputError("I001", place, "no such file or folder", "Check the path.")


def unreadable(place: str, why: str) -> InputError:
    return InputError("I002", place, f"cannot be read: {why}", "Check the permissions.")


def nothing_left(place: str, kept: int, blocks: int) -> InputError:
    return InputError(
        "I003", place, f"no text left after cleaning ({kept} of {blocks} blocks kept)", "Give its text as a .txt file."
    )


def empty(place: str) -> InputError:
    return InputError("I004", place, "empty: nothing but white space", "")


def not_text(place: str, what: str) -> InputError:
    return InputError("I005", place, f"not a text but {what}", "Convert it to text or HTML first.")


def over_limit(place: str, what: str) -> InputError:
    return InputError("I006", place, f"over the limit: {what}", "Split it or cut it down.")


def bad_json(place: str, why: str) -> InputError:
    return InputError("I007", place, f"not valid JSON: {why}", "Correct this line; the others were read.")


def bad_shape(place: str, why: str) -> InputError:
    return InputError(
        "I008", place, f"not a report: {why}", "A line needs `text` and may have id, title, published, publisher, url."
    )


def bad_feed(place: str, why: str) -> InputError:
    return InputError("I009", place, f"not a readable feed: {why}", "Save the feed again from its address.")
