"""Fits the weights by which accounts are joined to incidents (src/rashomon/data/link_weights.json).

usage: python tools/fit_links.py FOLDER [--write]

FOLDER: a claims set with docs.jsonl, gold.jsonl and clusters.jsonl. Each pair of accounts that the blocks of
`link/incidents` bring together is a row of signals; the answer is whether both belong to one gold cluster (an account
belongs to the cluster that most of its matched harm claims are in). Logistic regression with fixed directions. Prints
the weights and pairwise and B-cubed F1 over accounts, cross-validated by cluster; --write keeps the weights.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

import rashomon
from rashomon.link.barriers import ruled_out
from rashomon.link.block import pairs
from rashomon.link.copies import copies
from rashomon.link.gather import profiles
from rashomon.link.incidents import WEIGHTS_FILE, grouped
from rashomon.link.profile import Profile
from rashomon.link.signals import SIGNALS
from rashomon.pipeline.ledger import Ledger

AGAINST = {"other_place", "other_kind", "other_initiator", "tolls_apart", "one_recalls", "next_day", "days_apart"}
AGAINST |= {"elsewhere_in_text"}
FREE = {"published_together"}
# the set tells of one war, whose parties strike each other every day; elsewhere they tell more: a floor, not a fit.
# It names commanders where everyday violence names its victims: same_people was measured on reports of shootings.
AT_LEAST = {
    "same_people": 10.0,
    "same_day": 1.4,
    "same_kind": 0.4,
    "tolls_agree": 0.7,
    "over_night": 0.8,
    "shared_names": 0.8,
    "same_time_and_town": 1.2,
    "same_initiator": 1.0,
    # of pairs whose odds are about even 8 of 10 that share one are one incident, 43 of 117 of the others
    "same_object": 1.0,
    "same_target": 0.6,
    "same_parties": 1.5,
    "other_place": 1.0,
    "other_kind": 0.8,
    "tolls_apart": 1.0,
    # of the pairs in two copies of one text 29 of 36 with the same words and figures are one incident, 5 of 24 without
    "same_sentences": 2.5,
    "elsewhere_in_text": 1.5,
}
FOLDS, RIDGE, ROUNDS = 5, 1.0, 3000
Weights = dict[str, float]


def rows_of(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read(folder: Path) -> tuple[tuple[Profile, ...], dict[str, str]]:
    """Profiles, and the gold cluster of each account that tells a gold claim."""
    with rashomon.open(":memory:") as ledger:
        ledger.read([folder / "docs.jsonl"])
        return known(folder, ledger)


def known(folder: Path, ledger: Ledger) -> tuple[tuple[Profile, ...], dict[str, str]]:
    """As `read`, of a ledger that holds the reports already."""
    reports, accounts, claims = ledger.reports(), tuple(ledger.store.accounts()), ledger.claims()
    clusters = {tuple(m): k["cluster"] for k in rows_of(folder / "clusters.jsonl") for m in k["members"]}
    gold = {row["doc"]: row["claims"] for row in rows_of(folder / "gold.jsonl")}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        quantity = getattr(claim.value, "quantity", None)
        for c in gold.get(claim.report, ()) if quantity is not None else ():
            if (c["kind"], c["low"], c["high"]) == (claim.field, quantity.low, quantity.high):
                key = (claim.report, c["incident"])
                votes[claim.account][clusters.get(key, "/".join(key))] += 1
    answer = {account: min(v, key=lambda k: (-v[k], k)) for account, v in votes.items()}
    return profiles(reports, accounts, claims, copies(reports)), answer


def samples(rows: tuple[Profile, ...], answer: dict[str, str]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    x, y, groups = [], [], []
    for a, b in pairs(rows):
        if a.account in answer and b.account in answer and not ruled_out(a, b):
            x.append([float(s(a, b)) for s in SIGNALS] + [1.0])
            y.append(float(answer[a.account] == answer[b.account]))
            groups.append(answer[a.account])
    return np.array(x), np.array(y), groups


def fit(x: np.ndarray, y: np.ndarray, groups: list[str]) -> Weights:
    names = [s.__name__ for s in SIGNALS] + ["bias"]
    way = np.array([0.0 if n in FREE or n == "bias" else -1.0 if n in AGAINST else 1.0 for n in names])
    least = np.array([AT_LEAST.get(n, 0.0) for n in names])
    counts = shares(y, groups)
    step = 1 / (0.25 * np.linalg.eigvalsh((x * counts[:, None]).T @ x)[-1] + RIDGE)
    w = ahead = np.zeros(len(names))
    for k in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ ahead, -50, 50)))
        moved = ahead - step * (x.T @ (counts * (p - y)) + RIDGE * np.append(ahead[:-1], 0.0))
        moved = np.where(way == 0, moved, way * np.maximum(way * moved, least))
        w, ahead = moved, moved + k / (k + 3) * (moved - w)
    return {name: round(float(v), 2) for name, v in zip(names, w, strict=True)}


def shares(y: np.ndarray, groups: list[str]) -> np.ndarray:
    """What each pair counts: those of an incident that many reports tell count less each, so that it is not all."""
    told = Counter(g for g, same in zip(groups, y, strict=True) if same)
    counts = np.array([told[g] ** -0.5 if same else 1.0 for g, same in zip(groups, y, strict=True)])
    counts[y == 1] *= y.sum() / counts[y == 1].sum()
    return counts


def judge(rows: tuple[Profile, ...], answer: dict[str, str], weights: Weights, kept: set[str]) -> str:
    made = {a: k for k, members in enumerate(grouped(rows, weights)) for a in members}
    known = [a for a in sorted(answer) if answer[a] in kept]
    gold, found, both = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for a in known:
        gold[answer[a]] += 1
        found[made[a]] += 1
        both[answer[a], made[a]] += 1

    def chosen(c: Counter) -> int:  # type: ignore[type-arg]
        return sum(n * (n - 1) // 2 for n in c.values())

    p, r = chosen(both) / max(1, chosen(found)), chosen(both) / max(1, chosen(gold))
    bp = sum(n * n / found[m] for (_, m), n in both.items()) / len(known)
    br = sum(n * n / gold[g] for (g, _), n in both.items()) / len(known)
    return f"pair P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}  B-cubed {2 * bp * br / (bp + br):.3f}"


def main() -> None:
    rows, answer = read(Path(sys.argv[1]))
    x, y, groups = samples(rows, answer)
    weights = fit(x, y, groups)
    print(json.dumps(weights, indent=1))
    everything = set(answer.values())
    print(f"pairs {len(y)}, same {int(y.sum())}; fitted: {judge(rows, answer, weights, everything)}")
    names = sorted(everything)
    for k in range(FOLDS):
        held = set(names[k::FOLDS])
        chosen = np.array([g not in held for g in groups])
        others = fit(x[chosen], y[chosen], [g for g in groups if g not in held])
        print(f"held out {k}: {judge(rows, answer, others, held)}")
    if "--write" in sys.argv:
        WEIGHTS_FILE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
