"""How the weights of event words become one type: sums, then the ACLED codebook's priorities."""

from collections.abc import Iterable, Mapping

_LEDGER: Mapping[str, str | None] = {
    "territory_regained": "territory_gained",
    "territory_overtaken": "territory_gained",
    "protest_with_intervention": "protest",
    "damage": "looting",
    "strategic_other": "other",
    "headquarters": None,
    "group_change": None,
    "organized_crime": None,
    "natural_disaster": "other",
    "accident": "other",
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
    "damage",
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
_TOLD = 2.0  # weight from which a kind of violence is told
_HINTED = 0.65  # weight from which it is hinted at, if only by the headline
_SPREAD = 2.5  # weight of "air and ground", "across various areas" that makes a toll mixed
_BESIDE = 1.6  # the same where two kinds are told anyway
_OTHER_MEANS = ("violent_demonstration", "mob_violence", "abduction", "disrupted_weapons")
MEANS = ("air_strike", "shelling", "explosive", "suicide_bomb", "grenade", "chemical_weapon", "armed_clash")

Weighed = tuple[str, float, str]  # type, weight, words


def ledger_type(name: str) -> str | None:
    """The ledger's slug for a type of the vocabulary; None for what is no incident of the ledger."""
    return _LEDGER.get(name, name)


def decide(evidence: Iterable[Weighed]) -> tuple[str, float]:
    """The best type of (type, weight, words) rows and its share of the whole weight."""
    scores = _scores(evidence)
    _apply_priorities(scores)
    if not scores or max(scores.values()) <= 0:
        return "other", 0.0
    best = min(scores, key=lambda name: (-scores[name], _RANK[name]))
    total = sum(value for value in scores.values() if value > 0)
    return best, round(scores[best] / total, 3)


def _scores(evidence: Iterable[Weighed]) -> dict[str, float]:
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
    if scores.get("protest", 0) >= 2.5 and scores.get("armed_clash", 0) >= 2.5:
        # whom protesters clash with is the police: a violent demonstration, no battle
        scores["violent_demonstration"] = scores.get("violent_demonstration", 0) + scores.pop("armed_clash")
    _weigh_mixed(scores)
    _weigh_residue(scores)
    for winner, least, losers, factor in _PRIORITIES:
        if scores.get(winner, 0.0) >= least:
            for loser in losers:
                if loser in scores:
                    scores[loser] *= factor


def _weigh_mixed(scores: dict[str, float]) -> None:
    """A toll over several areas or days counts as mixed only where two kinds of fire are told beside each other."""
    spread = scores.pop("mixed", 0.0)
    kinds = sum(scores.get(kind, 0.0) >= _TOLD for kind in ("air_strike", "shelling", "armed_clash", "explosive"))
    hinted = any(scores.get(kind, 0.0) >= _HINTED for kind in (*MEANS, "attack"))
    if hinted and (spread >= _SPREAD or (spread >= _BESIDE and kinds >= 2)):
        scores["mixed"] = max(scores.values()) + spread


def _weigh_residue(scores: dict[str, float]) -> None:
    """ "Attack" without more is what remains when no means is told, not a rival of one that is; nor is what was hit."""
    if "damage" in scores:
        if any(scores.get(kind, 0.0) >= _TOLD for kind in (*MEANS, *_OTHER_MEANS)):
            scores["damage"] *= 0.25
        elif "armed_clash" in scores:  # "rebels attacked" a thing: no battle
            scores["armed_clash"] *= 0.25
    if 0 < scores.get("attack", 0.0) < _TOLD and any(scores.get(kind, 0.0) >= _HINTED for kind in MEANS):
        scores["attack"] *= 0.25


# (type, weight from which it speaks, types that it takes weight from, the part that these keep)
_PRIORITIES: tuple[tuple[str, float, tuple[str, ...], float], ...] = (
    ("natural_disaster", 3.5, ("accident", "attack", "armed_clash", "air_strike", "explosive"), 0.4),
    ("accident", 3.5, ("explosive", "chemical_weapon", "attack", "shelling", "natural_disaster"), 0.5),
    ("armed_clash", 2.5, ("disrupted_weapons",), 0.5),
    ("disrupted_weapons", 4, ("explosive", "grenade", "shelling", "air_strike", "armed_clash", "arrest"), 0.5),
    ("chemical_weapon", 6, ("air_strike", "shelling", "attack", "explosive", "armed_clash", "diplomacy"), 0.5),
    ("suicide_bomb", 5, ("explosive", "attack", "armed_clash", "mob_violence"), 0.5),
    ("grenade", 4.5, ("explosive", "attack", "armed_clash"), 0.5),
    ("territory_transfer", 3.5, ("territory_regained", "territory_overtaken", "group_change", "armed_clash"), 0.6),
    ("territory_regained", 3, ("armed_clash", "attack", "headquarters", "air_strike", "chemical_weapon"), 0.45),
    ("territory_overtaken", 3, ("armed_clash", "attack", "headquarters", "air_strike"), 0.45),
    ("air_strike", 2, ("shelling", "explosive"), 0.7),
    ("air_strike", 2, ("attack", "armed_clash"), 0.6),
    ("shelling", 2, ("attack", "explosive"), 0.5),
    ("explosive", 2, ("attack",), 0.5),
    ("explosive", 3.5, ("armed_clash",), 0.6),
    ("armed_clash", 2.5, ("attack",), 0.6),
    ("force_against_protesters", 4, ("attack", "protest", "protest_with_intervention"), 0.5),
    ("violent_demonstration", 3.5, ("protest", "protest_with_intervention", "arrest"), 0.5),
    ("protest_with_intervention", 4, ("protest", "arrest"), 0.5),
    ("sexual_violence", 5, ("attack", "abduction"), 0.6),
    ("looting", 3, ("attack",), 0.5),
)
