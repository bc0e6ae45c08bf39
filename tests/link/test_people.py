"""Private persons whom reports name."""

from rashomon.link.people import likeness, people_in


def test_full_names_are_two_words_beside_each_other() -> None:
    text = "Ann M. Kelder's brother met Bo Tarn on Mill Lane. He fled."
    assert people_in(text).keys() == {"Ann Kelder", "Bo Tarn", "Mill Lane"}


def test_offices_bodies_and_days_are_no_persons() -> None:
    assert people_in("On Friday the United Nations and Police Chief Orr spoke.") == {}


def test_likeness_grows_with_the_names_in_common() -> None:
    one = dict.fromkeys(("Ann Kelder", "Bo Tarn", "Eva Orr"), 1)
    assert likeness(one, {"Jon Dahl": 1}) == 0
    assert likeness(one, one) == 1
    long = {f"Name {k}": 1 for k in range(40)}
    assert 0 < likeness(one | long, one | {f"Other {k}": 1 for k in range(40)}) < 1


def test_a_text_knows_closely_whose_age_it_tells_and_whom_it_names_again() -> None:
    text = (
        "Ann Kelder, 31, died. Kelder's aunt Ida Holm and 40-year-old driver Bo Tarn spoke to Per Dahl. Dahl said so."
    )
    assert people_in(text) == {"Ann Kelder": 4, "Ida Holm": 1, "Bo Tarn": 3, "Per Dahl": 1}
    many = {f"Name {k}": 1 for k in range(200)}
    one, same = many | {"Ann Kelder": 4}, {"Ann Kelder": 4, "Bo Tarn": 1}
    assert likeness(one, same) > likeness(one | {"Ann Kelder": 1}, same)


def test_hours_and_numbers_after_a_name_are_no_ages() -> None:
    assert people_in("He was near Mill Lane, 10 p.m. On Holm Road, 100 people met.") == {"Holm Road": 1, "Mill Lane": 1}


def test_nobody_is_like_nobody() -> None:
    assert likeness({}, {}) == 0


def test_a_hospital_is_no_person_and_no_part_of_its_name_is() -> None:
    assert people_in("They took Ann Kelder to Saint Orban Hospital.") == {"Ann Kelder": 1}
