"""Private persons whom reports name."""

from rashomon.link.people import likeness, names_in


def test_full_names_are_two_words_beside_each_other() -> None:
    text = "Ann M. Kelder's brother met Bo Tarn on Mill Lane. He fled."
    assert names_in(text) == {"Ann Kelder", "Bo Tarn", "Mill Lane"}


def test_offices_bodies_and_days_are_no_persons() -> None:
    assert names_in("On Friday the United Nations and Police Chief Orr spoke.") == frozenset()


def test_likeness_grows_with_the_names_in_common() -> None:
    one = frozenset({"Ann Kelder", "Bo Tarn", "Eva Orr"})
    assert likeness(one, frozenset({"Jon Dahl"})) == 0
    assert likeness(one, one) == 1
    long = frozenset(f"Name {k}" for k in range(40))
    assert 0 < likeness(one | long, one | frozenset(f"Other {k}" for k in range(40))) < 1


def test_nobody_is_like_nobody() -> None:
    assert likeness(frozenset(), frozenset()) == 0
