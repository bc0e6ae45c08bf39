"""A PROV-JSON file whose sections are filled in any order and that may be larger than memory."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import BinaryIO, Self, cast
from urllib.parse import quote

import msgspec

_IN_MEMORY = 1 << 20  # bytes of a section, more go to a temporary file


class Sections:
    """Records by kind: `entity`, `activity`, `agent` and the relations. Each thing is written once, under its id."""

    def __init__(self) -> None:
        self._files: dict[str, BinaryIO] = {}
        self._written: set[str] = set()
        self._numbers: dict[str, int] = defaultdict(int)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()

    def thing(self, kind: str, id_: str, **attributes: object) -> str:
        """Write an entity, an activity or an agent unless it is there, and give its id."""
        if id_ not in self._written:
            self._written.add(id_)
            self._add(kind, id_, attributes)
        return id_

    def holds(self, id_: str) -> bool:
        """It was written."""
        return id_ in self._written

    def relation(self, kind: str, **attributes: object) -> None:
        """Write a relation, such as `wasDerivedFrom`."""
        self._numbers[kind] += 1
        self._add(kind, f"_:{kind}{self._numbers[kind]}", attributes)

    def write(self, destination: Path, prefixes: Mapping[str, str]) -> None:
        """Put the sections together."""
        with destination.open("wb") as stream:
            stream.write(b'{"prefix":' + msgspec.json.encode(prefixes))
            for kind, file in sorted(self._files.items()):
                stream.write(b',\n"%s":{' % kind.encode())
                file.seek(0)
                stream.writelines(iter(lambda file=file: file.read(_IN_MEMORY), b""))  # type: ignore[misc]
                stream.write(b"}")
            stream.write(b"}\n")

    def _add(self, kind: str, id_: str, attributes: Mapping[str, object]) -> None:
        known = {_name(name): value for name, value in attributes.items() if value not in (None, "", ())}
        first = kind not in self._files
        if first:
            self._files[kind] = cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed by __exit__
        line = msgspec.json.encode(id_) + b":" + msgspec.json.encode(known)
        self._files[kind].write((b"\n" if first else b",\n") + line)


def local(prefix: str, *names: str) -> str:
    """A qualified name out of names of any letters."""
    return f"{prefix}:{'/'.join(quote(name, safe='') for name in names)}"


def kind_of(name: str) -> dict[str, str]:
    """The value of `prov:type`: a name and no text."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _name(name: str) -> str:
    """`prov_type` is `prov:type`; other names are ours."""
    return name.replace("_", ":", 1) if name.startswith("prov_") else f"rashomon:{name}"
