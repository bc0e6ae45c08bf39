"""The looked-up rules give what spaCy's attribute ruler gives."""

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from rashomon.extract import parse
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
def test_same_readings_as_the_ruler(language: Language, looked_up: LookedUp, text: str) -> None:
    doc = language.make_doc(text)
    for name, step in language.pipeline:
        if name in ("tok2vec", "tagger", "parser"):
            doc = step(doc)
    assert _readings(looked_up(doc.copy())) == _readings(looked_up._ruler(doc))


def test_rules_that_it_does_not_know_are_left_to_the_ruler(language: Language) -> None:
    ruler = AttributeRuler(language.vocab)
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    doc = LookedUp(ruler)(Doc(language.vocab, words=["12", "died"]))
    assert [token.pos_ for token in doc] == ["NUM", ""]


def _readings(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.tag_, t.pos_, t.dep_, str(t.morph), t.lemma_) for t in doc]
