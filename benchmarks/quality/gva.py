"""Killed and injured, day and place of shootings, and which reports tell of the same one.

Counts and slots are asked of a given group of documents; the answer is the ledger's incident that most of the group's
documents are chiefly about. Nobody told to be hurt is 0 here, because the gold has a number for every incident; the
day and the place stay empty when no document tells them.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .ledger import Export, best, build, load, main_incident, story
from .scorer import Line, Scoring, read_lines

SCORER = ("score_gva_counts.py", "score_gva_slots.py", "score_gva_linking.py")


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
    incident = export.incidents.get(_incident(export, group["docs"]) or "", {})
    date, place = incident.get("date") or {}, incident.get("place") or {}
    return {
        "incident": group["incident"],
        "killed": best(incident, "killed") or 0,
        "injured": best(incident, "injured") or 0,
        "date": date.get("start"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "city": place.get("settlement") or place.get("name"),
        "state": place.get("admin1"),
    }


def _incident(export: Export, documents: list[str]) -> str | None:
    """The incident that most of the documents are about; of several, the one that has more reports, then the first."""
    votes = Counter(found for d in documents if (found := main_incident(export, d)) is not None)
    return min(votes, key=lambda i: (-votes[i], -len(export.incidents.get(i, {}).get("reports", [])), i), default=None)
