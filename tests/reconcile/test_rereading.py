"""What a new reading makes of the old one, by itself."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import MEDICS, TEXT, make_claim, make_reading, people
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.reading import Reading
from rashomon.reconcile.rereading import Held, difference, heirs_of_claims, says_the_same, told_apart

READ = make_reading()


def held(*readings: Reading, now: Reading | None = None) -> Held:
    """All that these readings made, of which the last one, or `now`, is what is read now."""
    present = now or readings[-1]
    accounts = {a.id: a for r in readings for a in r.accounts}
    claims = {c.id: c for r in readings for c in r.claims}
    former = {*accounts, *claims} - {a.id for a in present.accounts} - {c.id for c in present.claims}
    return Held(present.report, accounts, claims, frozenset(former))


def killed(number: int, **known: object) -> Claim:
    return make_claim(READ.report, "a-r1", "killed", people(number, None, "12"), "At least 12", **known)


def with_claims(*claims: Claim) -> Reading:
    return replace(READ, claims=tuple(sorted(claims, key=lambda c: c.id)))


def test_the_same_reading_is_no_difference() -> None:
    again = told_apart(READ, held(READ))
    assert set(again.claims) == set(READ.claims)
    found = difference(held(READ), again)
    assert (found.kept, found.added, found.removed, found.changed, found.restated) == (5, (), (), (), ())


def test_other_content_gets_an_id_of_its_own_and_the_same_one_again() -> None:
    (first,) = told_apart(with_claims(killed(13)), held(with_claims(killed(12)))).claims
    assert first.id.startswith(f"{killed(12).id}-")
    (again,) = told_apart(with_claims(killed(13)), held(with_claims(killed(12)), with_claims(first))).claims
    assert again == first
    (back,) = told_apart(with_claims(killed(12)), held(with_claims(killed(12)), with_claims(first))).claims
    assert back == killed(12)


def test_what_refers_to_it_follows() -> None:
    whole, part = killed(12), replace(killed(5), id="part", part_of=killed(12).id)
    other = told_apart(with_claims(killed(13), part), held(with_claims(whole, part)))
    named = {claim.part_of: claim for claim in other.claims}
    assert named[None].id != whole.id
    assert set(named) == {None, named[None].id}
    assert named[named[None].id].id != "part"


def test_an_account_that_became_background_is_another_and_its_claims_with_it() -> None:
    reading = replace(READ, accounts=(replace(READ.accounts[0], background=True),))
    apart = told_apart(reading, held(READ))
    found = difference(held(READ), apart)
    (account,) = apart.accounts
    assert (found.accounts_out, found.accounts_in) == (("a-r1",), (account.id,))
    assert found.heirs == (("a-r1", account.id),)
    assert (len(found.restated), found.changed, found.kept) == (5, (), 0)


def test_claims_that_refer_to_each_other_in_a_circle_end() -> None:
    one, two = replace(killed(1), id="one", part_of="two"), replace(killed(2), id="two", part_of="one")
    assert len(told_apart(with_claims(one, two), held(READ)).claims) == 2


def test_heirs_have_one_field_and_words_in_common() -> None:
    old = killed(12)
    longer = make_claim(READ.report, "a-r1", "killed", people(12, 12, "12"), "12 people", rule="x")
    other_field = make_claim(READ.report, "a-r1", "injured", people(12, None, "12"), "At least 12")
    elsewhere = make_claim(READ.report, "a-r1", "killed", people(0, 0, "no one"), "no one")
    assert heirs_of_claims([old], [other_field, elsewhere], True) == ()
    assert heirs_of_claims([old], [longer, elsewhere], True) == ((old, longer),)
    same = replace(old, id="same", confidence=0.1)
    assert heirs_of_claims([old], [longer, same], True) == ((old, same),)


def test_in_another_text_heirs_stand_in_the_same_sentence() -> None:
    moved = make_reading("r1", f"OLDTOWN: {TEXT}").report
    old = killed(12)
    new = make_claim(moved, "a-r1", "killed", people(12, None, "12"), "At least 12", rule=old.rule)
    assert heirs_of_claims([old], [new], False) == ((old, new),)
    reworded = make_reading("r1", TEXT.replace("were killed", "died")).report
    assert heirs_of_claims([old], [make_claim(reworded, "a", "killed", old.value, "At least 12")], False) == ()


def test_to_say_the_same_takes_the_same_source() -> None:
    assert says_the_same(killed(12), killed(12, rule="other", confidence=0.1))
    assert not says_the_same(killed(12), killed(12, source=MEDICS))
    assert not says_the_same(killed(12), killed(12, stance="denied"))
    assert not says_the_same(killed(12), killed(12, part_of="x"))


def test_an_account_without_heirs_of_its_claims_goes_by_its_sentences() -> None:
    type_, place = READ.claims[0], READ.claims[1]
    account = Account(id="b", report="r1", main=True)
    only_type = replace(READ, accounts=READ.accounts, claims=(type_,))
    only_place = replace(READ, accounts=(account,), claims=(replace(place, account="b"),))
    assert difference(held(only_type), only_place).heirs == (("a-r1", "b"),)


@given(
    st.lists(st.sampled_from(READ.claims), unique=True), st.lists(st.sampled_from(READ.claims), unique=True), st.data()
)
def test_every_claim_has_an_outcome(before: list[Claim], after: list[Claim], data: st.DataObject) -> None:
    changed = [data.draw(st.sampled_from([c, replace(c, confidence=0.1), replace(c, stance="alleged")])) for c in after]
    old = held(with_claims(*before))
    new = told_apart(with_claims(*changed), old)
    found = difference(old, new)
    pairs = (*found.changed, *found.restated)
    assert len(before) == found.kept + len(found.removed) + len(pairs)
    assert len(after) == found.kept + len(found.added) + len(pairs)
    assert len({one for one, _ in pairs}) == len({two for _, two in pairs}) == len(pairs)
    kept = {*found.added, *(two for _, two in pairs)}
    assert {c.id for c in new.claims} - kept == {c.id for c in before} & {c.id for c in new.claims}
