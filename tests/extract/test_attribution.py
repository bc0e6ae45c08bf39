"""Attributions of one sentence: every construction in sentences of our own, and what holds for all of them."""

import pytest

from rashomon.extract.attribution import ALL_KINDS, REPORTING, attributions
from rashomon.extract.parse import ParsedReport, ParsedSentence
from rashomon.model.attribution import Attribution
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import entries


def _parse(text: str) -> ParsedSentence:
    return ParsedReport(text, sentences(text))[0]


def _read(text: str) -> list[Attribution]:
    return list(attributions(_parse(text), REPORTING))


def _tuples(text: str) -> list[tuple[str | None, str]]:
    return [(one.source.text if one.source else None, " … ".join(c.text for c in one.content)) for one in _read(text)]


SAID = [
    ("The mayor said two houses were hit.", "The mayor", "two houses were hit"),
    ("Two houses were hit, the mayor said on Monday.", "the mayor", "Two houses were hit"),
    ("Two houses were hit, said the mayor.", "the mayor", "Two houses were hit"),
    ("According to a medic at the clinic, nine people died.", "a medic at the clinic", "nine people died"),
    ("Nine people died in the raid, according to a medic.", "a medic", "Nine people died in the raid"),
    ("“We saw smoke over the mill,” the farmer said.", "the farmer", "“We saw smoke over the mill,”"),
    ("Monitor: 20 killed in raid", "Monitor", "20 killed in raid"),
    ("20 killed in raid: monitor", "monitor", "20 killed in raid"),
    ("A mine killed two guards, reports Dawn.", "Dawn", "A mine killed two guards"),
    ("The ministry put the number of dead at 14.", "The ministry", "the number of dead at 14"),
    ("A video showed the bodies of two boys.", "A video", "the bodies of two boys"),
    ("The clinic confirmed nine deaths.", "The clinic", "nine deaths"),
]


@pytest.mark.parametrize(("text", "source", "content"), SAID)
def test_source_and_content(text: str, source: str, content: str) -> None:
    assert (source, content) in _tuples(text)


LOST_COMMAS = [
    (
        "At least twelve people died in shelling east of town said the Red Crescent a relief group.",
        "the Red Crescent",
    ),
    ("At least twelve people died in shelling of the village on Friday activists said.", "activists"),
    ("Raiders burned a mill killing three millers and eight guards the Observatory said.", "the Observatory"),
    ("The rockets launched from the ridge hurt 14 shepherds Omar Abu Zaid told Anadolu Agency.", "Omar Abu Zaid"),
    ("The mine beside the canal injured 19 boatmen the state news agency said.", "the state news agency"),
    ("Two men were shot near the ford said the source adding that a lorry burned.", "the source"),
    (
        "Six shepherds were hurt by mines that lay beside the eastern ford the monitor reported on Friday.",
        "the monitor",
    ),
    ("A shell fell on the bakery killing three bakers villagers in the valley reported.", "villagers in"),
    ("Two men were shot near the mill on May 3 reports Valley Herald Omar Zaid ran the mill.", "Valley Herald"),
]


@pytest.mark.parametrize(("text", "source"), LOST_COMMAS)
def test_a_closing_speaker_owns_all_that_goes_before(text: str, source: str) -> None:
    (first, *_) = [one for one in _read(text) if one.source and one.source.text.startswith(source)]
    assert first.content[0].start == 0
    assert first.content[-1].end >= text.index(source) - 10


@pytest.mark.parametrize("entry", entries("speechless_words"), ids=lambda entry: entry["example"])
def test_things_do_not_speak(entry: dict[str, object]) -> None:
    sources = [one.source.text for one in _read(str(entry["example"])) if one.source]
    assert not any(word in source.lower() for source in sources for word in entry["words"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", entries("press_words"), ids=lambda entry: entry["example"])
def test_unknown_newspapers_are_heard(entry: dict[str, object]) -> None:
    (found,) = _read(str(entry["example"]))
    assert found.source and found.source.text.split()[-1] in entry["words"]  # type: ignore[operator]
    assert found.content[0].start == 0


def test_said_with_a_capital_is_a_name() -> None:
    found = _tuples("Five more died in the raid on the northern camp of Bir Said, it said.")
    assert [source for source, _ in found] == ["it"]
    assert [source for source, _ in _tuples("The road is cut, said Said Omar of the clinic.")] == [
        "Said Omar of the clinic"
    ]


def test_the_name_behind_a_description_belongs_to_it() -> None:
    found = _tuples("The state news agency NORA did not count the dead but said the men were guards.")
    assert {source for source, _ in found} == {"The state news agency NORA"}


def test_going_on_is_no_statement() -> None:
    assert _read("The brigades continue to shell the nine villages.") == []


RELAYED = [
    ("A rebel commander told Reuters that nine of his men had died.", "A rebel commander", ["Reuters"]),
    ("A nurse was quoted by SANA as saying six people died.", "A nurse", ["SANA"]),
    ("SANA quoted a police source as saying that six people died.", "a police source", ["SANA"]),
    ("CNN reported, citing two officials, that six men were killed.", "two officials", ["CNN"]),
    ("The mayor told reporters on Monday that six men were killed.", "The mayor", []),
    ("A villager confirmed to an AFP reporter that six men were killed.", "A villager", ["an AFP reporter"]),
]


@pytest.mark.parametrize(("text", "source", "relay"), RELAYED)
def test_who_passed_it_on(text: str, source: str, relay: list[str]) -> None:
    found = [[span.text for span in one.relay] for one in _read(text) if one.source and one.source.text == source]
    assert relay in found


def test_hidden_sources_are_alleged() -> None:
    for text in (
        "Nine people were reported killed in the north.",
        "The general is believed to have fled.",
        "Gunmen allegedly killed four herders.",
    ):
        assert any(one.source is None and one.alleged for one in _read(text)), text


def test_accusations_and_claims_are_alleged() -> None:
    accusation = next(one for one in _read("The army accused the rebels of killing two teachers.") if one.alleged)
    assert accusation.source and accusation.source.text == "The army"
    claim = next(one for one in _read("The claim by the rebels that a jet was shot down spread fast.") if one.alleged)
    assert claim.source and claim.source.text == "the rebels"


def test_denying_and_withholding() -> None:
    assert any(one.denies for one in _read("The army denied killing any civilians."))
    assert any(one.withholds for one in _read("The spokesman did not say whether any soldiers were killed."))
    assert any(one.withholds for one in _read("The spokesman declined to say how many soldiers were killed."))
    assert not any(one.withholds for one in _read("The spokesman did not say that the soldiers were killed."))


def test_lives_claimed_are_no_claim() -> None:
    assert _read("The landslide claimed the lives of two herders.") == []


def test_report_without_speaker_has_none() -> None:
    assert _read("Two shells fell on the market and killed a baker.") == []


def test_beliefs_only_where_asked_for() -> None:
    parsed = _parse("The mayor hopes that the road will open.")
    assert attributions(parsed, REPORTING) == ()
    assert attributions(parsed, ALL_KINDS)


@pytest.mark.parametrize("text", [row[0] for row in (*SAID, *LOST_COMMAS, *RELAYED)])
def test_spans_are_the_sentences_own_words(text: str) -> None:
    padded = f"First line.\n{text}"
    report = ParsedReport(padded, sentences(padded))
    for one in attributions(report[1]):
        for span in (one.cue, *one.content, *one.relay, *([one.source] if one.source else [])):
            assert padded[span.start : span.end] == span.text
            assert report.sentences[1].span.holds(span)


@pytest.mark.parametrize("name", ["the governor", "Lina Haddad", "the Observatory", "activists", "a wounded soldier"])
@pytest.mark.parametrize(
    "frame",
    ["{} said two houses burned.", "Two houses burned, {} said.", "According to {}, two houses burned."],
)
def test_another_name_is_another_source(name: str, frame: str) -> None:
    text = frame.format(name)
    text = text[0].upper() + text[1:]
    sources = [one.source.text.lower() for one in _read(text) if one.source]
    assert name.lower() in sources


@pytest.mark.parametrize("entry", entries("attribution_verbs"), ids=lambda entry: entry["example"])
def test_every_entry_matches_its_example(entry: dict[str, object]) -> None:
    parsed = _parse(str(entry["example"]))
    lemmas = set(entry["words"])  # type: ignore[call-overload]
    cues = [
        {token.lemma_.lower() for token in parsed.doc if one.cue.start <= token.idx < one.cue.end}
        | {token.lower_ for token in parsed.doc if one.cue.start <= token.idx < one.cue.end}
        for one in attributions(parsed)
    ]
    assert any(lemmas & cue for cue in cues)
