"""Two voices in one sentence: neither passes on what the other says."""

import pytest

from properties.told import read


def said(text: str) -> list[tuple[str, int | None, str | None, tuple[str, ...]]]:
    """(field, low, source, those who pass it on) of the harm claims, in text order."""
    found = []
    for claim in read(text).harms():
        source = claim.source.name if claim.source else None
        found.append((claim.field, claim.value.quantity.low, source, claim.relayed_by))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The army said nine of its men were killed near Homs while rebels said they had killed 20.",
        "The army said nine men were killed near Homs; rebels said 20 had died.",
        "The army said nine men were killed near Homs, and rebels said 20 had died.",
    ],
)
def test_rivals_do_not_pass_each_other_on(text: str) -> None:
    assert said(text) == [("killed", 9, "The army", ()), ("killed", 20, "rebels", ())]


def test_a_while_without_a_voice_of_its_own_belongs_to_what_is_said() -> None:
    text = "Nine people died in Homs, while 20 were wounded, the mayor said."
    assert said(text) == [("killed", 9, "the mayor", ()), ("injured", 20, "the mayor", ())]


def test_what_ended_before_a_semicolon_is_the_reports_own() -> None:
    text = "Nine people died in Homs; the mayor said 20 were wounded."
    assert said(text) == [("killed", 9, None, ()), ("injured", 20, "the mayor", ())]


def test_a_speaker_at_the_end_holds_for_both_sides_of_a_semicolon() -> None:
    text = "Nine people died in Homs; 20 were wounded, the mayor said."
    assert [source for _, _, source, _ in said(text)] == ["the mayor", "the mayor"]


@pytest.mark.parametrize(
    ("text", "source", "relays"),
    [
        ("SANA, citing a police source, said nine people were killed in Homs.", "a police source", ("SANA",)),
        (
            "State news agency SANA quoted a police source as saying nine people were killed in Homs.",
            "a police source",
            ("State news agency SANA",),
        ),
        (
            "Both the mayor and the police chief said nine people were killed in Homs.",
            "Both the mayor and the police chief",
            (),
        ),
    ],
)
def test_names_of_speakers_are_whole(text: str, source: str, relays: tuple[str, ...]) -> None:
    assert said(text) == [("killed", 9, source, relays)]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("The UN said nine people were killed in Homs and its teams counted 20 wounded.", ("The UN",)),
        ("The BBC said Homs was shelled and doctors told it 20 people were wounded.", ("BBC",)),
    ],
)
def test_ones_own_people_and_what_media_hear_are_no_rivals(text: str, relays: tuple[str, ...]) -> None:
    assert said(text)[-1][3] == relays
