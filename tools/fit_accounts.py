"""Fits the weights by which a sentence joins an account (src/rashomon/data/account_weights.json).

usage: python tools/fit_accounts.py FOLDER [--write]

FOLDER: a claims set with docs.jsonl and gold.jsonl (as benchmarks/quality reads it). For every sentence that tells
harm, and every incident told before it in the same report, the signs of `extract/_account_signs` are one row and "the
same incident" is the answer; a logistic regression with fixed directions (a sign that speaks for can never speak
against) gives the weights. Prints the weights and B-cubed F1 of accounts against gold incidents, cross-validated by
report; --write keeps the weights.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from rashomon.extract._account_signs import signs
from rashomon.extract.accounts import WEIGHTS_FILE, Weights, accounts
from rashomon.extract.parse import ParsedReport
from rashomon.extract.telling import Telling
from rashomon.extract.tellings import tellings
from rashomon.ingest.clean import clean
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.pipeline.stages import finders
from rashomon.text.sentences import sentences

AGAINST = {
    "last_day_clash",
    "last_place_clash",
    "spots_clash",
    "other_number",
    "other_number_there",
    "other_number_smaller",
    "indefinite",
    "days_clash",
    "places_clash",
    "kinds_clash",
    "parties_differ",
    "background_differs",
    "bare",
    "victims_clash",
    "some_differ",
}
# the set is told from one side at a time and says little of these; common sense sets a floor
AT_LEAST = {"goes_on": 0.15, "victims_are_party": 1.6, "opens_definite": 0.8}
FOLDS = 5
RIDGE = 1.0
Told = dict[str, tuple[tuple[Telling, ...], dict[int, str]]]


def told(folder: Path) -> Told:
    """Per report its tellings, and the gold incident of those that tell a gold harm claim."""
    gold = {row["doc"]: row for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    found: Told = {}
    for raw in find([str(folder / "docs.jsonl")]):
        if isinstance(raw, RawDocument):
            report = clean(raw)
            rows = tellings(report, ParsedReport(report.text, sentences(report.text, report.headline_end)), finders())
            found[report.id] = (rows, _answers(rows, gold[report.id]["claims"]))
    return found


def _answers(rows: Sequence[Telling], claims: list[dict]) -> dict[int, str]:  # type: ignore[type-arg]
    answers: dict[int, str] = {}
    for number, row in enumerate(rows):
        for harm in row.harms:
            same = [
                c
                for c in claims
                if (c["kind"], c["low"], c["high"]) == (harm.field, harm.quantity.low, harm.quantity.high)
            ]
            if same:
                best = max(same, key=lambda c: _overlap(row.sentence.text, c["evidence"]))
                answers.setdefault(number, best["incident"])
    return answers


def _overlap(one: str, two: str) -> float:
    a, b = set(one.lower().split()), set(two.lower().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def samples(data: Told) -> tuple[list[dict[str, float]], list[float], list[str]]:
    rows, answers, reports = [], [], []
    for report, (told_rows, incidents) in data.items():
        drafts: dict[str, list[Telling]] = {}
        latest = ""
        for number, row in enumerate(told_rows):
            if number not in incidents or row.is_imagined:
                continue
            for position, (incident, before) in enumerate(drafts.items()):
                rows.append(signs(before, row, incident == latest, position == 0))
                answers.append(float(incident == incidents[number]))
                reports.append(report)
            latest = incidents[number]
            drafts.setdefault(latest, []).append(row)
    return rows, answers, reports


def fit(rows: list[dict[str, float]], answers: list[float]) -> Weights:
    names = sorted(rows[0])
    x = np.array([[row[name] for name in names] + [1.0] for row in rows])
    y = np.array(answers)
    way = np.array([-1.0 if name in AGAINST else 1.0 for name in names] + [0.0])
    least = np.array([AT_LEAST.get(name, 0.0) for name in [*names, "bias"]])
    w = before = np.zeros(len(names) + 1)
    step = 1 / (np.linalg.norm(x, 2) ** 2 / 4 + RIDGE)
    for turn in range(2000):  # projected gradient with Nesterov's momentum
        ahead = w + turn / (turn + 3) * (w - before)
        gradient = x.T @ (1 / (1 + np.exp(-x @ ahead)) - y) + RIDGE * np.append(ahead[:-1], 0.0)
        moved = ahead - step * gradient
        w, before = np.where(way == 0, moved, way * np.maximum(way * moved, least)), w
    return {name: round(float(v), 2) for name, v in zip([*names, "bias"], w, strict=True)}


def b_cubed(pairs: list[tuple[object, object]]) -> float:
    gold, made, both = Counter(g for g, _ in pairs), Counter(m for _, m in pairs), Counter(pairs)
    precision = sum(n * n / made[m] for (_, m), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def pairs(data: Told, weights: Weights, reports: Callable[[str], bool]) -> list[tuple[object, object]]:
    found: list[tuple[object, object]] = []
    for report, (rows, incidents) in data.items():
        if reports(report):
            where = {id(t): k for k, d in enumerate(accounts(rows, weights)) for t in d.tellings}
            found += [((report, i), (report, where.get(id(rows[n]), -n - 1))) for n, i in incidents.items()]
    return found


def main() -> None:
    data = told(Path(sys.argv[1]))
    rows, answers, reports = samples(data)
    weights = fit(rows, answers)
    fold = {report: k % FOLDS for k, report in enumerate(sorted(data))}
    held: list[tuple[object, object]] = []
    for k in range(FOLDS):
        chosen = [i for i, r in enumerate(reports) if fold[r] != k]
        part = fit([rows[i] for i in chosen], [answers[i] for i in chosen])
        held += pairs(data, part, lambda r, k=k: fold[r] == k)  # type: ignore[misc]
    print(json.dumps(weights, indent=1))
    print(
        f"rows {len(rows)}  B-cubed {b_cubed(pairs(data, weights, lambda _: True)):.3f}  held out {b_cubed(held):.3f}"
    )
    if "--write" in sys.argv:
        WEIGHTS_FILE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
