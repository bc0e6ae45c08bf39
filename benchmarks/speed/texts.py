"""What is read: texts of gold sets where they are there, and as many made-up reports as are wanted."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Document = dict[str, Any]

_HEADER_LINES = 4  # headline, blank, outlet, date
_NOISY = "orontes"  # the example with page noise in plain text: its paragraphs are not all a report's
_FIRST_DAY = date(1984, 1, 1)
_DAYS_EACH, _LATE = 1.5, 30  # one report in so many days, none later than that
_PARAGRAPHS = (4, 8)
_NUMBER = re.compile(r"(?<![\w,.])\d{1,3}(?![\w,.]*\d)")
_TOWNS = (
    "Aleppo Idlib Homs Hama Daraa Palmyra Manbij Kobani Qamishli Hasaka Mosul Kirkuk Tikrit Ramadi Falluja Basra Aden "
    "Taiz Marib Hajjah Ibb Dhamar Kandahar Kunduz Ghazni Herat Jalalabad Peshawar Quetta Karachi Benghazi Sirte "
    "Misrata Derna Sabha Maiduguri Kano Gao Timbuktu Kidal Baidoa Kismayo Afgooye Garowe Goma Bunia Beni Juba Malakal"
).split()
_EXAMPLE_PLACES = re.compile(
    r"\b(?:Khasham|Deir al-Zor|Jamraya|Douma|Arbin|Hazzeh|Kafr Batna|Beit Sawa|Hammuriyeh|Mogadishu|Bir al-Abed|Arish|"
    r"al-Mansoura|Raqqa|Kabul|al-Hayma|Taiz|Tuhayta|Hodeidah|Damascus)\b"
)


def documents(path: Path) -> list[Document]:
    """The documents of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(path: Path, lines: Iterable[Document]) -> None:
    """Writes documents as a JSON Lines file."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def made_up(count: int, examples: Path, seed: int = 0) -> Iterator[Document]:
    """Reports put together from paragraphs of the examples, with other numbers, towns and days; always the same ones.

    However many there are, as many come out in a month: the cost is that of a ledger that grows with the years.

    Paragraphs are drawn anew for each report, so that the reports share wording as agency copy does, without being
    copies of each other.
    """
    titles, paragraphs = _material(examples)
    chance = random.Random(seed)
    for number in range(count):
        drawn = chance.sample(paragraphs, chance.randint(*_PARAGRAPHS))
        days = round(_DAYS_EACH * number) + chance.randrange(_LATE)
        yield {
            "id": f"made-up-{number:06d}",
            "title": _varied(chance.choice(titles), chance),
            "text": "\n\n".join(_varied(paragraph, chance) for paragraph in drawn),
            "published": (_FIRST_DAY + timedelta(days=days)).isoformat(),
            "publisher": f"Outlet {chance.randrange(40)}",
            "url": None,
        }


def _material(examples: Path) -> tuple[list[str], list[str]]:
    titles, paragraphs = [], []
    for path in sorted(examples.glob("*.txt")):
        if _NOISY not in path.name:
            lines = path.read_text(encoding="utf-8").splitlines()
            titles.append(lines[0])
            paragraphs += [line for line in lines[_HEADER_LINES:] if line.strip()]
    for path in sorted(examples.glob("*.jsonl")):
        for document in documents(path):
            titles.append(document["title"])
            paragraphs += document["text"].split("\n\n")
    return titles, paragraphs


def _varied(text: str, chance: random.Random) -> str:
    """The text with one town in the place of all its places, and with other numbers."""
    town = chance.choice(_TOWNS)
    moved = _EXAMPLE_PLACES.sub(town, text)
    return _NUMBER.sub(lambda _: str(chance.randint(2, 180)), moved)
