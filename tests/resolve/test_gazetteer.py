"""Names of places: found, told from people and organisations, and the right one chosen."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.where import Place
from rashomon.resolve.gazetteer import Gazetteer, PlaceName, gazetteer

PLACES = gazetteer()


def found(text: str) -> list[str | None]:
    return [mention.place.name for mention in PLACES.find(text)]


def named(text: str, words: str) -> PlaceName:
    return next(n for n in PLACES.names(text) if words in n.name.text)


def place(text: str) -> Place:
    return PLACES.find(text)[0].place


def test_offsets_point_at_the_words() -> None:
    text = "Shells fell near the town of Saraqeb, in Idlib province, on Sunday."
    mentions = PLACES.find(text)
    assert [m.span.text for m in mentions] == ["near the town of Saraqeb", "Idlib province"]
    assert all(text[m.span.start : m.span.end] == m.span.text == m.place.text for m in mentions)


def test_a_stretch_is_read_with_the_offsets_of_the_whole() -> None:
    text = "Rockets hit Sirte. Later Derna was quiet."
    (mention,) = PLACES.find(text, start=text.index("Later"))
    assert (mention.place.name, text[mention.span.start : mention.span.end]) == ("Derna", "Derna")


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("A man was shot in Paris, Texas on Friday.", "USA", "Texas"),
        ("A bomb went off in Paris on Friday.", "FRA", None),
        ("Police in Springfield, Ill., made an arrest.", "USA", "Illinois"),
        ("Police in Springfield, MO made an arrest.", "USA", "Missouri"),
        ("He was born in Alexandria, Egypt.", "EGY", None),
        ("He was born in Alexandria, Virginia.", "USA", "Virginia"),
        ("Two were hurt in Tripoli. Beirut sent soldiers to northern Lebanon.", "LBN", None),
        ("Two were hurt in Tripoli. Libya closed its border.", "LBY", None),
    ],
)
def test_the_place_after_the_comma_and_the_other_places_decide(text: str, country: str, admin1: str | None) -> None:
    first = place(text)
    assert first.country == country
    assert admin1 is None or first.admin1 == admin1


@pytest.mark.parametrize(
    "spelling",
    ["Deir ez-Zor", "Deir al-Zor", "Deir Ezzor", "Deir al-Zour", "Dayr az-Zawr", "Deir Az Zor"],
)
def test_one_town_in_many_spellings(spelling: str) -> None:
    assert place(f"Jets struck {spelling} in Syria again.").name == "Deir ez-Zor"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Hamah", "Hama"),
        ("al-Qamishli", "Qamishli"),
        ("Qameshli", "Qamishli"),
        ("Saraqib", "Saraqeb"),
        ("Deraa", "Daraa"),
    ],
)
def test_spellings_nobody_listed(spelling: str, name: str) -> None:
    assert name in found(f"In Syria, clashes went on around Damascus and in {spelling}.")


def test_an_unlisted_spelling_needs_its_country() -> None:
    assert found("The firm Minbaj sold shoes.") == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Clashes broke out in Homs province.", "adm1"),
        ("Clashes broke out in the city of Homs.", "settlement"),
        ("A convoy was hit 8 km (5 miles) east of Palmyra.", "near"),
        ("A convoy was hit near Palmyra.", "near"),
        ("Tanks stood on the outskirts of Aleppo.", "near"),
        ("Planes raided the countryside of Hama.", "adm2"),
        ("Shells fell on Syria.", "country"),
        ("Rockets landed in Jobar, in Damascus.", "sub_city"),
        ("Fighting went on in Darfur.", "region"),
        ("Drones flew from Hmeimim in Syria.", "site"),
        ("Police in Leon County, Florida, found him.", "adm2"),
    ],
)
def test_how_exactly_the_words_place_it(text: str, precision: str) -> None:
    assert place(text).precision == precision


def test_a_province_and_its_town_are_two_places() -> None:
    text = "In Idlib province two died. In the city of Idlib nobody was hurt."
    assert [m.place.precision for m in PLACES.find(text)] == ["adm1", "settlement"]


def test_the_noun_before_says_which_of_the_two() -> None:
    text = "A bomb went off in the city of Hasaka, in the province of Idlib a mine."
    assert [m.place.precision for m in PLACES.find(text)] == ["settlement", "adm1"]


def test_distance_words_belong_to_the_phrase() -> None:
    (mention,) = PLACES.find("It fell 8 km (5 miles) east of Palmyra.")
    assert mention.span.text == "8 km (5 miles) east of Palmyra"


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("Two Syrian soldiers died.", "Syrian", "adjective"),
        ("The Turks left.", "Turks", "adjective"),
        ("Damascus said it would answer.", "Damascus", "speaker"),
        ("The Aleppo Media Office counted ten dead.", "Aleppo", "name"),
        ("The Bank of England cut its rate.", "England", "name"),
        ("Shells fell on Aleppo.", "Aleppo", "place"),
    ],
)
def test_what_a_name_is_used_for(text: str, words: str, use: str) -> None:
    assert named(text, words).use == use


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Lincoln spoke first.",
        "Andrew Jackson was arrested. Jackson said he had been at home.",
        "Charlotte Smith was hurt.",
        "The Syrians left.",
        "Most were women, and Many fled. Nice people helped.",
        "Reading is good for children.",
        "Sheriff Houston thanked Chad Walker.",
        "He paid US$40 for it.",
        "Forces of Assad shelled them.",
        "Two US troops were hurt.",
        "",
    ],
)
def test_people_and_common_words_are_no_places(text: str) -> None:
    assert found(text) == []


def test_words_that_are_rarely_places_count_with_strong_evidence() -> None:
    assert found("A lorry drove into a crowd in Nice, France.") == ["Nice", "France"]
    assert found("A shop burned in Jackson, Mississippi.") == ["Jackson", "Mississippi"]


def test_a_village_that_no_list_holds_is_named_without_coordinates() -> None:
    text = "Gunmen entered the village of Qarmuzeh in Iraq at dawn."
    mention = PLACES.find(text)[0]
    assert mention.place.name == "Qarmuzeh"
    assert mention.place.lat is None


def test_shouted_and_stripped_texts_are_read_too() -> None:
    assert "Aleppo" in found("ALEPPO SHELLED AGAIN BY SYRIAN ARMY PLANES ON SUNDAY MORNING")
    assert found("Syrias army shelled Aleppo on Sunday")[-1] == "Aleppo"


def test_a_place_swapped_in_a_sentence_swaps_the_result() -> None:
    names = ("Mosul", "Kabul", "Bamako", "Sanaa", "Kharkiv", "Mogadishu")
    assert [found(f"Four people died when a mine went off in {name}.") for name in names] == [[n] for n in names]


def test_context_from_elsewhere_helps() -> None:
    lebanon = PLACES.lookup("Lebanon")
    assert lebanon is not None
    with_context = PLACES.lookup("Tripoli", [lebanon, *[p for p in [PLACES.lookup("Beirut")] if p]])
    assert with_context is not None
    assert with_context.country == "LBN"


@pytest.mark.parametrize(
    ("name", "country"), [("Syrian", "SYR"), ("Paris, Texas", "USA"), ("U.S.", "USA"), ("Deir Ezzor", "SYR")]
)
def test_lookup_of_a_given_name(name: str, country: str) -> None:
    looked_up = PLACES.lookup(name)
    assert looked_up is not None
    assert looked_up.country == country


def test_lookup_of_nonsense() -> None:
    assert PLACES.lookup("various areas") is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for mention in PLACES.find(text):
        assert text[mention.span.start : mention.span.end] == mention.span.text


_PIECES = st.sampled_from(
    [
        "Aleppo",
        "near",
        "Paris",
        ", ",
        " ",
        "\n",
        "Texas",
        "al-",
        "Bab",
        "U.S.",
        "the",
        "town of",
        "8 km",
        ".",
        "'s",
        "“",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_pieces_of_news_are_read_in_order_and_without_overlap(text: str) -> None:
    names = [n.name for n in PLACES.names(text)]
    assert all(text[n.start : n.end] == n.text for n in names)
    assert all(a.end <= b.start for a, b in zip(names, names[1:], strict=False))


def test_two_readings_give_the_same() -> None:
    text = "Troops left Kobani for Manbij; Ankara said nothing. In Jackson, Tenn., it rained."
    assert PLACES.names(text) == Gazetteer().names(text)


def test_nothing_is_loaded_before_it_is_asked() -> None:
    assert re.fullmatch(r".*None.*", repr(vars(Gazetteer())))


def test_a_county_with_a_possessive_in_its_name() -> None:
    (found,) = gazetteer().find("Police in Prince George's County said so.")
    assert (found.place.name, found.place.admin1, found.place.precision) == (
        "Prince George's County",
        "Maryland",
        "adm2",
    )
