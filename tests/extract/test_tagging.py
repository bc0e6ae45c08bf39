"""The looked-up rules give what spaCy's attribute ruler and lemmatizer give."""

from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from rashomon.extract import _tagging, parse
from rashomon.extract._tagging import LookedUp

TEXTS = (
    "Let's go, the colonel said; there is a bomb and it wasn't ours.",
    "I ain't gonna tell y'all which of those that I've got to carry.",
    "Both men, all of whom some say nobody knew,  were shot on the road to Tartus at 5 p.m.",
    "Neither army nor rebels could have but two tanks left (so it is thought) - none worked.",
    "",
)


@pytest.fixture(scope="module")
def language() -> Language:
    return parse._language()


@pytest.fixture(scope="module")
def looked_up(language: Language) -> LookedUp:
    return next(step for _, step in language.pipeline if isinstance(step, LookedUp))


@pytest.mark.parametrize("text", TEXTS)
def test_same_readings_as_the_ruler_and_the_lemmatizer(language: Language, looked_up: LookedUp, text: str) -> None:
    doc = language.make_doc(text)
    for name, step in language.pipeline:
        if name in ("tok2vec", "tagger", "parser"):
            doc = step(doc)
    expected = _readings(looked_up._lemmatizer(looked_up._ruler(doc.copy())))
    assert _readings(looked_up(doc.copy())) == expected
    assert _readings(looked_up(doc)) == expected, "what is kept from the first time is the same"


def test_rules_that_it_does_not_know_are_left_to_the_ruler(language: Language, looked_up: LookedUp) -> None:
    ruler = AttributeRuler(language.vocab)
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    doc = Doc(language.vocab, words=["12", "men"], pos=["", "NOUN"])
    assert [token.pos_ for token in LookedUp(ruler, looked_up._lemmatizer)(doc)] == ["NUM", "NOUN"]


def test_what_is_kept_is_bounded(language: Language, looked_up: LookedUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tagging, "_MOST", 3)
    small = LookedUp(looked_up._ruler, looked_up._lemmatizer)
    for text in TEXTS[:3]:
        small(next(_tagged(language, [text])))
    longest = max(len(language.make_doc(text)) for text in TEXTS[:3])
    assert 0 < len(small._found) <= 3 + longest


def _tagged(language: Language, texts: list[str]) -> Iterator[Doc]:
    with language.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        yield from language.pipe(texts)


def _readings(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_) for t in doc]
