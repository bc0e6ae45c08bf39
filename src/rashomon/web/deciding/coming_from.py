"""Where in the queue somebody is: it goes with every link and form, so that `next` leads on from there."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from msgspec import Struct

from rashomon.model.need import NEEDS, NeedKind, Waiting


class Spot(Struct, frozen=True):
    """A place in the queue. need: its kind, None = of all kinds. after: rank and incident of the last that was seen.

    done: number of the decision that was just taken.
    """

    need: NeedKind | None = None
    after: tuple[int, str] | None = None
    done: int | None = None

    @property
    def fields(self) -> dict[str, str]:
        """As parameters of an address or hidden fields of a form, without `done`."""
        after = f"{self.after[0]}:{self.after[1]}" if self.after else ""
        return {name: text for name, text in (("need", self.need or ""), ("after", after)) if text}

    def address(self, path: str, done: int | None = None) -> str:
        """A path, with this place behind it."""
        pairs = self.fields | ({"done": str(done)} if done is not None else {})
        return f"{path}?{urlencode(pairs)}" if pairs else path


def spot(given: Callable[[str], str]) -> Spot:
    """The place that an address or a form names; what cannot be one is left out."""
    need = next((kind for kind in NEEDS if kind == given("need")), None)
    rank, _, incident = given("after").partition(":")
    after = (int(rank), incident) if need and _is_whole(rank) else None
    done = given("done")
    return Spot(need, after, int(done) if _is_whole(done) else None)


def spot_of(waiting: Waiting) -> Spot:
    """The place of what waits."""
    return Spot(waiting.need.kind, waiting.place)


def path_of(waiting: Waiting) -> str:
    """Where what waits is decided."""
    if waiting.incident is None or waiting.need.kind == "unsettled":
        return "/review?need=unsettled"
    if waiting.need.claim is not None:
        return f"/review/claims/{quote(waiting.need.claim, safe='')}"
    return f"/review/incidents/{quote(waiting.incident.id, safe='')}"


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) < 19
