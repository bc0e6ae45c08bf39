"""What stands beside a word of harm decides whether it is one, and of what harm."""

import pytest

from harmed import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # driven from homes, and not to them
        ("Gunmen drove 400 families from their homes.", [("displaced", 400)]),
        ("The shelling forced 400 families to leave their homes.", [("displaced", 400)]),
        ("Rescuers drove 40 families back to their homes.", []),
        ("Soldiers drove nine officers to their homes.", []),
        ("Soldiers forced nine women into their homes.", []),
        # who is held captive stands between
        ("Rebels held nine soldiers captive.", [("captured", 9)]),
        ("The club held nine captive screenings.", []),
        ("Rebels held two meetings with nine captives.", []),
        # victims are those of the harm told before
        ("Ten people were wounded, with nurses among the victims.", [("injured", 2), ("injured", 10)]),
        ("Ten villagers were kidnapped, with nurses among the victims.", [("abducted", 2), ("abducted", 10)]),
        ("A school burned, with pupils among the victims.", [("killed", 2)]),
    ],
)
def test_what_stands_beside_a_word_decides_of_what_harm_it_tells(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_victims_of_something_are_not_its_dead() -> None:
    assert told("The number of victims reached 35 people.") == [("killed", 35)]
    assert told("The number of victims of fraud reached 35 people.") == []


def test_who_chokes_to_death_is_dead() -> None:
    assert told("Nine miners choked to death.") == [("killed", 9)]
    assert told("Nine miners were choking.") == [("injured", 9)]


def test_him_and_others_share_one_verb_or_none() -> None:
    assert told("The collapse left him and two guests dead.") == [("killed", 3)]
    assert told("Soldiers arrested him and two guards were killed.") == [("killed", 2)]
