"""Which sentences of a report are looked at: those that count people or tell an event, and what goes on about it."""

from functools import lru_cache

from rashomon.extract._slots import filled
from rashomon.extract.gate import matters
from rashomon.model.sentence import Sentence

_NEAR = 3  # sentences after a firm one in which a definite event noun still means its event
# grammar, with the words of `resources/chosen_words.yaml` in its slots
_GOES_ON = (
    r"\b(?:the (?:\w+ )?<event> (?:\w+ )?<went>|"
    r"<earlier> (?:\w+ )?<event> (?:in|on)|"
    r"had <struck>|"
    r"<launched> (?:an?|the) (?:\w+ )?<event>|"
    r"<forces> (?:\w+ ){0,4}fired (?:from|on|at|into|across|over)|"
    r"<tried> to <seize>)\b"
)


@lru_cache(maxsize=64)  # asked once when the parser looks ahead, and once when the report is read
def chosen_sentences(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Those that count people or tell an event, and near them those that go on about it, in text order.

    "The strikes began at 03:42", "two earlier attacks, in 2013" and "they were trying to seize the bridge" name
    no event firmly enough to be looked at in just any text, but do beside a sentence that does.
    """
    goes_on = filled(_GOES_ON, "chosen_words")
    firm = {s.index for s in sentences if matters(s.text)}
    near = {k for index in firm for k in range(index - 1, index + _NEAR + 1)}
    return tuple(s for s in sentences if s.index in firm or (s.index in near and goes_on.search(s.text)))
