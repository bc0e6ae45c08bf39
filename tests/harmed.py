"""Who came to harm by one sentence."""

from rashomon.extract.harm import HarmMention, harms
from rashomon.extract.parse import ParsedReport
from rashomon.text.sentences import sentences


def mentions(text: str) -> tuple[HarmMention, ...]:
    """What the grammars of harm find in a text of one sentence, in its order."""
    return harms(ParsedReport(text, sentences(text))[0])


def told(text: str) -> list[tuple[str, int]]:
    """The field of each and its lower bound, 0 for none, sorted."""
    return sorted((mention.field, mention.quantity.low or 0) for mention in mentions(text))
