"""What an address asks for: the filter and the page of a list."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from msgspec import Struct, structs

from rashomon.errors import WebError
from rashomon.store.queries import IncidentFilter
from rashomon.store.spots import Box

PAGE_SIZE = 50
_FILTERS = tuple(field.name for field in structs.fields(IncidentFilter))
# the box is the part of the map; the name is what somebody calls a view, so that a bookmark is called so
_KNOWN = (*_FILTERS, "box", "page", "name")


class Asked(Struct, frozen=True):
    """A filter, the number of the page from 1, a part of the map, and the parameters that say so, as they were given.

    box: None = what holds the incidents. given: parameter -> its values, empty ones left out.
    """

    wanted: IncidentFilter
    page: int
    box: Box | None
    given: Mapping[str, tuple[str, ...]]

    @property
    def filters(self) -> list[tuple[str, str]]:
        """The parameters that filter, a pair for each value, in the order of `IncidentFilter`."""
        return [(name, value) for name in _FILTERS for value in self.given.get(name, ())]

    @property
    def offset(self) -> int:
        """How many records come before this page."""
        return (self.page - 1) * PAGE_SIZE

    def value(self, name: str) -> str:
        """The first value of a parameter, empty where it is not given."""
        return next(iter(self.given.get(name, ())), "")

    def address(self, path: str, **changed: str | None) -> str:
        """The address of the same question with other parameters, None = without it, on its first page."""
        others = {name: () if value is None else (value,) for name, value in changed.items()}
        return _address(path, {**self.given, "page": (), **others})

    def toggled(self, path: str, name: str, value: str) -> str:
        """The address with one value of a parameter more, or less where it is given already, on its first page."""
        held = self.given.get(name, ())
        values = tuple(one for one in held if one != value) if value in held else (*held, value)
        return _address(path, {**self.given, "page": (), name: values})


def asked(parameters: Iterable[tuple[str, str]]) -> Asked:
    """The question in the parameters of an address. Raises WebError[B001] for a value that a filter cannot have."""
    pairs = [(name, value.strip()) for name, value in parameters if value.strip()]
    # one order, so that one question has one address
    given = {name: values for name in _KNOWN if (values := tuple(dict.fromkeys(v for n, v in pairs if n == name)))}
    # what may have several values takes them as a list
    told: dict[str, Any] = {name: given[name][0] if len(given[name]) == 1 else given[name] for name in given}
    filters = {name: told[name] for name in _FILTERS if name in told}
    try:
        wanted = msgspec.convert(filters, IncidentFilter, strict=False)
        page = msgspec.convert(told.get("page", "1"), int, strict=False)
    except msgspec.ValidationError as error:
        raise WebError("B001", "address", f"no such filter ({error})", "Change what the address asks for.") from error
    return Asked(wanted, max(1, min(page, 10**6)), _box(given["box"][0]) if "box" in given else None, given)


def _box(words: str) -> Box:
    """West, south, east, north, in degrees."""
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        west = south = east = north = 0.0
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise WebError("B001", "address", "no such part of the map", "Give west,south,east,north in degrees.")
    return Box(west, south, east, north)


def _address(path: str, given: Mapping[str, tuple[str, ...]]) -> str:
    pairs = [(name, value) for name, values in given.items() for value in values]
    return f"{path}?{urlencode(pairs)}" if pairs else path
