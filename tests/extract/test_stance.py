"""What a report does with a figure: stance, zero counts, campaign tolls."""

import pytest

from rashomon.extract.parse import ParsedReport, ParsedSentence
from rashomon.extract.stance import is_cumulative, negated, stance, stance_cues
from rashomon.model.span import Span
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import entries


def _place(text: str) -> tuple[ParsedSentence, Span]:
    """The sentence and the place in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    report = ParsedReport(text, sentences(text))
    return report[0], Span.of(text, start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least [nine] bakers were killed.", "asserted"),
        ("The raid reportedly killed [nine] bakers.", "alleged"),
        ("The mayor accused the militia of a shelling that killed [nine].", "alleged"),
        ("The army denied killing [ten] civilians.", "denied"),
        ("The army did not say whether any rebels were [killed].", "withheld"),
        ("He refused to comment on [how many] had died.", "withheld"),
        ("It is unclear how many were [hurt].", "withheld"),
        ("A strike could [kill] hundreds.", "hypothetical"),
        ("The raid would have [killed] dozens.", "hypothetical"),
        ("They threatened to [kill] 12 hostages.", "hypothetical"),
        ("All parties rejected the [murder] of the judge.", "asserted"),
        ("The army rejected reports that it [killed] nine bakers.", "denied"),
        ("The pilots turned back to avoid [civilian deaths].", "hypothetical"),
        ("Did the raid kill [two]?", "hypothetical"),
        ("The attack, which officials said killed [four], did not stop the traffic.", "asserted"),
        ("The raid killed [four] men in May and the toll could rise.", "asserted"),
        ("Police confirmed reports that the raid killed [four] men.", "asserted"),
        ("No troops were reported [hurt].", "asserted"),
    ],
)
def test_stance(text: str, expected: str) -> None:
    assert stance(*_place(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some [9000] herders had died since the start of the war.", True),
        ("More than [90] herders had died, in one of the deadliest raids since the start of the war.", False),
        ("Some [90] herders had died in the worst raid on the town since the war began.", False),
    ],
)
def test_a_comparison_counts_nobody_since_then(text: str, expected: bool) -> None:
    assert is_cumulative(*_place(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one was [killed].", True),
        ("No foreign troops were reported hurt or [killed].", True),
        ("The raid did not [injure] anyone.", True),
        ("There were [no casualties].", True),
        ("The shells fell in a field without [casualties].", True),
        ("No fewer than [twenty] people died.", False),
        ("The attack killed [two] men but no one was hurt in the north.", False),
        ("Nobody claimed responsibility for the attack that killed [three].", False),
        ("The attack, which killed [four], did not stop the traffic.", False),
    ],
)
def test_nobody(text: str, expected: bool) -> None:
    assert negated(*_place(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than [9000] people have been killed since the war began.", True),
        ("So far this year, [40] people have died.", True),
        ("Attacks have killed [40] people over the past nine days.", True),
        ("The offensive has killed [40] people.", True),
        ("The raid killed [20] people in a town that rebels took in 2012.", False),
        ("The raid killed [20] people on Friday.", False),
        ("[Six] people were wounded in valley shootings on Sunday.", True),
        ("[Six] people were wounded in the shootings on Sunday.", False),
        ("Since 7 p.m. Tuesday, [14] people have been shot across the port.", True),
        ("Since Tuesday, [14] people have been ill across the port.", False),
    ],
)
def test_tolls_over_a_period(text: str, expected: bool) -> None:
    assert is_cumulative(*_place(text)) is expected


@pytest.mark.parametrize(("number", "entry"), list(enumerate(entries("stance_cues"))))
def test_every_entry_matches_its_example(number: int, entry: dict[str, object]) -> None:
    example = str(entry["example"])
    start = example.index("herders")
    if entry.get("reach") == "at":
        start = example.index("no herders")
    assert stance_cues()[number].matches(example, start, example.index("herders") + 7)
