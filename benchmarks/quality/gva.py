"""Killed and injured, day and place of shootings, and which reports tell of the same one.

Counts and slots are asked of a given group of documents. Day and place are those of the incidents that the group's
documents are chiefly about; the numbers are put together from what each document says (`_gva_counts`). Nobody told to
be hurt is 0 here, and a day that nobody tells is the day of publication, because the gold has a number and a day for
every incident and its coders filled them in; the ledger itself does neither. The place stays empty when no document
tells one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import to_builtins

from rashomon.resolve.gazetteer import gazetteer

from ._gva_counts import counts
from .ledger import Export, build, load, main_incident, story
from .scorer import Line, Scoring, read_lines

SCORER = ("score_gva_counts.py", "score_gva_slots.py", "score_gva_linking.py")
_POINTS = ("site", "sub_city", "settlement", "near")
_AREAS = ("adm2", "adm1")
_HEAD = 300
_TOLD = ("asserted", "alleged")


def scorings(folder: Path, scratch: Path) -> Iterator[Scoring]:
    """Three scorings: counts, slots, linking."""
    export = load(build(folder / "docs.jsonl", scratch))
    answers = [answer(export, group) for group in read_lines(folder / "groups.jsonl")]
    linking = [{"doc": d["id"], "cluster": story(export, d["id"])} for d in read_lines(folder / "docs.jsonl")]
    yield Scoring(SCORER[0], answers)
    yield Scoring(SCORER[1], answers)
    yield Scoring(SCORER[2], linking)


def answer(export: Export, group: Line) -> Line:
    """Numbers, day and place of one group of documents, as the scorers of counts and of slots want them."""
    documents = group["docs"]
    incidents = _incidents(export, documents)
    place = _place(export, documents, incidents)
    told = counts(export, documents)
    return {
        "incident": group["incident"],
        "killed": told.killed,
        "injured": told.injured,
        "date": _date(export, documents, incidents),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "city": place.get("settlement") or place.get("name"),
        "state": place.get("admin1"),
    }


def _incidents(export: Export, documents: list[str]) -> list[Line]:
    """What the documents are chiefly about: the incident of most of them first, then that of more reports."""
    votes = Counter(found for d in documents if (found := main_incident(export, d)) is not None)
    order = sorted(votes, key=lambda i: (-votes[i], -len(export.incidents.get(i, {}).get("reports", [])), i))
    return [export.incidents[i] for i in order if i in export.incidents]


def _date(export: Export, documents: list[str], incidents: list[Line]) -> str | None:
    """The incident's day, else the day that the documents tell most often, else the last day they can mean."""
    days = [date["start"] for i in incidents if (date := i.get("date")) and date["start"] == date["end"]]
    told = [c["value"]["date"] for c in _claims(export, documents, "date")]
    days += _by_votes(date["start"] for date in told if date["start"] == date["end"])
    published = [day[:10] for d in documents if (day := export.reports.get(d, {}).get("published"))]
    return next(iter(days), min(published, default=None))


def _place(export: Export, documents: list[str], incidents: list[Line]) -> Line:
    """The incident's place where it is a town, else the town that the documents tell most often, else the area."""
    told: list[Line] = [place for i in incidents if (place := i.get("place"))]
    told += [c["value"]["place"] for c in _claims(export, documents, "place")]
    for fine in (_POINTS, _AREAS):
        found = [place for place in told if place.get("precision") in fine and place.get("lat") is not None]
        if found:
            return found[0]
    return told[0] if told else _named(export, documents)


def _named(export: Export, documents: list[str]) -> Line:
    """The town that the documents name most often, headlines and first lines counting double; for want of a claim."""
    votes: Counter[tuple[float, float]] = Counter()
    towns: dict[tuple[float, float], Line] = {}
    for document in documents:
        text = export.reports.get(document, {}).get("text", "")
        for mention in gazetteer().find(text):
            place = mention.place
            if place.precision in (*_POINTS, *_AREAS) and place.lat is not None and place.lon is not None:
                at = (place.lat, place.lon)
                votes[at] += (1 + (mention.span.start < _HEAD)) * (2 if place.precision in _POINTS else 1)
                towns.setdefault(at, to_builtins(place))
    return towns[max(votes, key=lambda at: votes[at])] if votes else {}


def _claims(export: Export, documents: Iterable[str], field: str) -> list[Line]:
    """Claims of one field in the documents, those on news before those on background."""
    told = [
        (bool(export.incidents.get(incident, {}).get("background")), c["evidence"]["start"], k, c)
        for k, d in enumerate(documents)
        for incident, claims in export.told.get(d, {}).items()
        for c in claims
        if c["field"] == field and c["stance"] in _TOLD
    ]
    return [claim for *_, claim in sorted(told, key=lambda row: row[:3])]


def _by_votes(values: Iterable[str]) -> list[str]:
    """The values, the one told most often first, then the one told first."""
    return [value for value, _ in Counter(values).most_common()]
