"""Words for people that say how many or of what office they are."""

import pytest

from rashomon.extract._attribution_antecedents import holds_office
from rashomon.extract._counted_words import is_one_person
from rashomon.extract._harm_claims import is_subgroup
from rashomon.extract.parse import ParsedReport
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import Entry, entries


def said_of(entry: Entry) -> list[bool]:
    """What is asked of the words of an entry, of each of them that stands in its example."""
    text = entry["example"]
    told = [token for token in ParsedReport(text, sentences(text))[0].doc if token.lower_ in entry["words"]]
    match entry["use"]:
        case "not_one":
            return [not is_one_person(token) for token in told]
        case "subgroup":
            return [is_subgroup(token.lower_) for token in told]
        case "office":
            return [holds_office(token.lower_) for token in told]
    return []


@pytest.mark.parametrize("entry", entries("people_words"), ids=lambda entry: entry["example"])
def test_every_entry_matches_its_example(entry: Entry) -> None:
    assert said_of(entry) == [True]
