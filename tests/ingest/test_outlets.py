"""Publishers by their address."""

import pytest

from rashomon.ingest.outlets import domain_of, publisher_of
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize("entry", entries("outlets"), ids=lambda entry: entry["name"])
def test_entry_matches_its_example(entry):
    assert publisher_of(entry["example"]) == entry["name"]
    assert entry["kind"] in {"state", "partisan", "agency", "private"}
    assert len(entry["country"]) == 3


def test_no_domain_stands_twice():
    domains = [domain for entry in entries("outlets") for domain in entry["domains"]]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://uk.reuters.com/article/1", "Reuters"),
        ("http://www.gazette.example/a", "gazette.example"),
        ("https://web.archive.org/web/20180208000000/https://www.reuters.com/a", "Reuters"),
        ("not an address", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_addresses(url, name):
    assert publisher_of(url) == name


def test_domain():
    assert domain_of("https://WWW.Gazette.example:8080/x") == "gazette.example"
