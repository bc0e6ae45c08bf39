"""Names that no list holds and that the words around them make places."""

import pytest

from rashomon.resolve.gazetteer import gazetteer


def unlisted(text: str) -> list[tuple[str | None, str | None]]:
    return [(m.place.name, m.place.precision) for m in gazetteer().find(text) if m.place.lat is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were shot in Qarmuzeh area of the county.", [("Qarmuzeh", "near")]),
        ("Two men were shot in the area of Qarmuzeh.", [("Qarmuzeh", None)]),
        ("Two men were shot in the Qarmuzeh neighbourhood.", [("Qarmuzeh", "sub_city")]),
        ("Two men were shot at Qarmuz Colony on that day.", [("Qarmuz Colony", "site")]),
        ("They laid the mine on Qarmuz Tepeh road before dawn.", [("Qarmuz Tepeh road", "site")]),
        ("He was shot in the 300 block of East 91st Street by a man.", [("East 91st Street", "site")]),
        ("They fought in Qarmuz forest.", [("Qarmuz forest", "site")]),
        ("The rockets hit Camp Qarmuz and a road.", [("Camp Qarmuz", None)]),
        ("The rockets fell near Tell Qarmuz and a road.", [("Tell Qarmuz", "near")]),
        ("He was shot in his native place Qarmuzeh by two men.", [("Qarmuzeh", None)]),
        ("They met at the outskirts of Qarmuzeh and fought.", [("Qarmuzeh", "near")]),
        ("They fought around Al Qarmuz north of Homs.", [("Al Qarmuz", "near")]),
        ("Shells fell on Qarmuzeh, 8 km (5 miles) east of Homs.", [("Qarmuzeh", None)]),
        ("Shots were fired outside a crowded Qarmuz City bar.", [("Qarmuz City", None)]),
        ("They fought between Qarmuz and Urmaas district.", [("Urmaas", "near")]),
        ("They fell back after taking Qarmuzeh from the rebels.", [("Qarmuzeh", None)]),
        (
            "On that day the jets came back and hit the villages of al-Qarmuz Urmaas Tell Dibbeh Kharab and Sirmeh.",
            [("al-Qarmuz", None)],
        ),
        ("They left the village of Qarmuzeh as night fell.", [("Qarmuzeh", None)]),
    ],
)
def test_a_noun_makes_a_name_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert unlisted(text) == expected


def test_a_name_that_was_made_a_place_is_one_again() -> None:
    text = "Men came to Qarmuzeh village at dawn. Later they burned houses in Qarmuzeh and left."
    assert [name for name, _ in unlisted(text)] == ["Qarmuzeh", "Qarmuzeh"]
    text = "Men came to al-Qarmuz town at dawn. Later they shelled al-Qarmuz and left."
    assert [name for name, _ in unlisted(text)] == ["al-Qarmuz", "al-Qarmuz"]


@pytest.mark.parametrize(
    "text",
    [
        "The Qarmuz road company was fined.",
        "He ran the Qarmuz Hotel for years.",
        "The Army base was quiet.",
        "They won by taking Qarmuz from the house.",
        "They left in Northern areas of the land.",
        "They sat in the old City Hall for hours.",
        "They drove on Monday north of Homs.",
        "They fought in Old Homs and north of it.",
    ],
)
def test_names_of_other_things_are_none(text: str) -> None:
    assert unlisted(text) == []


def test_the_old_city_is_no_town_of_that_name() -> None:
    assert [m.place.name for m in gazetteer().find("Shells hit Aleppo. A tunnel blew up in the Old City.")] == [
        "Aleppo"
    ]


def test_a_suburb_is_beside_its_city() -> None:
    names = [(m.place.name, m.place.precision) for m in gazetteer().find("Jets hit the Damascus suburb of Jaramana.")]
    assert names == [("Damascus", "near"), ("Jaramana", "settlement")]


def test_a_noun_belongs_to_the_name_before_it() -> None:
    spans = [m.span.text for m in gazetteer().find("It was in Wana town of South Waziristan.")]
    assert spans == ["Wana town", "South Waziristan"]


@pytest.mark.parametrize("text", ["Marka (16) was killed.", "Houston's husband was shot.", "Marka's body was found."])
def test_people_are_told_by_their_age_and_kin(text: str) -> None:
    assert gazetteer().find(text) == ()


def test_near_a_city_that_is_called_its_countrys_second() -> None:
    mention = gazetteer().find("A village near Syria's second city Aleppo was hit.")[-1]
    assert (mention.place.name, mention.place.precision) == ("Aleppo", "near")


def test_near_a_city_that_is_called_by_its_country() -> None:
    mention = gazetteer().find("Ten were killed in north of Syria's Aleppo.")[-1]
    assert (mention.span.text, mention.place.precision) == ("north of Syria's Aleppo", "near")


def test_the_article_belongs_to_the_words() -> None:
    mention = gazetteer().find("They fled al-Shaytat villages in Syria.")[0]
    assert mention.span.text == "al-Shaytat villages"


def test_a_quarter_is_of_the_town_that_is_named_after_it() -> None:
    quarter = gazetteer().find("He was treated in the Douma neighbourhood of Damascus.")[0].place
    assert (quarter.name, quarter.settlement) == ("Douma", "Damascus")


@pytest.mark.parametrize(
    "words",
    ["in the city of Homs", "of the Syrian city of Homs", "in the north of the walled city of Homs", "in Homs"],
)
def test_a_quarter_that_nobody_lists_is_where_its_town_is(words: str) -> None:
    quarter, city = (m.place for m in gazetteer().find(f"A shop in the Qarmuzeh neighbourhood {words} burned."))
    assert (quarter.name, quarter.settlement, quarter.precision) == ("Qarmuzeh", "Homs", "sub_city")
    assert (quarter.admin1, quarter.lat, quarter.lon) == ("Homs", city.lat, city.lon)


def test_a_town_of_which_more_is_told_holds_no_quarter() -> None:
    quarter = gazetteer().find("Jets hit the Qarmuzeh neighbourhood and tanks drove to Homs.")[0].place
    assert quarter.settlement == "Qarmuzeh"


def test_a_quarter_that_is_known_elsewhere_lies_in_the_town_that_the_words_name() -> None:
    quarter, city = (m.place for m in gazetteer().find("A shop in the Karrada neighbourhood of Homs burned."))
    assert (quarter.name, quarter.settlement, quarter.precision) == ("Karrada", "Homs", "sub_city")
    assert (quarter.country, quarter.admin1, quarter.lat, quarter.lon) == ("SYR", "Homs", city.lat, city.lon)
    assert quarter.text == "Karrada neighbourhood"
