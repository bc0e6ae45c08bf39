"""Killed and injured of an Airwars-like record, by victim group (Airwars, victim groups; methodology)."""

from collections.abc import Callable
from functools import partial

from rashomon.export.profiles._airwars_columns import ENDS, GROUPS
from rashomon.export.profiles._harmed import (
    Between,
    civilians,
    fighters,
    group_of,
    harmed,
    is_disputed,
    is_fighter,
    is_of_state,
)
from rashomon.export.profiles.cells import Case, Cell, Row
from rashomon.model.claim import Claim, HarmValue

_CIVILIANS, _FIGHTERS = "civilian_non_combatants", "belligerents"
_REST = "other_civilian_non_combatants"
_NOBODY = Between(0, 0)
_FITS: dict[str, Callable[[Claim], bool]] = {
    "member_of_armed_forces": lambda claim: is_fighter(claim) and is_of_state(claim) and group_of(claim) is None,
    "persons_directly_participating_in_hostilities": lambda claim: (
        is_fighter(claim) and not is_of_state(claim) and group_of(claim) is None
    ),
    "undetermined": lambda claim: isinstance(claim.value, HarmValue) and claim.value.group.class_ == "mixed",
}


def group_cells(case: Case) -> Row:
    """The four numbers of every group; no group has more than the one that it belongs to."""
    counted = {field: _counted(case, field) for field in ("killed", "injured")}
    cells = {}
    for group in (one for parent, groups in GROUPS.items() for one in (parent, *groups)):
        for end in ENDS:
            field, _, side = end.partition("_")
            told = counted[field].get(group)
            number = 0 if told is None else told.least if side == "min" else told.most
            claims = told.claims if told is not None else ()
            cells[f"{group}_{end}"] = Cell(number, f"airwars/{_rule(group, told, case)}", group, claims)
    return cells


def _counted(case: Case, field: str) -> dict[str, Between]:
    """Group -> how many, for the groups of whom somebody is told."""
    found = {
        group: told
        for groups in GROUPS.values()
        for group in groups
        if (told := harmed(case, field, _FITS.get(group, partial(_is_of, group)))) is not None
    }
    if (mixed := harmed(case, field, _FITS["undetermined"])) is not None:
        found["undetermined"] = mixed
    found |= {name: told for name, told in (_parent(case, field, parent, found) for parent in GROUPS) if told}
    if (whole := found.get(_CIVILIANS)) is not None:
        found[_REST] = _rest(whole, [found[one] for one in GROUPS[_CIVILIANS] if one in found])
    return found


def _is_of(group: str, claim: Claim) -> bool:
    return isinstance(claim.value, HarmValue) and group_of(claim) == group


def _parent(case: Case, field: str, parent: str, found: dict[str, Between]) -> tuple[str, Between | None]:
    """A parent has at least what any of its groups has."""
    groups = [found[one] for one in GROUPS[parent] if one in found]
    own = {_CIVILIANS: civilians, _FIGHTERS: fighters}.get(parent)
    told = own(case, field) if own else found.get(parent) or (_sum(groups) if groups else None)
    if told is None or not told.most:
        told = _sum(groups) if groups else None
    if told is None:
        return parent, None
    return parent, Between(told.least, max([told.most, *(one.most for one in groups)]), told.claims)


def _sum(groups: list[Between]) -> Between:
    claims = tuple(sorted({claim for one in groups for claim in one.claims}))
    return Between(sum(one.least for one in groups), sum(one.most for one in groups), claims)


def _rest(whole: Between, others: list[Between]) -> Between:
    """What the groups that are counted apart leave of the whole."""
    taken = _sum(others)
    most = max(0, whole.most - taken.least)
    return Between(min(most, max(0, whole.least - taken.most)), most, whole.claims)


def _rule(group: str, told: Between | None, case: Case) -> str:
    if told is None:
        return "nobody@1"
    if group in (_CIVILIANS, _FIGHTERS) and is_disputed(case):
        return "disputed@1"
    if group in (_FIGHTERS, "member_of_armed_forces", "persons_directly_participating_in_hostilities"):
        return "fighters@1"
    return {_CIVILIANS: "civilians@1", "undetermined": "undetermined@1", _REST: "rest@1"}.get(group, "group@1")
