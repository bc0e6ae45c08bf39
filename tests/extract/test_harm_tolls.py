"""Figures told apart from their people."""

import pytest

from harmed import mentions
from rashomon.extract import _harm_tolls
from rashomon.text.vocabulary import Entry, entries


@pytest.mark.parametrize("entry", entries("toll_words"), ids=lambda entry: entry["use"])
def test_every_entry_matches_its_example(entry: Entry) -> None:
    (found,) = mentions(entry["example"])
    assert (found.field, found.quantity.high) == ("killed", 35)
    assert found.quantity.low == (20 if entry["words"][0] == "ranging" else 35)


@pytest.mark.parametrize("entry", entries("toll_words"), ids=lambda entry: entry["use"])
def test_without_an_entry_its_example_is_read_otherwise(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [m.quantity for m in mentions(entry["example"])]
    others = [one for one in entries("toll_words") if one is not entry]
    monkeypatch.setattr(
        _harm_tolls, "words_of", lambda _, use: {word for one in others if one["use"] == use for word in one["words"]}
    )
    assert [m.quantity for m in mentions(entry["example"])] != told


@pytest.mark.parametrize(
    "text",
    [
        "The death toll has more than doubled to 34.",
        "The toll, which stood at 20 on Monday, rose to 34.",
        "The number of people killed has risen to 34.",
        "The number of those slain in the raid rose to 34.",
        "The number of people who have died has risen to 34.",
        "The number of fatalities stood at 34.",
        "The number of soldiers killed in the ambush was 34.",
        "Fatalities rose to 34.",
        "It brings to 34 the number of people killed since Friday.",
        "A statement by the army put the number of dead near Homs at 34.",
        "Officials put the death toll from the strike at 34.",
        "Officials raised the death toll from the strike to 34.",
    ],
)
def test_a_toll_is_told_in_many_words(text: str) -> None:
    assert [(m.field, m.quantity.low, m.quantity.high) for m in mentions(text)] == [("killed", 34, 34)]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose from 20 to 34.",
        "The death toll has jumped from 20 to at least 34.",
        "The death toll rose from 20 on Monday to 34.",
        "Deaths rose from 20 to 34.",
        "Officials revised the death toll from 20 to 34.",
        "The death toll rose by nine to 34.",
        "The number of dead rose from 20 to 34.",
        "The death toll was revised down from 40 to 34.",
        "The toll of dead, first given as 20, was raised to 34.",
    ],
)
def test_of_an_old_and_a_new_toll_the_new_one_stands(text: str) -> None:
    (found,) = mentions(text)
    assert (found.field, found.quantity.low) == ("killed", 34)
    assert found.trigger.text.endswith("34") and not {"20", "40"}.intersection(found.trigger.text.split())


@pytest.mark.parametrize(
    "text", ["The death toll ranges from 20 to 34.", "Estimates of the toll ranged from 20 to 34."]
)
def test_a_toll_that_ranges_is_a_range(text: str) -> None:
    assert [(m.quantity.low, m.quantity.high) for m in mentions(text)] == [(20, 34)]


def test_a_table_in_words() -> None:
    found = mentions("Killed: 34; injured: 70; missing: 3")
    assert [(m.field, m.quantity.low) for m in found] == [("killed", 34), ("injured", 70), ("missing", 3)]


@pytest.mark.parametrize(
    ("text", "field", "low"),
    [
        ("The number of wounded has reached 70.", "injured", 70),
        ("The number of displaced people has reached 2,000.", "displaced", 2000),
        ("A number of people killed in the raid were guards.", "killed", 3),
        ("The number of people killed and wounded rose to 100.", "other", 100),
    ],
)
def test_numbers_of_other_harm(text: str, field: str, low: int) -> None:
    assert [(m.field, m.quantity.low) for m in mentions(text)] == [(field, low)]


@pytest.mark.parametrize("text", ["They put the number of visitors at nine.", "Rebels put the toll at 9:00."])
def test_what_is_no_toll(text: str) -> None:
    assert mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("An undisclosed number of people were injured in 12 strikes.", 2),
        ("The number of strikes that killed people was 12.", 2),
        ("They lowered the number of people killed at one site to nine.", 9),
        ("The number of dead fell from 40 to 12.", 12),
    ],
)
def test_numbers_of_other_things_are_no_toll(text: str, low: int) -> None:
    assert [m.quantity.low for m in mentions(text)] == [low]


@pytest.mark.parametrize("text", ["Attacks causing casualties rose to 40.", "The deaths hit three families hardest."])
def test_a_plural_beside_a_number_is_no_toll(text: str) -> None:
    assert mentions(text) == ()
