"""Who did it and to whom: voices, nominal styles, blame, both sides of a clash, classes of victims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.parse import ParsedReport
from rashomon.extract.roles import Roles, roles, roles_at
from rashomon.extract.victims import victim_actor, victim_class
from rashomon.model.span import Span
from rashomon.resolve.registry import Registry
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import entries

REGISTRY = Registry()


def read(text: str, at: str | None = None) -> Roles:
    found = sentences(text)
    parsed = ParsedReport(text, found)[0]
    mentions = REGISTRY.find(text, found[0].start, found[0].end)
    if at is None:
        return roles(parsed, mentions)
    start = text.index(at)
    return roles_at(parsed, mentions, Span.of(text, start, start + len(at)))


def ids(text: str, at: str | None = None) -> tuple[list[str | None], list[str | None]]:
    told = read(text, at)
    return [m.actor.id for m in told.initiators], [m.actor.id for m in told.targets]


@pytest.mark.parametrize(
    ("text", "initiators", "targets"),
    [
        ("A Turkish helicopter was shot down by Kurdish YPG fighters.", ["ypg"], ["turkey"]),
        ("The YPG destroyed a Turkish tank.", ["ypg"], ["turkey"]),
        ("Turkish forces were likely trying to seize the dam.", ["turkey"], []),
        ("Turkish jets bombed the YPG near the dam.", ["turkey"], ["ypg"]),
        ("The YPG was bombed by Turkish jets near the dam.", ["turkey"], ["ypg"]),
        ("Hamas gunmen killed five soldiers on Monday.", ["hamas"], ["government_forces"]),
        ("Five soldiers were killed by Hamas gunmen on Monday.", ["hamas"], ["government_forces"]),
        ("Nine civilians were killed in Russian air strikes.", ["russia"], ["civilians"]),
        (
            "Nine civilians were killed in an air strike by the Saudi-led coalition.",
            ["saudi_led_coalition"],
            ["civilians"],
        ),
        ("Shelling of the village by the Syrian army killed two nurses.", ["syrian_government"], ["civilians"]),
        ("Four villagers died in rebel mortar fire.", ["opposition_rebels"], ["civilians"]),
        ("Four villagers died in a Syrian army ambush.", ["syrian_government"], ["civilians"]),
        ("Boko Haram fighters stormed the market, killing eleven traders.", ["boko_haram"], ["civilians"]),
        ("The mayor accused M23 of shelling the clinic.", ["m23"], ["civilians"]),
        ("Twelve Houthi fighters were killed in clashes with Saudi troops.", ["saudi_arabia_military"], ["houthis"]),
        ("Al-Shabaab claimed responsibility for the blast.", ["al_shabaab"], []),
        ("Snow closed the road on Monday.", [], []),
    ],
)
def test_roles_of_a_sentence(text: str, initiators: list[str], targets: list[str]) -> None:
    assert ids(text) == (initiators, targets)


@pytest.mark.parametrize(
    "text", ["Nine people were killed in a rebel-held town.", "Shells fell on a district held by Hamas."]
)
def test_who_holds_a_place_did_not_attack_it(text: str) -> None:
    assert ids(text)[0] == []


def test_who_says_it_did_not_do_it() -> None:
    assert ids("The Syrian Observatory for Human Rights said shells killed nine civilians.") == ([], ["civilians"])


def test_sponsors_are_not_the_doers() -> None:
    assert ids("Turkish-backed rebels shelled the dam.") == (["opposition_rebels"], [])


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        ("The envoy spoke of a raid that rebel groups say killed nine men.", []),
        ("The envoy spoke of a raid that the opposition claims killed nine men.", []),
        ("A car bomb killed 12 people in the Kurdish city.", []),
    ],
)
def test_names_that_did_nothing(text: str, initiators: list[str]) -> None:
    assert ids(text)[0] == initiators


def test_whose_claim_it_is_was_not_harmed() -> None:
    assert ids("The envoy rejected the claim by activists that nine men were killed in a raid.")[1] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A neighbour shot two boys in the yard.", ["neighbour"]),
        ("Two boys were shot by Daniel Frost in the yard.", ["Daniel Frost"]),
        ("Police arrested a man suspected of shooting two boys.", ["man"]),
        ("Daniel Frost was charged in the killing of his brother.", ["Daniel Frost"]),
        ("Nine people died in clashes between the Garo and the Teku.", ["Garo"]),
        ("A neighbour saw two boys in the yard.", []),
        ("Thursday killed the hope of peace.", []),
    ],
)
def test_strangers_do_harm_too(text: str, names: list[str]) -> None:
    told = read(text)
    assert [m.actor.name for m in told.initiators] == names
    assert all(m.actor.id is None and m.actor.kind is None for m in told.initiators)


@pytest.mark.parametrize("entry", entries("civilian_places"), ids=lambda entry: entry["words"][0])
def test_whoever_hits_a_place_of_civilians_hits_civilians(entry: dict) -> None:
    assert "civilians" in ids(entry["example"])[1]


@pytest.mark.parametrize("text", ["Jets bombed a barracks.", "Jets bombed an area in the east.", "A convoy was hit."])
def test_other_places_have_nobody(text: str) -> None:
    assert ids(text)[1] == []


TEXT = "Russian jets killed 14 farmers on Monday and Hamas gunmen killed nine soldiers on Tuesday."


@pytest.mark.parametrize(
    ("at", "expected"),
    [("14", (["russia"], ["civilians"])), ("nine", (["hamas"], ["government_forces"]))],
)
def test_a_figure_has_the_roles_of_its_own_deed(at: str, expected: tuple[list[str], list[str]]) -> None:
    assert ids(TEXT, at) == expected


NAMED = {
    "Hamas gunmen": "hamas",
    "Turkish troops": "turkey",
    "Houthi fighters": "houthis",
    "Boko Haram fighters": "boko_haram",
    "Malian soldiers": "mali_military",
    "Taliban fighters": "taliban",
}
PAIRS = st.permutations(sorted(NAMED)).map(lambda names: names[:2])
VERBS = st.sampled_from(["attacked", "ambushed", "bombed", "killed"])


@settings(max_examples=30, deadline=None)
@given(PAIRS, VERBS)
def test_swapping_actors_swaps_roles_and_the_voice_does_not_matter(pair: list[str], verb: str) -> None:
    one, other = pair
    active = ids(f"{one} {verb} {other} near the river on Friday.")
    assert active == ([NAMED[one]], [NAMED[other]])
    assert ids(f"{other} {verb} {one} near the river on Friday.") == (active[1], active[0])
    assert ids(f"{other} were {verb} by {one} near the river on Friday.") == active


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([*NAMED, "killed", "by", "in", ",", "air strikes", "nine", "of", "was", "-held"]), min_size=1
    )
)
def test_roles_are_mentions_of_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    if not sentences(text):
        return
    told = read(text)
    for mention in (*told.initiators, *told.targets):
        assert text[mention.span.start : mention.span.end] == mention.span.text


@pytest.mark.parametrize("entry", entries("victim_words"), ids=lambda entry: entry["words"][0])
def test_example_of_victim_words_has_their_class(entry: dict) -> None:
    words = entry["example"].lower().rstrip(".").split()
    assert any(word in entry["words"] for word in words)
    assert all(victim_class(word) == entry["class"] for word in words if word in entry["words"])


@pytest.mark.parametrize("entry", entries("role_words"), ids=lambda entry: entry["role"])
def test_example_of_role_words_holds_one(entry: dict) -> None:
    example = entry["example"].lower()
    stems = {word.rstrip("e")[:7] for word in entry["words"]}
    assert any(stem in example for stem in stems)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("civilians", "civilian"),
        ("women and children", "civilian"),
        ("medical staff", "civilian"),
        ("members of the medical staff", "civilian"),
        ("rebel fighters", "combatant"),
        ("a police officer", "combatant"),
        ("three soldiers and two civilians", "mixed"),
        ("people", "unknown"),
        ("men", "unknown"),
        ("", "unknown"),
        ("children of soldiers", "civilian"),
    ],
)
def test_victims_have_a_class(words: str, expected: str) -> None:
    assert victim_class(words) == expected


def test_victims_belong_to_an_actor() -> None:
    assert victim_actor("two nurses", REGISTRY.lookup).id == "civilians"
    assert victim_actor("Hamas fighters", REGISTRY.lookup).id == "hamas"
    assert victim_actor("people", REGISTRY.lookup) is None
