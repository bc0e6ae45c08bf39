"""Every resource file is a mapping with `about` and `entries`, and every entry brings a sentence that it must match."""

import pytest
import yaml

from rashomon.errors import VocabularyError
from rashomon.text import vocabulary

FILES = sorted(vocabulary.resources_folder().glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_resource_says_what_it_is_for(path):
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(data["about"], str)
    assert len(data["about"].split()) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_brings_an_example(path):
    entries = vocabulary.entries(path.stem)
    assert entries
    without = [entry for entry in entries if not str(entry.get("example", "")).strip()]
    assert without == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_words(path):
    """YAML takes a bare `on`, `no` or `12` for something else."""
    listed = [
        word
        for entry in vocabulary.entries(path.stem)
        if isinstance(entry.get("words"), list)
        for word in entry["words"]
    ]
    assert [word for word in listed if not isinstance(word, str)] == []


def test_there_are_resources():
    assert {"event_words", "weapons", "background_cues", "gate_words", "relevance_cues"} <= {
        path.stem for path in FILES
    }


def test_unknown_resource_is_an_error_with_a_next_step():
    with pytest.raises(VocabularyError) as caught:
        vocabulary.entries("no_such_words")
    assert caught.value.code == "V001"
    assert caught.value.next_step


def test_file_without_entries_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "broken.yaml").write_text("about: words\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "resources_folder", lambda: tmp_path)
    with pytest.raises(VocabularyError, match="V002"):
        vocabulary.entries("broken")


def test_words_by_their_use():
    assert {"put", "raise"} <= vocabulary.words_of("toll_words", "puts")
    with pytest.raises(KeyError, match=r"toll_words\.yaml.*dragons"):
        vocabulary.words_of("toll_words", "dragons")
