"""Reports of one incident told apart from other texts; sentences told as background."""

import pytest

from rashomon.extract._events_patterns import Phrases, tokens
from rashomon.extract.relevance import background_cue, incident_score, is_incident, is_violent
from rashomon.text import vocabulary

INCIDENT = (
    "On 3 May 2019, unidentified gunmen attacked a village near the river and killed four farmers, police said. "
    "Two others were wounded."
)
SUMMARY = (
    "A new report by a human rights group documents hundreds of killings and other violations over the past year. "
    "Since the war began, thousands of people have been displaced, researchers said, calling for an investigation."
)
POLITICS = "The prime minister urged parliament to adopt the budget and called for talks with the opposition."
ACCIDENT = "A ferry capsized in heavy rain and passengers were evacuated by rescue teams."


def test_a_report_of_one_incident():
    assert is_incident(INCIDENT)
    assert is_violent(INCIDENT)


@pytest.mark.parametrize("text", [SUMMARY, POLITICS, ACCIDENT, ""])
def test_other_texts(text):
    assert not is_incident(text)


def test_more_summary_speaks_against_it():
    assert incident_score(INCIDENT) > incident_score(f"{INCIDENT} {SUMMARY}")


def test_statistics_are_about_violence_all_the_same():
    assert is_violent("Gunmen and air strikes killed thousands in the past decade, a study found.")
    assert not is_violent(POLITICS)


@pytest.mark.parametrize("entry", vocabulary.entries("relevance_cues"), ids=lambda entry: entry["kind"])
def test_cue_example(entry):
    phrases = Phrases((pattern, None) for pattern in entry["any"])
    assert phrases.longest(tokens(entry["example"]))


@pytest.mark.parametrize("entry", vocabulary.entries("background_cues"), ids=lambda entry: entry["example"])
def test_background_example(entry):
    phrases = Phrases((pattern, None) for pattern in entry["any"])
    assert phrases.longest(tokens(entry["example"]))
    assert background_cue(entry["example"])


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed four people on Monday.",
        "At least nine soldiers were wounded when their convoy was hit.",
        "Jets struck the town again overnight, killing two.",
    ],
)
def test_news_is_no_background(text):
    assert not background_cue(text, 2018)


def test_an_older_year_is_background_only_against_a_known_one():
    text = "Soldiers fired on the crowd at the bridge in 2011."
    assert background_cue(text, 2018)
    assert not background_cue(text)
    assert not background_cue(text, 2011)


def test_numbers_are_no_years():
    assert not background_cue("The raid killed 1950 cattle and 2 herders.", 2018)
