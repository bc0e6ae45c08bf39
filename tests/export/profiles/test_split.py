"""Incidents of several days or places: how many rows, and who gets what of the toll."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from export.profiles.incidents import ARMY, HAMA, HOMS, REBELS, case_of, fact, incident, killed
from rashomon.export.profiles._split import Part, length_days, went_on
from rashomon.export.profiles.acled import ACLED
from rashomon.export.profiles.cells import Case, Policy, Profile, Row
from rashomon.export.profiles.ucdp import UCDP
from rashomon.model.claim import Claim, DateFact, PlaceFact
from rashomon.model.incident import Harm, Toll
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Group
from rashomon.text.vocabulary import entries

SENTENCE = "Raids on Homs, Hama and Idlib killed 13 people."
IDLIB = Place("Idlib", name="Idlib", settlement="Idlib", admin1="Idlib", country="SYR", precision="settlement")
DAYS = Date("2018-03-02", "2018-03-04", "span", "2 and 4 March")
FIGHT = fact("date", DateFact(DAYS), DAYS.text, "Fighting between 2 and 4 March killed 11 people.")


def towns(*places: Place, sentence: str = SENTENCE) -> list[Claim]:
    return [fact("place", PlaceFact(place), place.text, sentence) for place in places]


def toll(number: int) -> dict[str, Harm]:
    return {"killed": Harm(Toll(number, number, number, "single", ()))}


def rows(profile: Profile, case: Case) -> tuple[Row, ...]:
    return profile.code(case, Policy()).rows


def column(profile: Profile, case: Case, name: str) -> list[object]:
    return [row[name].value for row in rows(profile, case)]


@pytest.mark.parametrize(("number", "shares"), [(13, [5, 4, 4]), (12, [4, 4, 4]), (14, [5, 5, 4]), (1, [1, 0, 0])])
def test_a_total_over_places_is_divided_and_the_first_gets_what_is_left(number: int, shares: list[int]) -> None:
    case = case_of(incident(harm=toll(number)), *towns(HOMS, HAMA, IDLIB))
    assert column(ACLED, case, "fatalities") == shares
    assert column(ACLED, case, "location") == ["Homs", "Hama", "Idlib"]
    assert column(UCDP, case, "best") == [share for share in shares if share]


def test_a_total_over_days_is_a_row_a_day_and_the_notes_say_so() -> None:
    case = case_of(incident(type="armed_clash", target=(REBELS,), date=DAYS, harm=toll(11)), FIGHT)
    assert column(ACLED, case, "event_date") == ["2018-03-02", "2018-03-03", "2018-03-04"]
    assert column(ACLED, case, "fatalities") == [4, 4, 3]
    assert column(ACLED, case, "time_precision") == [1, 1, 1]
    assert [row["notes"].value for row in rows(ACLED, case)] == [
        f"On {day} March 2018, a strike. The total is divided over 3 days: row {k} of 3."
        for k, day in enumerate((2, 3, 4), 1)
    ]
    assert len(set(column(ACLED, case, "event_id_cnty"))) == 3


def test_an_episode_of_several_days_is_one_event_of_ucdp() -> None:
    case = case_of(incident(type="armed_clash", target=(REBELS,), date=DAYS, harm=toll(11)), FIGHT)
    assert column(UCDP, case, "best") == [11]
    assert column(UCDP, case, "event_clarity") == [2]
    assert column(UCDP, case, "date_prec") == [2]


def test_days_and_places_together() -> None:
    case = case_of(incident(date=DAYS, harm=toll(7)), FIGHT, *towns(HOMS, HAMA))
    assert column(ACLED, case, "fatalities") == [2, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    "claims",
    [
        # told in different sentences: two reports of one place
        [*towns(HOMS), *towns(HAMA, sentence="Hama was hit.")],
        # one lies in the other
        towns(HOMS, replace(HOMS, name="Old City", text="Hama", precision="sub_city")),
        # a province is no second place
        towns(HOMS, replace(HAMA, precision="adm1")),
        # the place of the incident is none of them
        towns(HAMA, IDLIB),
    ],
)
def test_what_is_one_place(claims: list[Claim]) -> None:
    assert column(ACLED, case_of(incident(), *claims), "location") == ["Homs"]


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        (DAYS, "Nine people died on 2 and 4 March."),  # the day is not known better
        (Date("2018-03-02", "2018-03-28", "span", "2 and 28 March"), "Fighting between 2 and 28 March killed nine."),
        (Date("2018-03-01", "2018-03-31", "month", "March"), "Fighting throughout March killed nine."),
    ],
)
def test_what_is_one_row_in_its_middle(date: Date, sentence: str) -> None:
    claim = fact("date", DateFact(date), date.text, sentence)
    assert len(rows(ACLED, case_of(incident(date=date), claim))) == 1


@pytest.mark.parametrize("entry", entries("lasting_words"), ids=lambda entry: entry["pattern"])
def test_every_way_to_last_is_found_in_its_sentence(entry: dict[str, str]) -> None:
    assert went_on(entry["example"], entry["date"])


def test_the_weekend_does_not_last() -> None:
    assert not went_on("Nine people were killed at the weekend.", "the weekend")


def test_the_dead_of_every_row_add_up() -> None:
    soldiers = killed(3, 3, whom=Group("soldiers", "combatant", ARMY))
    rebels = killed(2, 2, whom=Group("fighters", "combatant", REBELS))
    case = case_of(incident(type="armed_clash", target=(REBELS,), harm=toll(8)), soldiers, rebels, *towns(HOMS, HAMA))
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert [[row[name].value for name in (*parts, "best")] for row in rows(UCDP, case)] == [
        [2, 1, 0, 1, 4],
        [1, 1, 0, 2, 4],
    ]


@given(st.integers(0, 500), st.integers(1, 6), st.integers(1, 4))
def test_shares_add_up_and_fall(number: int, days: int, places: int) -> None:
    case = case_of(incident())
    shares = [Part(case, k, days, places).share(number) for k in range(days * places)]
    assert sum(shares) == number
    assert shares == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] <= 1


def test_days_are_counted_with_both_ends() -> None:
    assert length_days(DAYS) == 3
