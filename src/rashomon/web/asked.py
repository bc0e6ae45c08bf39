"""What an address asks for: the filter and the page of a list."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import msgspec
from msgspec import Struct, structs

from rashomon.errors import WebError
from rashomon.store.queries import IncidentFilter

PAGE_SIZE = 50
_FILTERS = frozenset(field.name for field in structs.fields(IncidentFilter))


class Asked(Struct, frozen=True):
    """A filter, the number of the page from 1, and the parameters as they were given, empty ones left out."""

    wanted: IncidentFilter
    page: int
    given: Mapping[str, str]

    @property
    def filters(self) -> Mapping[str, str]:
        """The parameters that filter."""
        return {name: value for name, value in self.given.items() if name in _FILTERS}

    @property
    def offset(self) -> int:
        """How many records come before this page."""
        return (self.page - 1) * PAGE_SIZE

    def address(self, path: str, **changed: str | None) -> str:
        """The address of the same question with other parameters, None = without it, on its first page."""
        kept = {name: value for name, value in self.given.items() if name != "page"}
        pairs = {name: value for name, value in {**kept, **changed}.items() if value is not None}
        return f"{path}?{urlencode(pairs)}" if pairs else path


def asked(parameters: Iterable[tuple[str, str]]) -> Asked:
    """The question in the parameters of an address. Raises WebError[B001] for a value that a filter cannot have."""
    given = {name: value.strip() for name, value in parameters if value.strip()}
    filters = {name: value for name, value in given.items() if name in _FILTERS}
    try:
        wanted = msgspec.convert(filters, IncidentFilter, strict=False)
        page = msgspec.convert(given.get("page", "1"), int, strict=False)
    except msgspec.ValidationError as error:
        raise WebError("B001", "address", f"no such filter ({error})", "Change what the address asks for.") from error
    return Asked(wanted, max(1, min(page, 10**6)), given)
