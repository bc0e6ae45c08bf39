"""Repetitions of one fact in a report."""

import pytest

from rashomon.extract._harm_claims import Said, alike, merged
from rashomon.extract.harm import harms
from rashomon.extract.parse import ParsedReport
from rashomon.extract.speakers import Speaker
from rashomon.extract.telling import Telling
from rashomon.extract.victims import victim_class
from rashomon.model.claim import Stance
from rashomon.model.who import Source
from rashomon.text.sentences import sentences

Told = tuple[str, str | None]
"""A sentence and who says it."""


def said(told: list[Told], headline: bool = False, stance: Stance = "asserted") -> list[Said]:
    """The harm of some sentences as one account; the first is the headline where `headline`."""
    text = "\n".join(words for words, _ in told)
    report = ParsedReport(text, sentences(text))
    found: list[Said] = []
    for k, (_, name) in enumerate(told):
        mentions = harms(report[k])
        telling = Telling(sentence=report.sentences[k], harms=mentions, is_headline=headline and k == 0)
        speaker = Speaker(Source(name, name)) if name else Speaker()
        made: list[Said] = []
        for mention in mentions:
            words = mention.group.text if mention.group else ""
            owner = made[mention.part_of] if mention.part_of is not None else None
            made.append(Said(mention, telling, speaker, stance, "incident", victim_class(words), owner))
        found.extend(made)
    return found


def claims(
    told: list[Told], headline: bool = False, stance: Stance = "asserted"
) -> list[tuple[int | None, int | None]]:
    return [(s.mention.quantity.low, s.mention.quantity.high) for s in merged(said(told, headline, stance))]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("Raid kills 29", "At least 29 people were killed in the raid.", [(29, None)]),
        ("Raid kills at least 29", "The raid killed 29 people.", [(29, 29)]),
        ("Scores killed in raid", "The raid killed 52 people.", [(52, 52)]),
        ("Over 300 killed in raids", "The raids killed at least 326 people.", [(326, None)]),
        ("Raid kills 29", "The raid killed 12 people.", [(29, 29), (12, 12)]),
        ("Raid kills at least 29", "The raid killed 37 people.", [(29, None), (37, 37)]),
    ],
)
def test_the_body_stands_for_its_headline(headline: str, body: str, expected: list[tuple[int, int | None]]) -> None:
    assert claims([(headline, None), (body, "the mayor")], headline=True) == expected


def test_the_source_of_a_headline_is_not_lost() -> None:
    (only,) = merged(said([("Raid kills 29", "the mayor"), ("The raid killed 29 people.", None)], headline=True))
    assert only.speaker.source == Source("the mayor", "the mayor")
    assert not only.telling.is_headline


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([("The raid killed 29 people.", "the mayor"), ("The raid killed 29 people.", "a colonel")], 2),
        ([("The raid killed 29 people.", "mayor Adam Hassan"), ("The raid killed 29 people.", "Hassan")], 1),
        ([("The raid killed nine rebels.", None), ("The raid killed nine civilians.", None)], 2),
        ([("A guard was shot dead.", None), ("The guard, Adam Hassan, was shot dead.", None)], 1),
        ([("A guard was killed.", None), ("Adam Hassan was killed at noon.", None)], 1),
        ([("Musa Idris was killed.", None), ("Adam Hassan was killed.", None)], 2),
        ([("Nine men were shot.", None), ("The victims were shot at noon.", None)], 1),
        ([("The victims were shot at noon.", None)], 1),
        ([("Hundreds have been killed since the war began.", None)], 0),
        ([("Some 90 have been killed in one of the worst raids since the war began.", None)], 1),
        ([("The mayors have met men of the Hill Revolution Council who say 60 were killed.", None)], 1),
        ([("Six were killed in one town and six in another town.", None)], 2),
    ],
)
def test_one_fact_is_one_claim(told: list[Told], count: int) -> None:
    assert len(claims(told)) == count


def test_one_speaker_under_two_names() -> None:
    told = [
        ("The raid killed 29 people.", "Adam Hassan"),
        ("The raid hurt 40 people.", "Adam Hassan of the Monitor"),
        ("The raid killed 29 people.", "the Monitor"),
    ]
    assert claims(told) == [(29, 29), (40, 40)]


def test_harm_that_is_only_feared_is_no_claim() -> None:
    assert claims([("Civilians were killed.", None)], stance="hypothetical") == []


def test_a_part_keeps_its_whole() -> None:
    whole, part = merged(
        said([("Raid kills nine", None), ("The raid killed nine people, including a boy.", None)], True)
    )
    assert part.part_of is whole


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [("Abdel Saleh", "Saleh of the Monitor", True), ("the army", "the police", False), ("", "the army", False)],
)
def test_names_of_one_voice(one: str, two: str, expected: bool) -> None:
    assert alike(one, two) is expected


def fields(*sentences_: str) -> list[tuple[str, int | None]]:
    return [(s.mention.field, s.mention.quantity.low) for s in merged(said([(words, None) for words in sentences_]))]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (("Police met a clerk suffering from a gunshot wound.", "He died at a hospital."), [("killed", 1)]),
        (("A man was shot outside a bar.", "The man died on Sunday."), [("killed", 1)]),
        (("Adam Hassan was shot outside a bar.", "Hassan was pronounced dead on Sunday."), [("killed", 1)]),
        # somebody else
        (("A man was shot outside a bar.", "A woman died on Sunday."), [("injured", 1), ("killed", 1)]),
        (("Two men were shot outside a bar.", "He died on Sunday."), [("injured", 2)]),
        # a life that ended long before, or a death already told
        (("The mayor spoke of his father.", "He died in a hospital."), []),
        (("A man was killed outside a bar.", "He died at once."), [("killed", 1)]),
        # the wounded after the dead are others
        (("The man died on Sunday.", "A man was shot outside a bar."), [("killed", 1), ("injured", 1)]),
    ],
)
def test_the_one_shot_is_the_one_who_died(told: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    assert fields(*told) == expected


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("The raid killed 90 people.", "Twenty-seven children were among the dead.", 90),
        ("The raid wounded 300 people.", "He said 122 of the wounded needed surgery.", 300),
        ("The raid killed nine people.", "Twenty-seven children were among the dead.", None),
        ("The raid wounded 90 people.", "Twenty-seven children were among the dead.", None),
    ],
)
def test_some_of_the_dead_are_a_part_of_the_toll_before(whole: str, part: str, expected: int | None) -> None:
    last = merged(said([(whole, None), (part, None)]))[-1]
    assert (last.part_of.mention.quantity.low if last.part_of else None) == expected
