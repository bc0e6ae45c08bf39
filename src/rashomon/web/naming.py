"""Names of others as one step of an address: the id of a report may be an address itself."""

from urllib.parse import quote, unquote


def segment(name: str) -> str:
    """The name as one step. A slash is written twice over, because servers take a plain %2F for a slash."""
    return quote(name.replace("%", "%25").replace("/", "%2F"), safe="")


def named(step: str) -> str:
    """The name that a step, as a handler gets it, stands for."""
    return unquote(step)
