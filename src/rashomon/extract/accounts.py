"""Sorts a report's tellings into accounts: which sentences tell of the same event.

A report usually tells one event and recalls others. Sentences are taken in order; each joins the account that speaks
most for it, or opens a new one. What speaks for and against is in `_account_signs`; what each sign weighs was fitted
by `tools/fit_accounts.py` and lies in `data/account_weights.json`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, field, structs

from rashomon.extract._account_signs import POINT, is_another, kind_of, only_harm, same_party, signs
from rashomon.extract.gate import QUIET
from rashomon.extract.stretches import STRONG
from rashomon.extract.telling import Telling

__all__ = ["BACKGROUND_DAYS", "WEIGHTS_FILE", "Draft", "Weights", "accounts", "kind_of"]

BACKGROUND_DAYS = 10  # UCDP's AEC: 93 % of events are reported within 3 days; later ones are recalled, not reported
WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "data" / "account_weights.json"
_JOINS = -0.2  # chosen on held-out reports
_ONLY_HARM = -0.8  # nor one that does not say by what, where or when
_HARMLESS = -0.8  # a sentence that names no harm joins the more easily: it rarely tells an event of its own
_HARMLESS_PARTY = 1.3  # what it adds that such a sentence tells the deeds of those who did it
_ONLY_PARTY = 2.0  # where a report tells the deeds of several parties, the one named points to its own
_AIM_NEAR = 4  # sentences after a deed in which it is said what its doers were at
_DECIDES = 3.0  # weight of an event word that needs no other beside it
_NO_DEED = ("other", "agreement", "mixed")
_AIMED = ("damage", "attack")  # words of these types that decide say what or whom the event hit
Weights = dict[str, float]


class Draft(Struct, eq=False):
    """An account while it is being put together; equal to nothing but itself.

    settings: sentences beside its own that tell no event firmly, but may say where and when it happened.
    """

    tellings: list[Telling] = field(default_factory=list)
    settings: list[Telling] = field(default_factory=list)

    @property
    def is_background(self) -> bool:
        return all(t.is_background for t in self.tellings)


@cache
def _weights() -> Weights:
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def accounts(tellings: Sequence[Telling], weights: Mapping[str, float] | None = None) -> tuple[Draft, ...]:
    """The accounts of a report, in the order in which they begin; every harm telling is in exactly one.

    weights: by the names of the signs, and `bias`; None = those that come with the program.
    """
    weights = weights if weights is not None else _weights()
    drafts: list[Draft] = []
    latest: Draft | None = None
    ahead: list[Telling] = []  # settings of the account that is still to come
    scene: Telling | None = None
    for telling in tellings:
        if telling.is_imagined:
            continue
        placed = _on_scene(telling, scene)
        score, best = _best(drafts, placed, latest, weights) if _tells(telling) else (float("-inf"), None)
        if best is not None and score > _least(telling):
            best.tellings.append(telling)
        elif telling.harms or _stands_alone(telling):
            best = Draft([telling])
            if not telling.is_background:
                best.settings, ahead = ahead, []
            if placed is not telling and scene is not None and latest is not None:
                best.tellings[:0] = _taken(latest.settings, scene)
            scene = telling if _sets_a_scene(telling) else scene
            drafts.append(best)
        else:
            home = _whose_aim(drafts, telling, weights)
            if home is not None:
                home.tellings.append(telling)
            else:
                (ahead if latest is None else latest.settings).append(telling)
                scene = telling if _sets_a_scene(telling) else scene
            continue
        latest = latest if telling.is_recalled else best  # what is recalled in passing is not what goes on
    return tuple(drafts)


def _on_scene(telling: Telling, scene: Telling | None) -> Telling:
    """ "Jets hit the mill at X. Seven died": what the sentence before set is where those were hit whom it counts."""
    if scene is None or telling.place is not None or telling.sentence.index - scene.sentence.index > 1:
        return telling
    return structs.replace(telling, place=scene.place, areas=scene.areas)


def _sets_a_scene(telling: Telling) -> bool:
    """It tells firmly what was done, and where, and counts nobody: whom it hit is said next."""
    return (
        telling.place is not None
        and not telling.harms
        and any(e.weight >= STRONG and not e.is_noun for e in telling.events)
    )


def _taken(settings: list[Telling], scene: Telling) -> list[Telling]:
    """The scene, no longer among these settings: the account that begins starts with it."""
    found = [t for t in settings if t is scene]
    settings[:] = [t for t in settings if t is not scene]
    return found


def _is_aim(telling: Telling) -> bool:
    """ "They were trying to take the bridge at X" tells no event of its own: it says what the doers of one were at."""
    return bool(telling.initiators) and not telling.harms and all(e.weight < STRONG for e in telling.events)


def _whose_aim(drafts: Sequence[Draft], telling: Telling, weights: Mapping[str, float]) -> Draft | None:
    """What they were at belongs to the nearest deed of theirs, unless that was elsewhere or on another day."""
    if not _is_aim(telling):
        return None
    found = [(draft, signs(draft.tellings, telling, False, False)) for draft in drafts]
    homes = [
        (sum(weights[name] * value for name, value in row.items()), -k, draft)
        for k, (draft, row) in enumerate(found)
        if same_party(draft.tellings, telling)
        and not (row["days_clash"] or row["places_clash"])
        and telling.sentence.index - draft.tellings[-1].sentence.index <= _AIM_NEAR
    ]
    return max(homes, key=lambda home: home[:2])[2] if homes else None


def _best(
    drafts: Sequence[Draft], telling: Telling, latest: Draft | None, weights: Mapping[str, float]
) -> tuple[float, Draft | None]:
    best: tuple[float, Draft | None] = (float("-inf"), None)
    fitting = [
        (k, draft)
        for k, draft in enumerate(drafts)
        if not is_another(draft.tellings, telling)
        and not (telling.is_set_off and draft is latest)
        and _may_go_together(draft.tellings, telling)
    ]
    doers = [k for k, draft in fitting if same_party(draft.tellings, telling)]
    for position, draft in fitting:
        found = signs(draft.tellings, telling, draft is latest, position == 0)
        score = weights["bias"] + sum(weights[name] * value for name, value in found.items())
        elsewhere = found["days_clash"] or found["places_clash"]
        score += _HARMLESS_PARTY * (not telling.harms and position in doers and not elsewhere)
        score += _ONLY_PARTY * (doers == [position] and len(drafts) > 1 and not elsewhere)
        if score > best[0]:
            best = (score, draft)
    return best


def _least(telling: Telling) -> float:
    """The score that a sentence needs to join an account."""
    if not telling.harms:
        return _HARMLESS
    return _ONLY_HARM if only_harm(telling) else _JOINS


def _tells(telling: Telling) -> bool:
    if _is_only_peaceful(telling):
        return _is_peaceful_event(telling)
    return bool(telling.harms or telling.events)


def _is_only_peaceful(telling: Telling) -> bool:
    """Nothing else that is told in the sentence is an event."""
    return telling.is_peaceful and all(e.type in QUIET for e in telling.events if e.weight >= _DECIDES)


def _may_go_together(told: Sequence[Telling], telling: Telling) -> bool:
    """A march and a truce are events of their own; who is killed at a march is of its account, but at no truce."""
    if _is_only_peaceful(telling):
        return any(t.is_peaceful for t in told)
    return not telling.harms or not all(map(_is_only_peaceful, told)) or kind_of(told)[0] == "protest"


def _is_peaceful_event(telling: Telling) -> bool:
    """A deed that harmed nobody is an event of its own where the sentence says who did it, where and on which day."""
    precision = telling.place.place.precision if telling.place is not None else None
    told = telling.initiators and precision in POINT and telling.date is not None
    return bool(told) and not (telling.is_background or telling.is_imagined)


def _stands_alone(telling: Telling) -> bool:
    """A sentence without harm opens an account only if it says firmly what happened, and where or when."""
    if _is_only_peaceful(telling):
        return _is_peaceful_event(telling)
    kind, sure = kind_of([telling])
    firm = kind not in _NO_DEED and sure >= 0.5 and any(e.weight >= 2 for e in telling.events)
    precision = telling.place.place.precision if telling.place is not None else None
    placed, pointed = precision in (*POINT, "adm1", "adm2"), precision in POINT
    dated, named = telling.date is not None, bool(telling.initiators)
    if telling.is_recalled and (named or telling.targets):
        return kind != "other"
    if telling.is_background and dated and named and pointed:
        return kind != "other"
    if firm and telling.is_lead and (dated or placed or named):
        return True
    aimed = any(e.type in _AIMED and e.weight >= _DECIDES for e in telling.events)
    if aimed and kind not in _NO_DEED and not telling.is_background:
        return True
    return firm and ((dated and (placed or named)) or (named and (pointed or telling.is_headline)))
