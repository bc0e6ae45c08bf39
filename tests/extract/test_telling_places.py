"""Which of the places of a sentence its event happened at."""

import pytest

from rashomon.extract._telling_places import scenes, shows
from rashomon.model.span import Span
from rashomon.resolve.gazetteer import gazetteer


def places(text: str) -> list[str | None]:
    whole = Span(0, len(text), text)
    mentions = gazetteer().find(text)
    return [m.place.name for m in scenes(text, whole, mentions, (), "SYR", len(text))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jets hit Qarmuzeh village near Homs.", "Qarmuzeh"),
        ("Jets hit the town of Saraqeb in rural Idlib killing four.", "Saraqeb"),
        ("Jets hit the Damascus suburb of Jaramana.", "Jaramana"),
        ("A bomb went off in Damascus. It killed 18 in the Damascus suburb of Jaramana.", "Jaramana"),
        ("Gunners positioned in Homs shelled Saraqeb.", "Saraqeb"),
        ("A native of Homs died when shells hit Saraqeb.", "Saraqeb"),
        ("A Homs man died when shells hit Saraqeb.", "Saraqeb"),
        ("A raid killed nine in Homs and burned Qarmuzeh village in Homs province.", "Qarmuzeh"),
        ("Shells fell on Eastern Ghouta in Damascus province.", "Eastern Ghouta"),
        ("HOMS, Syria (AP) - Shells killed four people in Saraqeb.", "Saraqeb"),
    ],
)
def test_the_likeliest_comes_first(text: str, first: str) -> None:
    assert places(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were taken to two hospitals in Homs.",
        "Footage shot in Homs showed smoke.",
        "Envoys held talks with Damascus about it.",
    ],
)
def test_where_the_harmed_were_brought_is_no_scene(text: str) -> None:
    assert places(text) == []


def test_an_unlisted_village_lies_where_the_words_beside_it_say() -> None:
    text = "Jets hit Qarmuzeh village in Idlib province."
    mention = scenes(text, Span(0, len(text), text), gazetteer().find(text), (), "SYR", 0)[0]
    assert (mention.place.admin1, mention.place.country, mention.place.lat) == ("Idlib", "SYR", None)


def test_footage_of_a_place_shows_it() -> None:
    source = Span(0, 18, "Video footage from Homs")
    assert shows(source)
    assert not shows(Span(0, 10, "A photographer in Homs"))
