"""An id once shown leads on, however often incidents are cut and joined anew."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.incident import Incident
from rashomon.store.names import Names, former_names, renamed

ACCOUNTS = [f"a{number}" for number in range(6)]


@st.composite
def partitions(draw: st.DrawFn) -> list[Incident]:
    """All accounts, in groups; an incident's id comes from its smallest account and a letter, as content changes it."""
    letter = draw(st.sampled_from("xyz"))
    groups: dict[int, list[str]] = {}
    for account in ACCOUNTS:
        groups.setdefault(draw(st.integers(0, 3)), []).append(account)
    return [Incident(id=f"i-{min(group)}{letter}", accounts=tuple(group)) for group in groups.values()]


def after(histories: list[list[Incident]]) -> tuple[Names, list[Incident]]:
    names: Names = {}
    members: dict[str, str] = {}
    incidents: list[Incident] = []
    for incidents in histories:
        names = renamed(names, members, incidents)
        members = {account: incident.id for incident in incidents for account in incident.accounts}
    return names, incidents


@given(st.lists(partitions(), min_size=1, max_size=5))
def test_every_id_ever_shown_leads_to_an_incident_that_is_there(histories: list[list[Incident]]) -> None:
    names, incidents = after(histories)
    current = {incident.id for incident in incidents}
    assert set(names) == {incident.id for derived in histories for incident in derived}
    assert set(names.values()) <= current
    assert all(names[incident] == incident for incident in current)


@given(st.lists(partitions(), min_size=1, max_size=4))
def test_deriving_the_same_again_changes_nothing(histories: list[list[Incident]]) -> None:
    assert after([*histories, histories[-1]]) == after(histories)


@given(st.lists(partitions(), min_size=1, max_size=4))
def test_former_names_are_the_names_that_lead_elsewhere(histories: list[list[Incident]]) -> None:
    names, incidents = after(histories)
    former = former_names(names)
    assert {name for listed in former.values() for name in listed} == set(names) - {i.id for i in incidents}
    assert all(list(listed) == sorted(listed) for listed in former.values())


def test_a_name_whose_accounts_are_gone_leads_nowhere() -> None:
    gone = [Incident(id="i-1", accounts=("a1",)), Incident(id="i-2", accounts=("a2",))]
    names, _ = after([gone, gone[:1], []])
    assert names == {"i-1": None, "i-2": None}
