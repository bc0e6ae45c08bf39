"""One report read into accounts and claims."""

from properties.told import figure, read, read_one
from rashomon.extract.claims import WHOLE_WAR
from rashomon.model.claim import HarmValue

TEXT = (
    "Shells hit a market in Homs on Monday. Nine people were killed, including two children, a doctor told Reuters. "
    "The army denied that any people were killed."
)


def test_each_figure_has_its_source_stance_and_part() -> None:
    told = read(TEXT)
    whole, part = told.harm("killed", 9), told.harm("killed", 2)
    assert part.part_of == whole.id and whole.part_of is None
    assert whole.source and (whole.source.name, whole.relayed_by) == ("a doctor", ("Reuters",))
    assert {c.stance for c in told.harms()} == {"asserted", "denied"}


def test_an_account_is_where_it_begins() -> None:
    told = read(TEXT)
    (account,) = told.accounts
    assert (account.span_start, account.main, account.background) == (0, True, False)
    assert {c.account for c in told.claims} == {account.id}


def test_ids_come_from_the_report_and_the_place_in_it() -> None:
    one, same, other = read_one(TEXT, name="x"), read_one(TEXT, name="x"), read_one(TEXT, name="y")
    assert one == same
    assert not {c.id for c in one.claims} & {c.id for c in other.claims}
    assert not {a.id for a in one.accounts} & {a.id for a in other.accounts}


def test_claims_are_sorted_by_id() -> None:
    ids = [c.id for c in read(TEXT).claims]
    assert ids == sorted(set(ids))


def test_who_was_harmed_has_a_class_and_an_actor() -> None:
    claim = read("Gunmen killed four Iraqi soldiers near Kirkuk on Monday.").harm("killed", 4)
    assert isinstance(claim.value, HarmValue)
    assert claim.value.group.class_ == "combatant"
    assert claim.value.group.actor is not None and claim.value.group.actor.kind == "State forces"


def test_the_toll_of_a_war_is_left_out() -> None:
    told = read(f"Shells killed nine people in Homs on Monday. The war has killed {WHOLE_WAR * 2:,} people since 2011.")
    assert [figure(c) for c in told.harms()] == [("killed", 9, 9)]


def test_the_toll_of_a_war_makes_no_account() -> None:
    told = read(
        "Shells killed nine people in Homs on Monday.\n\nMore than 20,000 people have been killed since March 2015."
    )
    assert len(told.accounts) == 1


def test_every_claim_names_its_rule() -> None:
    rules = {c.rule.split("/")[0] for c in read(TEXT).claims}
    assert rules == {"harm", "fact"}


def test_nothing_to_claim() -> None:
    reading = read_one("The minister opened a bakery in Homs on Monday and praised its bread.")
    assert (reading.accounts, reading.claims) == ((), ())


def test_of_those_who_were_not_hurt_nobody_is() -> None:
    told = read("Gunmen attacked a shop in Homs on Monday. Three customers in the shop were not hurt.")
    assert [figure(c) for c in told.harms()] == [("injured", 0, 0)]
    told = read("Gunmen attacked a shop in Homs on Monday. There were three customers who weren't hurt.")
    assert [figure(c) for c in told.harms()] == [("injured", 0, 0)]


def test_the_one_who_died_is_the_one_who_was_shot() -> None:
    told = read("A young boy was killed in Homs on Monday. Neighbours said the boy was shot by the well.")
    assert [figure(c) for c in told.harms()] == [("killed", 1, 1)]
    told = read("A young boy was killed in Homs on Monday. Neighbours said the guard was shot in the leg.")
    assert sorted(figure(c) for c in told.harms()) == [("injured", 1, 1), ("killed", 1, 1)]
