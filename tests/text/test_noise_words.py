"""The vocabulary of page noise: every entry matches its example."""

import pytest

from rashomon.model.report import RemovedKind
from rashomon.text.noise_lines import lines
from rashomon.text.noise_words import is_address, role_pattern, sign_of, signs
from rashomon.text.vocabulary import entries

ENTRIES = entries("page_noise")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["example"][:40])
def test_entry_matches_its_example(entry):
    (line,) = lines(entry["example"])
    if entry.get("caption_role"):
        assert role_pattern().match(line.text)
    else:
        assert sign_of(entry).matches(line)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["example"][:40])
def test_entry_is_well_formed(entry):
    assert entry["kind"] in RemovedKind.__args__
    assert entry["where"] in {"whole", "start", "end", "anywhere", "near_end"}
    assert entry.get("opens", "rest") in {"rest", "section"}
    assert entry.get("position", "head") in {"head", "tail"}


NEWS = [
    "Sponsored by a neighbour, the militia took the town of Harrow on Friday.",
    "Promoted to general last year, he was killed by a sniper near the bridge.",
    "More than forty people were killed in the raid, the governor said on Monday.",
    "The Latest: Army says it took the bridge",
    "DOVERTON (AFP) - At least nine farmers were killed when gunmen raided a village on the lake, officials said.",
    "Sharing a border with two countries, the province has seen heavy fighting since last spring.",
    "Reporters were told that the dead were buried within hours of the strike.",
]


@pytest.mark.parametrize("text", NEWS)
def test_news_is_no_noise(text):
    (line,) = lines(text)
    assert [sign for sign in signs() if sign.matches(line)] == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("desk@gazette.example", True),
        ("Twitter: @gazette\u200b".rstrip("\u200b"), True),
        ("619-555-0143", True),
        ("https://gazette.example/a", True),
        ("He wrote to desk@gazette.example", False),
        ("2018", False),
    ],
)
def test_addresses(text, is_one):
    (line,) = lines(text)
    assert is_address(line) == is_one
