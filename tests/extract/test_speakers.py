"""Who says what stands at a place of a report, over several sentences."""

import pytest

from rashomon.extract.attribution import attributions
from rashomon.extract.parse import ParsedReport
from rashomon.extract.speakers import Speaker, is_quoted, quoted_on, speaker_of
from rashomon.model.span import Span
from rashomon.text.sentences import sentences


def _speaker(text: str) -> Speaker:
    """The speaker of the words in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    report = ParsedReport(text, sentences(text))
    index = next(s.index for s in report.sentences if s.start <= start < s.end)
    return speaker_of(report, index, Span.of(text, start, end))


def _name(text: str) -> str | None:
    found = _speaker(text)
    return found.source.name if found.source else None


def test_report_in_its_own_voice() -> None:
    found = _speaker("A shell killed [two] bakers in the market.")
    assert found == Speaker() and not found.is_attributed


def test_speaker_of_the_same_sentence() -> None:
    found = _speaker("A shell killed [two] bakers in the market, the mayor said.")
    assert found.source and (found.source.name, found.source.implicit) == ("the mayor", False)
    assert found.said_in == 0


def test_relay() -> None:
    found = _speaker("A nurse told Reuters that [two] bakers had died.")
    assert found.source and found.source.name == "A nurse"
    assert found.relayed_by == ("Reuters",)


def test_the_innermost_speaker_is_the_source_and_the_outer_one_passes_it_on() -> None:
    found = _speaker("The Observatory said that residents reported that [two] bakers had died.")
    assert found.source and found.source.name == "residents"
    assert found.relayed_by == ("The Observatory",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Omar Aziz, head of the clinic, said the roof fell in. He said [two] bakers had died.", "Omar Aziz"),
        ("The Hill Monitor said the roof fell in. It said [two] bakers had died.", "The Hill Monitor"),
        ("Activists said the roof fell in. They said [two] bakers had died.", "Activists"),
        (
            "The Valley Observatory said the roof fell in. The group said [two] bakers had died.",
            "The Valley Observatory",
        ),
        ("A police source told Reuters the roof fell in. The source added that [two] died.", "A police source"),
        (
            "The dead were [two] bakers, a monitor said. The Hill Observatory said the roof fell in.",
            "The Hill Observatory",
        ),
        (
            "The Hill Observatory said a mill burned. The town is old. It has a market. It has a wall. Two roads meet"
            " there. Camels rest there. Hill Radio said the road was cut. The observatory said [two] bakers had died.",
            "The Hill Observatory",
        ),
        (
            "The Hill Observatory said the roof fell in. The Leeds-based group, which counts graves, said [two] died.",
            "The Hill Observatory",
        ),
        (
            "Three died, a watchdog said. The Hill Observatory said the roof fell in. [Two] others died of burns, the"
            " watchdog said.",
            "The Hill Observatory",
        ),
        ("Omar Aziz said the roof fell in. The sources said [two] bakers had died.", "The sources"),
        (
            "The official news agency NORA said the roof fell in. It said [two] bakers had died.",
            "The official news agency NORA",
        ),
    ],
)
def test_pronouns_and_descriptions_become_names(text: str, name: str) -> None:
    assert _name(text) == name


def test_a_described_source_keeps_its_relay() -> None:
    found = _speaker("A police source told Reuters the roof fell in. The source added that [two] died.")
    assert found.relayed_by == ("Reuters",)


def test_quotation_over_two_sentences() -> None:
    found = _speaker('"The roof fell in," the mayor said. "It killed [two] bakers."')
    assert found.source and (found.source.name, found.source.implicit) == ("the mayor", True)


def test_announced_statement() -> None:
    found = _speaker("Minister Karim Said said:\n\nI mourn the [two] bakers who died.")
    assert found.source and "Karim Said" in found.source.name and found.source.implicit


def test_a_run_of_statements_goes_on() -> None:
    found = _speaker("Activists said a shell hit the market. [Two] more bakers died later.")
    assert found.source and (found.source.name, found.source.implicit) == ("Activists", True)


def test_background_ends_a_run() -> None:
    assert _name("Activists said a shell hit the market. In July 2014, a bomb killed [two] bakers.") is None


def test_a_brief_rests_on_its_newspaper() -> None:
    text = "A mine killed two guards near the river, reports The Hindu. [Three] guards were hurt."
    found = _speaker(text)
    assert found.source and (found.source.name, found.source.implicit) == ("The Hindu", True)
    found = _speaker("A mine went off near the river, reports The Hindu. Police said [three] guards were hurt.")
    assert found.source and found.source.name == "Police"
    assert found.relayed_by == ("The Hindu",)


def test_hints() -> None:
    assert _speaker("The army accused the rebels of killing [two] bakers.").stance_hint == "alleged"
    assert _speaker("The army denied that its men killed [two] bakers.").stance_hint == "denied"
    assert _speaker("The army did not say whether [any bakers] were killed.").stance_hint == "withheld"
    hidden = _speaker("The raid reportedly killed [two] bakers.")
    assert hidden.source is None and hidden.is_attributed


def test_only_what_is_needed_is_parsed() -> None:
    text = " ".join(["The river rose in the night."] * 30) + " A shell killed two bakers."
    report = ParsedReport(text, sentences(text))
    speaker_of(report, 30, Span.of(text, text.index("two"), text.index("two") + 3))
    assert len(report._parsed) <= 1


def test_quotations_that_run_on() -> None:
    text = '"The roof fell in," the mayor said. "It killed two bakers."'
    report = ParsedReport(text, sentences(text))
    (found,) = [one for one in attributions(report[0]) if one.content[0].text.startswith('"')]
    (further,) = quoted_on(report, 0, found)
    assert further.text == '"It killed two bakers."'
    assert is_quoted(report, further)
