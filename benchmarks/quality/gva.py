"""Killed and injured, day and place of shootings, and which reports tell of the same one.

Counts and slots are asked of a given group of documents, whose incident is known to be one: numbers, day and place are
put together from what each document says (`_gva_counts`, `_gva_days`, `_gva_places`). Nobody told to be hurt is 0 here,
and a day that nobody tells is the day of publication, because the gold has a number and a day for every incident and
its coders filled them in; the ledger itself does neither. The place stays empty when no document tells one.
"""

from collections.abc import Iterator
from pathlib import Path

from ._gva_counts import counts
from ._gva_days import day
from ._gva_places import place
from .ledger import Export, build, load, said, story
from .scorer import Line, Scoring, read_lines

SCORER = ("score_gva_counts.py", "score_gva_slots.py", "score_gva_linking.py")


def scorings(folder: Path, scratch: Path) -> Iterator[Scoring]:
    """Three scorings: counts, slots, linking."""
    export = load(build(folder / "docs.jsonl", scratch))
    answers = [answer(export, group) for group in read_lines(folder / "groups.jsonl")]
    linking = [{"doc": d["id"], "cluster": shared_story(export, d["id"])} for d in read_lines(folder / "docs.jsonl")]
    yield Scoring(SCORER[0], answers)
    yield Scoring(SCORER[1], answers)
    yield Scoring(SCORER[2], linking)


def shared_story(export: Export, document: str) -> str:
    """A label that documents of one story share: the incident that most is said of among those that others tell too."""
    told = export.told.get(document, {})
    shared = [i for i in told if len(export.incidents.get(i, {}).get("reports", ())) > 1]
    if not shared:
        return story(export, document)
    return min(shared, key=lambda i: (bool(export.incidents[i].get("background")), -said(told[i]), i))


def answer(export: Export, group: Line) -> Line:
    """Numbers, day and place of one group of documents, as the scorers of counts and of slots want them."""
    documents = group["docs"]
    where = place(export, documents)
    told = counts(export, documents)
    return {
        "incident": group["incident"],
        "killed": told.killed,
        "injured": told.injured,
        "date": day(export, documents),
        "lat": where.get("lat"),
        "lon": where.get("lon"),
        "city": where.get("settlement") or where.get("name"),
        "state": where.get("admin1"),
    }
