"""The stepped parser gives spaCy's own trees, whatever stands in the batch."""

import random

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.extract import parse
from rashomon.extract._parsing import Stepped

TEXTS = (
    "Shells fell on the bus station at dawn, and two drivers who had slept in their cabs died.",
    "Seven.",
    "",
    "A colonel, who would not give his name, told the agency that nine of his men were missing.",
    "Neither the ministry nor the rebels, he said, knew how many had been hurt when the roof came down.",
    "Killed: 4",
    "Hospitals in the valley took in at least 60 wounded, most of them children, medics there said on Friday.",
    "   ",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    name = next(n for n in parse._MODELS if spacy.util.is_package(n))
    return spacy.load(name, exclude=list(parse._UNUSED))


@pytest.fixture(scope="module")
def quick() -> Language:
    return parse._language()


def test_same_readings_as_the_plain_pipeline(plain: Language, quick: Language) -> None:
    assert isinstance(dict(quick.pipeline)["parser"], Stepped)
    expected = [_reading(doc) for doc in plain.pipe(TEXTS)]
    assert [_reading(doc) for doc in quick.pipe(TEXTS)] == expected
    assert [_reading(quick(text)) for text in TEXTS] == expected


@pytest.mark.parametrize("batch_size", [1, 3, 64])
def test_a_reading_does_not_depend_on_its_batch(quick: Language, batch_size: int) -> None:
    alone = {text: _reading(quick(text)) for text in TEXTS}
    mixed = list(TEXTS) * 3
    random.Random(5).shuffle(mixed)
    docs = list(quick.pipe(mixed, batch_size=batch_size))
    assert [_reading(doc) for doc in docs] == [alone[text] for text in mixed]
    tensors = {text: quick(text).tensor for text in TEXTS}
    assert all((doc.tensor == tensors[text]).all() for text, doc in zip(mixed, docs, strict=True))


def _reading(doc: Doc) -> list[tuple[str | int | bool, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), bool(t.is_sent_start)) for t in doc]
