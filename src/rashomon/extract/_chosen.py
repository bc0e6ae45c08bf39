"""Which sentences of a report are looked at: those that count people or tell an event, and what goes on about it."""

import re
from functools import lru_cache

from rashomon.extract.gate import matters
from rashomon.model.sentence import Sentence

_NEAR = 3  # sentences after a firm one in which a definite event noun still means its event
_FORCES = r"(?:jets?|warplanes|planes|helicopters|aircraft|gunships|warships|batteries|tanks|troops|forces)"
_GOES_ON = re.compile(
    r"\b(?:the (?:\w+ )?(?:attacks?|strikes?|raids?|bombings?|blasts?|explosions?|shelling|assault) (?:\w+ )?"
    r"(?:occurred|began|took place|happened|hit|came|which|that|started|lasted)|"
    r"(?:previous|earlier|past|prior) (?:\w+ )?(?:attacks?|strikes?|raids?|bombings?) (?:in|on)|"
    r"had (?:bombed|shelled|attacked)|"
    r"(?:initiated|launched|staged|mounted) (?:an?|the) (?:\w+ )?(?:attack|assault|raid|strike)|"
    rf"{_FORCES} (?:\w+ ){{0,4}}fired (?:from|on|at|into|across|over)|"
    r"(?:attempting|attempted|trying|tried|seeking|sought) to (?:seize|capture|retake|recapture|take|storm|overrun)|"
    r"(?:bid|attempt|effort) to (?:seize|capture|retake|recapture|storm|overrun))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # asked once when the parser looks ahead, and once when the report is read
def chosen_sentences(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Those that count people or tell an event, and near them those that go on about it, in text order.

    "The strikes began at 03:42", "two earlier attacks, in 2013" and "they were trying to seize the bridge" name
    no event firmly enough to be looked at in just any text, but do beside a sentence that does.
    """
    firm = {s.index for s in sentences if matters(s.text)}
    near = {k for index in firm for k in range(index - 1, index + _NEAR + 1)}
    return tuple(s for s in sentences if s.index in firm or (s.index in near and _GOES_ON.search(s.text)))
