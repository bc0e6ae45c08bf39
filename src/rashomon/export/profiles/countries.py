"""Countries as the tables of other projects write them (`resources/countries.yaml`)."""

from functools import cache

from msgspec import Struct

from rashomon.model.who import Actor
from rashomon.text.vocabulary import entries


class Country(Struct, frozen=True, kw_only=True):
    """country, alpha2, numeric: by ISO 3166-1, three letters, two, number. gw: number by Gleditsch and Ward, None = not
    in it.
    """

    country: str
    alpha2: str
    name: str
    numeric: int
    acled_region: str
    ucdp_region: str
    gw: int | None = None
    gw_name: str | None = None


def country(code: str | None) -> Country | None:
    """The country with this ISO 3166-1 alpha-3 code; None where there is none."""
    return _by_code().get(code or "")


def home(actor: Actor) -> Country | None:
    """The country whose forces an actor is, by its name: "Military Forces of Syria"."""
    _, of, name = actor.name.partition(" of ")
    return _by_name().get(name) if of and actor.kind in ("State forces", "External/Other forces") else None


@cache
def _by_code() -> dict[str, Country]:
    known = Country.__struct_fields__
    return {e["country"]: Country(**{k: v for k, v in e.items() if k in known}) for e in entries("countries")}


@cache
def _by_name() -> dict[str, Country]:
    gazetteer = {e["name"]: _by_code().get(e["country"]) for e in entries("places_countries") if e["kind"] == "country"}
    found = {name: one for name, one in gazetteer.items() if one is not None}
    return found | {one.name: one for one in _by_code().values()}
