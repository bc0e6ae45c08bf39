"""Streets and houses that no list knows lie in the town that a local report is about."""

from rashomon.extract._home_town import home_town, in_home_town
from rashomon.model.where import PlaceMention
from rashomon.resolve.gazetteer import gazetteer

_LOCAL = (
    "Two men shot in Toledo\n\nTwo men were shot on Kelder Street on Monday, police in Toledo, Ohio, said. "
    "Toledo has had no shooting since June."
)
_FAR = "Two men were shot in Toledo, Ohio, and two in Dallas, Texas. The first fell on Kelder Street."


def _found(text: str) -> tuple[PlaceMention, ...]:
    return gazetteer().find(text)


def _placed(text: str) -> dict[str, PlaceMention]:
    return {m.span.text: m for m in in_home_town(text, _found(text))}


def test_a_street_lies_in_the_town_of_the_report() -> None:
    street = _placed(_LOCAL)["Kelder Street"].place
    assert (street.name, street.settlement, street.admin1, street.precision) == (
        "Kelder Street",
        "Toledo",
        "Ohio",
        "site",
    )
    assert street.lat is not None


def test_of_two_towns_none_is_the_report_s() -> None:
    assert home_town(_FAR, _found(_FAR)) is None
    assert _placed(_FAR)["Kelder Street"].place.lat is None


def test_places_that_are_known_stay_as_they_are() -> None:
    assert [m for m in in_home_town(_LOCAL, _found(_LOCAL)) if m.place.name == "Toledo"] == [
        m for m in _found(_LOCAL) if m.place.name == "Toledo"
    ]


def test_a_village_that_no_list_knows_is_not_the_town() -> None:
    text = "Shells fell on the village of Urem near Aleppo. Aleppo is calm, people in Aleppo said."
    assert [m.place.lat for m in in_home_town(text, _found(text)) if "Urem" in m.span.text] == [None]


def test_a_report_that_is_sent_from_a_capital_is_not_about_it() -> None:
    text = "CAIRO - Gunmen fired at people in the Kelder mosque, officials said on Friday."
    assert home_town(text, _found(text)) is None
