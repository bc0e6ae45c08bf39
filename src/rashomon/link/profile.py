"""What an account says, as far as it is compared with other accounts."""

from collections.abc import Mapping

from msgspec import Struct

from rashomon.model.quantity import Quantity
from rashomon.model.when import Date
from rashomon.model.where import Place

SOME_ARMED_GROUP = "an armed group"  # stands beside the name of one among the parties of an account


class Profile(Struct, frozen=True, kw_only=True):
    """One account with what its claims say.

    text: id of its report, or of the report whose text that one repeats. published: ISO day of its report.
    tolls: the quantities told, by harm field, parts left out; figures: the numbers from two up, with parts.
    initiators, targets: sides (`resources/actor_sides.yaml`) or ids, and that one is some armed group. names:
    capitalised words of its sentences.
    wording: marks of each four words that follow each other in its sentences. people: full names of persons and how
    closely the report knows them (`link/people`), of the whole report where the account is what it is chiefly about,
    else of its sentences.
    hours: the parts of the day in which it was told to be, as `resources/times.yaml` writes them ("TNI": at night).
    objects: rare things that were hit and rare kinds of people harmed, as `link/objects` names them.
    """

    account: str
    report: str
    text: str
    published: str | None
    background: bool
    date: Date | None
    place: Place | None
    type: str | None
    initiators: frozenset[str]
    targets: frozenset[str]
    tolls: tuple[tuple[str, Quantity], ...]
    figures: frozenset[tuple[str, int]]
    names: frozenset[str]
    wording: frozenset[int]
    has_harm: bool
    people: Mapping[str, int] = {}
    hours: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
