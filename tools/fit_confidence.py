"""Measures how often each reading rule is right (src/rashomon/data/confidence.json).

usage: python tools/fit_confidence.py FOLDER [FOLDER ...] [--write] [--plot]

FOLDER: a claims set with docs.jsonl and gold.jsonl. A harm claim is right when the gold has a claim of the same report
with the same field and bounds, one to one; a type, date or place is right when it is that of the gold incident which
most of its account's right harm claims belong to. A rule's confidence is its share of right claims, drawn towards the
share of all rules of its kind by as many claims as PULL says. Prints the table and the expected calibration error of
harm claims, held out by report; --plot draws docs/reliability.svg.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import rashomon
from rashomon.extract.claims import CONFIDENCE_FILE
from rashomon.model.claim import Claim, DateFact, HarmValue, PlaceFact, TypeFact

PULL = 8.0
FOLDS = 5
BINS = 10
PLOT_FILE = Path(__file__).resolve().parent.parent / "docs" / "reliability.svg"
Row = tuple[str, str, bool]  # report, rule, right


class Bin(NamedTuple):
    """How many claims, the mean confidence that they are given, and the share of them that is right."""

    claims: int
    said: float
    right: float


def rows_of(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def judged(folder: Path) -> list[Row]:
    with rashomon.open(":memory:") as ledger:
        ledger.read([folder / "docs.jsonl"])
        claims = ledger.claims()
    found: list[Row] = []
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    for gold in rows_of(folder / "gold.jsonl"):
        found += _judged_report(gold, by_report.get(gold["doc"], []))
    return found


def _judged_report(gold: dict, claims: list[Claim]) -> list[Row]:  # type: ignore[type-arg]
    left = list(gold["claims"])
    incidents = {i["id"]: i for i in gold["incidents"]}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    rows: list[Row] = []
    for claim in claims:
        if isinstance(claim.value, HarmValue):
            bounds = (claim.field, claim.value.quantity.low, claim.value.quantity.high)
            twin = next((c for c in left if (c["kind"], c["low"], c["high"]) == bounds), None)
            if twin is not None:
                left.remove(twin)
                votes[claim.account][twin["incident"]] += 1
            rows.append((claim.report, claim.rule, twin is not None))
    for claim in claims:
        if claim.account in votes:
            incident = incidents[min(votes[claim.account], key=lambda k: (-votes[claim.account][k], k))]
            right = _fact_is_right(claim, incident)
            rows += [] if right is None else [(claim.report, claim.rule, right)]
    return rows


def _fact_is_right(claim: Claim, incident: dict) -> bool | None:  # type: ignore[type-arg]
    match claim.value:
        case TypeFact(type=kind):
            return bool(incident["type"] in (kind, "mixed"))
        case DateFact(date=date) if incident["date"]:
            last = incident.get("date_end") or incident["date"]
            return bool(date.start <= last and date.end >= incident["date"])
        case PlaceFact(place=place) if incident["place"] or incident["settlement"]:
            said = f"{incident['place']} {incident['settlement']}".lower().replace("-", " ").split()
            return any(
                w in said for w in f"{place.text} {place.settlement}".lower().replace("-", " ").split() if len(w) > 3
            )
    return None


def table(rows: list[Row]) -> dict[str, float]:
    kinds: dict[str, list[bool]] = defaultdict(list)
    rules: dict[str, list[bool]] = defaultdict(list)
    for _, rule, right in rows:
        kinds[rule.split("/")[0]].append(right)
        rules[rule].append(right)
    made = {kind: sum(found) / len(found) for kind, found in kinds.items()}
    for rule, found in rules.items():
        made[rule] = (sum(found) + PULL * made[rule.split("/")[0]]) / (len(found) + PULL)
    return {name: round(made[name], 3) for name in sorted(made)}


def reliability(rows: list[Row]) -> list[Bin]:
    """Harm claims in bins of equal width by the confidence that the reports of the other folds give them."""
    names = sorted({report for report, _, _ in rows})
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for k in range(FOLDS):
        known = table([row for row in rows if fold[row[0]] != k])
        for report, rule, right in rows:
            if fold[report] == k and rule.startswith("harm/"):
                said = known.get(rule, known["harm"])
                bins[min(int(said * BINS), BINS - 1)].append((said, right))
    return [
        Bin(len(rows), sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for _, rows in sorted(bins.items())
    ]


def calibration_error(bins: list[Bin]) -> float:
    return sum(b.claims * abs(b.said - b.right) for b in bins) / sum(b.claims for b in bins)


def plot(bins: list[Bin]) -> str:
    """A reliability diagram as SVG: confidence across, share of right claims up, the area of a dot for its claims."""
    most = max(b.claims for b in bins)
    dots = "".join(
        f'<circle cx="{_x(b.said):.1f}" cy="{_y(b.right):.1f}" r="{3 + 11 * (b.claims / most) ** 0.5:.1f}" '
        f'fill="#2a6f97" fill-opacity="0.75"><title>{b.claims} claims: said {b.said:.2f}, right {b.right:.2f}</title>'
        "</circle>"
        for b in bins
    )
    ticks = "".join(
        f'<text x="{_x(t / 10):.0f}" y="322" text-anchor="middle">{t / 10:.1f}</text>'
        f'<text x="42" y="{_y(t / 10) + 4:.0f}" text-anchor="end">{t / 10:.1f}</text>'
        for t in range(0, 11, 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 350" role="img" font-family="sans-serif" '
        'font-size="11"><title>Reliability of the confidence of harm claims, held out by report</title>'
        '<rect width="360" height="350" fill="#fff"/><path d="M50 306V46M50 306H310" stroke="#444" fill="none"/>'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>{dots}{ticks}'
        '<text x="180" y="342" text-anchor="middle">confidence</text>'
        '<text x="14" y="176" text-anchor="middle" transform="rotate(-90 14 176)">share of right claims</text></svg>\n'
    )


def _x(value: float) -> float:
    return 50 + 260 * value


def _y(value: float) -> float:
    return 306 - 260 * value


def main() -> None:
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    rows = [row for folder in folders for row in judged(folder)]
    made, bins = table(rows), reliability(rows)
    print(json.dumps(made, indent=1))
    for one in bins:
        print(f"{one.claims:5} claims: said {one.said:.3f}, right {one.right:.3f}")
    print(
        f"{len(rows)} claims judged; expected calibration error of harm claims, held out: {calibration_error(bins):.3f}"
    )
    if "--write" in options:
        CONFIDENCE_FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    if "--plot" in options:
        PLOT_FILE.write_text(plot(bins), encoding="utf-8")


if __name__ == "__main__":
    main()
