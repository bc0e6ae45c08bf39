"""Every cell names a rule that its column lists, and every rule that is listed is met here."""

from collections import defaultdict

import pytest

from export.profiles.battery import BATTERY
from rashomon.export.profiles.cells import Policy, Profile
from rashomon.export.profiles.known import PROFILES

ALL = pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))


def met(profile: Profile) -> dict[str, set[str]]:
    """Column -> the rules that its cells name, over the whole battery."""
    found: dict[str, set[str]] = defaultdict(set)
    for case in BATTERY:
        for row in profile.code(case, Policy()).rows:
            for column, cell in row.items():
                found[column].add(cell.rule)
    return found


@ALL
def test_columns_list_exactly_the_rules_that_their_cells_name(profile: Profile) -> None:
    listed = {column.name: set(column.rules) for column in profile.columns}
    assert dict(met(profile)) == listed


@ALL
def test_rules_are_told_once_and_all_are_used(profile: Profile) -> None:
    ids = [rule.id for rule in profile.rules]
    assert len(ids) == len(set(ids))
    assert set(ids) == {rule for column in profile.columns for rule in column.rules}


@ALL
def test_rules_and_columns_say_what_they_do_and_where_they_stand(profile: Profile) -> None:
    for rule in profile.rules:
        assert rule.id.startswith(f"{profile.name}/"), rule
        assert not rule.text[0].islower() and rule.text.endswith("."), rule
        assert rule.source
    sources = {rule.id: rule.source for rule in profile.rules}
    for column in profile.columns:
        assert column.holds and column.source == sources[column.rules[0]], column


@ALL
def test_no_column_stands_twice(profile: Profile) -> None:
    names = [column.name for column in profile.columns]
    assert len(names) == len(set(names))


@ALL
def test_every_cell_is_of_its_columns_kind(profile: Profile) -> None:
    kinds = {column.name: column.kind for column in profile.columns}
    for row in (row for case in BATTERY for row in profile.code(case, Policy()).rows):
        assert list(row) == list(kinds)
        for column, cell in row.items():
            assert cell.value is None or isinstance(cell.value, kinds[column]), (column, cell)
            assert isinstance(cell.value, bool) == (kinds[column] is bool and cell.value is not None)
