"""Short reports read from end to end, each text at most once, for tests of the program as a whole."""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from rashomon.ingest.raw import RawDocument
from rashomon.link.copies import copies
from rashomon.link.incidents import group
from rashomon.model.account import Account
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.pipeline.stages import read_document
from rashomon.reconcile.incident import reconcile

PUBLISHED = "2019-03-06"  # a Wednesday


class Told(Struct, frozen=True):
    """Some reports and what was read in them."""

    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...]
    copied: dict[str, str]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(c for r in self.readings for c in r.claims)

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(a for r in self.readings for a in r.accounts)

    @property
    def text(self) -> str:
        return self.readings[0].report.text

    def harms(self, *fields: str) -> list[Claim]:
        return [c for c in self.claims if c.is_harm and (not fields or c.field in fields)]

    def figures(self, *fields: str) -> list[tuple[str, int | None, int | None]]:
        """(field, low, high) of the harm claims, sorted, parts among them."""
        return sorted((figure(c) for c in self.harms(*fields)), key=str)

    def harm(self, field: str, number: int) -> Claim:
        """The one claim of this field with this lower bound."""
        (found,) = (c for c in self.harms(field) if figure(c)[1] == number)
        return found

    def incident_of(self, claim: Claim) -> Incident:
        (found,) = (i for i in self.incidents if claim.account in i.accounts)
        return found

    def account_of(self, claim: Claim) -> Account:
        (found,) = (a for a in self.accounts if a.id == claim.account)
        return found

    def places(self) -> set[str | None]:
        return {c.value.place.name for c in self.claims if isinstance(c.value, PlaceFact)}

    def days(self) -> set[tuple[str, str]]:
        return {(c.value.date.start, c.value.date.end) for c in self.claims if isinstance(c.value, DateFact)}

    def types(self) -> set[str]:
        return {c.value.type for c in self.claims if isinstance(c.value, TypeFact)}

    def actors(self, field: str) -> set[str]:
        facts = (c.value for c in self.claims if c.field == field)
        return {v.actor.id or v.actor.name for v in facts if isinstance(v, ActorFact)}

    def sources(self) -> set[str]:
        """Names of those who say the figures; the report's own voice is an empty name."""
        return {c.source.name if c.source else "" for c in self.harms()}


def figure(claim: Claim) -> tuple[str, int | None, int | None]:
    assert isinstance(claim.value, HarmValue)
    return claim.field, claim.value.quantity.low, claim.value.quantity.high


@cache
def read_one(text: str, published: str = PUBLISHED, name: str | None = None) -> Reading:
    """One plain text as a report published on this day."""
    data = text.encode()
    return read_document(RawDocument(place="a.txt", data=data, kind="plain", id=name, published=published))


def read(*texts: str, published: str = PUBLISHED) -> Told:
    """The reports with these texts, and the incidents that they tell."""
    return weighed([read_one(text, published, f"r{k}") for k, text in enumerate(texts)])


def weighed(readings: Sequence[Reading]) -> Told:
    """Readings, linked and reconciled."""
    reports = {r.report.id: r.report for r in readings}
    accounts = {a.id: a for r in readings for a in r.accounts}
    claims = [c for r in readings for c in r.claims]
    copied = copies(tuple(reports.values()))
    members = group(tuple(reports.values()), tuple(accounts.values()), claims, copied)
    incidents = tuple(reconcile([accounts[m] for m in one], _of(claims, one), reports, copied) for one in members)
    return Told(tuple(readings), incidents, copied)


def _of(claims: Iterable[Claim], accounts: Sequence[str]) -> list[Claim]:
    return [c for c in claims if c.account in accounts]
