"""The actor registry: every entry's example, names that changed, descriptions without a name, any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.resolve._registry_load import THEATRES, listed, nations
from rashomon.resolve.registry import Registry
from rashomon.text.vocabulary import entries

REGISTRY = Registry()
ACTORS = [entry for theatre in THEATRES for entry in entries(f"actors_{theatre}")]
PATTERNS = [*entries("actor_patterns"), *entries("partisan_words")]
KINDS = {
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
    None,
}


@pytest.mark.parametrize("entry", ACTORS, ids=lambda entry: entry["id"])
def test_example_of_an_actor_names_it(entry: dict) -> None:
    assert entry["id"] in [mention.actor.id for mention in REGISTRY.find(entry["example"])]


@pytest.mark.parametrize("entry", entries("actors_nations"), ids=lambda entry: entry["code"])
def test_example_of_a_state_names_its_forces(entry: dict) -> None:
    first = REGISTRY.find(entry["example"])[0]
    assert first.span.text.startswith(entry["adjectives"][0])
    assert first.actor.kind == "State forces"
    assert first.actor.name.endswith(f"Forces of {entry['name']}")


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda entry: entry["words"][0])
def test_example_of_a_common_word_holds_one_of_its_words(entry: dict) -> None:
    words = entry["example"].lower().replace("-", " ").replace(".", "").split()
    assert {w.lower() for w in entry["words"]} & set(words)
    if entry.get("id"):
        assert entry["id"] in [mention.actor.id for mention in REGISTRY.find(entry["example"])]


def test_there_are_enough_actors_and_each_is_whole() -> None:
    assert len(listed()) >= 350
    assert len(nations()) >= 100
    ids = {actor.id for actor in listed()} | {f"{nation.slug}_military" for nation in nations()}
    ids |= {nation.state_id for nation in nations() if nation.state_id}
    for actor in listed():
        starts = [period.start for period in actor.periods]
        assert starts == sorted(starts), actor.id
        for period in actor.periods:
            assert period.kind in KINDS
            assert period.start < period.until, actor.id
            assert set(period.part_of) <= ids, actor.id


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Nusra Front", "2014-05-01", "Nusra Front"),
        ("Nusra Front", "2016-09-01", "Jabhat Fateh al-Sham"),
        ("HTS", "2019-01-01", "Hayat Tahrir al-Sham"),
        ("RSF", "2020-06-03", "Rapid Support Forces (Sudanese state forces)"),
        ("RSF", "2023-04-15", "Rapid Support Forces"),
        ("coalition forces", "2006-02-01", "Multi-National Force in Iraq (US-led coalition)"),
        ("coalition forces", "2016-02-01", "Global Coalition Against Daesh (US-led coalition)"),
    ],
)
def test_names_follow_the_day(text: str, day: str, name: str) -> None:
    assert REGISTRY.lookup(text, day).name == name


def test_kind_follows_the_day() -> None:
    assert REGISTRY.lookup("Taliban", "2019-01-01").kind == "Rebel group"
    assert REGISTRY.lookup("Taliban", "2022-01-01").kind == "State forces"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Syrian government forces", "syrian_government"),
        ("Assads forces", "syrian_government"),
        ("Syria's army", "syrian_government"),
        ("Syrias army", "syrian_government"),
        ("forces loyal to President Bashar al-Assad", "syrian_government"),
        ("pro-Assad militiamen", "syrian_government"),
        ("anti-Assad fighters", "opposition_rebels"),
        ("regime warplanes", "government_forces"),
        ("Russian jets", "russia"),
        ("US-led coalition aircraft", "us_led_coalition"),
        ("Turkish-backed rebels", "opposition_rebels"),
        ("Kurdish fighters", "kurdish_forces"),
        ("the Kurdish YPG", "ypg"),
        ("IS militants", "islamic_state"),
        ("Daʼesh fighters", "islamic_state"),
        ("unknown gunmen", "unidentified_armed_group"),
        ("suspected jihadists", "militants"),
        ("Palestinian children", "civilians"),
        ("Kenyan police", "kenya_police"),
        ("Iranian-backed Houthi rebels", "houthis"),
        ("anti-government protesters", "civilian_protesters"),
        ("Turkey", "turkey"),
        ("JABHAT AL-NUSRA", "nusra_front"),
    ],
)
def test_descriptions_are_understood(text: str, id_: str) -> None:
    assert REGISTRY.lookup(text).id == id_


def test_who_is_not_known_keeps_his_words() -> None:
    actor = REGISTRY.lookup("  the Harbour Watch ")
    assert (actor.id, actor.name, actor.kind) == (None, "Harbour Watch", None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It is for us to say who fired.", []),
        ("IT IS FOR US TO SAY THAT FMLN GUERRILLAS FIRED", ["FMLN GUERRILLAS"]),
        ("Snow fell on the rebel-held town of Harim.", []),
        ("Clouds lay over ISIL-controlled districts.", []),
        ("Syrian state television spoke of rain.", []),
        ("Rain fell in Turkey.", []),
        ("The armys air force bombed the mill.", ["armys air force"]),
        ("The armys were tired of snow.", []),
        ("The authorities spoke of rain.", []),
        ("Snow covered Assad's portrait.", ["Assad"]),
        ("The bridge was bombed by Turkey.", ["Turkey"]),
        ("Russian air strikes hit the mill.", ["Russian"]),
        ("The Kenyan army shelled the ridge.", ["Kenyan army"]),
    ],
)
def test_only_who_acts_is_an_actor(text: str, named: list[str]) -> None:
    assert [mention.span.text for mention in REGISTRY.find(text)] == named


def test_named_gives_an_entry_by_its_id() -> None:
    found = REGISTRY.named("farc", "2010-01-01")
    assert found is not None
    assert found.name == "Revolutionary Armed Forces of Colombia"
    assert REGISTRY.named("nobody") is None


WORDS = st.sampled_from(
    "the Syrian army rebel -held Russian jets US-led Assad's SANAs IS is IDF . , and of loyal to anti- pro- Al "
    "Qaeda’s militants Turkish-backed U.S. forces strikes \n in by Kurdish".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@given(TEXTS)
def test_spans_are_the_texts_own_words_in_order(text: str) -> None:
    last = 0
    for mention in REGISTRY.find(text):
        span = mention.span
        assert last <= span.start < span.end
        assert text[span.start : span.end] == span.text == mention.actor.text
        last = span.end


@given(TEXTS, st.integers(0, 60), st.integers(0, 140))
def test_part_of_a_text_keeps_the_texts_offsets(text: str, start: int, end: int) -> None:
    for mention in REGISTRY.find(text, start, end):
        assert start <= mention.span.start < mention.span.end <= end
        assert text[mention.span.start : mention.span.end] == mention.span.text


@given(TEXTS)
def test_lookup_always_answers(text: str) -> None:
    assert REGISTRY.lookup(text).text == text.strip()


def test_a_date_line_is_no_part_of_a_name() -> None:
    text = "DAMASCUS - Warplanes of the US-led coalition bombed popular forces."
    assert [m.actor.id for m in Registry().find(text)] == ["us_led_coalition", "syria_ndf"]


def test_a_sentence_is_read_in_the_letters_of_its_text() -> None:
    line, more = "MOD: US ARMY JETS HIT A DEPOT.", " The raid was small, a spokesman added on Monday evening."
    text = line + more * 3
    found = REGISTRY.find(text, 0, len(line))
    assert found == tuple(m for m in REGISTRY.find(text) if m.span.end <= len(line))
