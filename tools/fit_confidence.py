"""Measures how often each reading rule is right (src/rashomon/data/confidence.json).

usage: python tools/fit_confidence.py FOLDER [FOLDER ...] [--write]

FOLDER: a claims set with docs.jsonl and gold.jsonl. A harm claim is right when the gold has a claim of the same report
with the same field and bounds, one to one; a type, date or place is right when it is that of the gold incident which
most of its account's right harm claims belong to. A rule's confidence is its share of right claims, drawn towards the
share of all rules of its kind by as many claims as PULL says. Prints the table and the expected calibration error of
harm claims, held out by report.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import rashomon
from rashomon.extract.claims import CONFIDENCE_FILE
from rashomon.model.claim import Claim, DateFact, HarmValue, PlaceFact, TypeFact

PULL = 8.0
FOLDS = 5
BINS = 10
Row = tuple[str, str, bool]  # report, rule, right


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


def calibration_error(rows: list[Row]) -> float:
    names = sorted({report for report, _, _ in rows})
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    said: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        known = table([row for row in rows if fold[row[0]] != k])
        said += [
            (known.get(rule, known["harm"]), right)
            for report, rule, right in rows
            if fold[report] == k and rule.startswith("harm/")
        ]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in said:
        bins[min(int(row[0] * BINS), BINS - 1)].append(row)
    gaps = [abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values()]
    return sum(gaps) / len(said)


def main() -> None:
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    rows = [row for folder in folders for row in judged(folder)]
    made = table(rows)
    print(json.dumps(made, indent=1))
    print(
        f"{len(rows)} claims judged; expected calibration error of harm claims, held out: {calibration_error(rows):.3f}"
    )
    if "--write" in sys.argv:
        CONFIDENCE_FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
