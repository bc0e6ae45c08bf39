"""How the weights of event words become one type: sums, then the ACLED codebook's priorities."""

from collections.abc import Mapping

_LEDGER: Mapping[str, str | None] = {
    "territory_regained": "territory_gained",
    "territory_overtaken": "territory_gained",
    "protest_with_intervention": "protest",
    "strategic_other": "other",
    "headquarters": None,
    "group_change": None,
    "organized_crime": None,
    "natural_disaster": None,
    "accident": None,
    "diplomacy": None,
    "attribution": None,
}
# codebook order: of two types with the same weight the earlier one wins
_ORDER = (
    "mixed",
    "chemical_weapon",
    "suicide_bomb",
    "sexual_violence",
    "grenade",
    "force_against_protesters",
    "territory_regained",
    "territory_overtaken",
    "armed_clash",
    "air_strike",
    "shelling",
    "explosive",
    "protest_with_intervention",
    "violent_demonstration",
    "mob_violence",
    "protest",
    "abduction",
    "attack",
    "disrupted_weapons",
    "arrest",
    "looting",
    "territory_transfer",
    "agreement",
    "headquarters",
    "group_change",
    "organized_crime",
    "natural_disaster",
    "accident",
    "attribution",
    "diplomacy",
    "strategic_other",
    "other",
)
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
_REPEATED = 0.25  # what the same words add when they come again
_SECOND = 0.6  # what other words of the same type add to the strongest

Evidence = tuple[tuple[str, float, str], ...]


def ledger_type(name: str) -> str | None:
    """The ledger's slug for a type of the vocabulary; None for what is no incident of the ledger."""
    return _LEDGER.get(name, name)


def decide(evidence: Evidence, text: str) -> tuple[str, float]:  # noqa: ARG001
    """The best type of (type, weight, words) rows and its share of the whole weight."""
    scores = _scores(evidence)
    _apply_priorities(scores)
    if not scores or max(scores.values()) <= 0:
        return "other", 0.0
    best = min(scores, key=lambda name: (-scores[name], _RANK[name]))
    total = sum(value for value in scores.values() if value > 0)
    return best, round(scores[best] / total, 3)


def _scores(evidence: Evidence) -> dict[str, float]:
    """Per type: the strongest words count whole, other words less, repeats little."""
    by_type: dict[str, dict[str, list[float]]] = {}
    for name, weight, words in evidence:
        if weight > 0:
            by_type.setdefault(name, {}).setdefault(words, []).append(weight)
    return {name: _sum(list(rows.values())) for name, rows in by_type.items()}


def _sum(rows: list[list[float]]) -> float:
    rows = sorted(rows, key=lambda row: -row[0])
    first = rows[0][0]
    others = sum(row[0] for row in rows[1:]) * _SECOND
    repeats = sum(sum(row[1:]) for row in rows) * _REPEATED
    return first + others + repeats


def _apply_priorities(scores: dict[str, float]) -> None:
    for winner, least, losers, factor in _PRIORITIES:
        if scores.get(winner, 0.0) >= least:
            for loser in losers:
                if loser in scores:
                    scores[loser] *= factor


# (type, weight from which it speaks, types that it takes the weight from, what these keep)
_PRIORITIES: tuple[tuple[str, float, tuple[str, ...], float], ...] = (
    ("chemical_weapon", 6, ("air_strike", "shelling", "attack", "explosive", "armed_clash", "diplomacy"), 0.5),
    ("suicide_bomb", 5, ("explosive", "attack", "armed_clash", "mob_violence"), 0.5),
    ("grenade", 4.5, ("explosive", "attack", "armed_clash"), 0.5),
    ("air_strike", 3, ("shelling", "explosive", "attack"), 0.6),
    ("shelling", 3, ("attack", "explosive"), 0.6),
    ("explosive", 3, ("attack", "armed_clash"), 0.7),
    ("armed_clash", 3, ("attack",), 0.6),
    ("force_against_protesters", 5, ("attack", "violent_demonstration", "protest", "protest_with_intervention"), 0.6),
    ("protest_with_intervention", 4, ("protest", "arrest"), 0.6),
    ("violent_demonstration", 3.5, ("protest",), 0.6),
    ("sexual_violence", 5, ("attack", "abduction"), 0.6),
)
