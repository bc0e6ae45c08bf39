"""Killed and injured of an Airwars-like record, by victim group (Airwars, victim groups; methodology)."""

from collections import defaultdict

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
from rashomon.reconcile.figures import enters

_CIVILIANS, _FIGHTERS = "civilian_non_combatants", "belligerents"
_REST = "other_civilian_non_combatants"
_UNDETERMINED = "undetermined"


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
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.claims:
        if claim.field == field and enters(claim):
            told[_group(claim)].append(claim)
    found = {name: made for name, rows in told.items() if name and (made := harmed(rows, case.copies)) is not None}
    found |= {name: made for name, made in (_parent(case, field, parent, found) for parent in GROUPS) if made}
    if (whole := found.get(_CIVILIANS)) is not None:
        found[_REST] = _rest(whole, [found[one] for one in GROUPS[_CIVILIANS] if one in found])
    return found


def _group(claim: Claim) -> str:
    """The group that a claim counts; empty for civilians of none."""
    if (named := group_of(claim)) is not None:
        return named
    if is_fighter(claim):
        return "member_of_armed_forces" if is_of_state(claim) else "persons_directly_participating_in_hostilities"
    return _UNDETERMINED if isinstance(claim.value, HarmValue) and claim.value.group.class_ == "mixed" else ""


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
    return {_CIVILIANS: "civilians@1", _UNDETERMINED: "undetermined@1", _REST: "rest@1"}.get(group, "group@1")
