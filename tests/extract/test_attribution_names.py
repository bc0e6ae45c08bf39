"""What the words of a source say about it: kind, name, news people."""

import pytest

from rashomon.extract._attribution_names import cited, kind_of, means_document, means_group, means_media, media_name
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize("entry", entries("media_sources"), ids=lambda entry: entry["names"][0])
def test_every_medium_is_found_in_its_example(entry: dict[str, object]) -> None:
    found = media_name(str(entry["example"]))
    assert found == entry.get("cite", entry["names"][0])  # type: ignore[index]


@pytest.mark.parametrize("entry", entries("source_words"), ids=lambda entry: entry["example"])
def test_every_kind_is_found_in_its_example(entry: dict[str, object]) -> None:
    speaker = str(entry["example"]).split(" said ")[0].split(" showed ")[0]
    assert kind_of(speaker) == entry["kind"]
    assert means_document(speaker) == bool(entry.get("document"))
    assert means_group(speaker) or not entry.get("group")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Syrian Observatory for Human Rights", "monitor"),
        ("a senior security official", "anonymous_official"),
        ("Interior Minister Karim Said", "government"),
        ("Omar Aziz", "other"),
        ("two residents", "witness"),
        ("a source close to the talks", "unnamed"),
        ("the White Helmets", "rescuer"),
        ("Reuters", "media"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the mayor, who visited the site", "the mayor"),
        ("the Observatory a group based in Leeds", "the Observatory"),
        ("But the army", "the army"),
        ("Earlier in the day a guard at Hill Police Command", "a guard at Hill Police Command"),
        ("a speech in a village school", "a speech in a village school"),
        ("a doctor speaking on condition of anonymity", "a doctor"),
    ],
)
def test_names_as_a_reader_cites_them(text: str, name: str) -> None:
    assert cited(text) == name


def test_reporters_at_large_are_no_medium() -> None:
    assert not means_media("reporters") and not means_media("reporters today")
    assert means_media("an AFP correspondent") and means_media("state television")
