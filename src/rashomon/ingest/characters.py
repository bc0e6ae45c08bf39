"""Characters that no text should carry, and those that a reader should know of."""

import re

REPLACEMENT = "\ufffd"
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FIXED_SPACE = re.compile("[\u00a0\u2007\u202f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MIXED_SCRIPT = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")


def readable(text: str) -> str:
    """The text without control characters and lone surrogates: each becomes U+FFFD, so that nothing vanishes unseen.

    Every kind of line break becomes a newline, fixed-width spaces become plain ones, tabs stay.
    """
    text = _LINE_BREAK.sub("\n", text)
    text = _FORBIDDEN.sub(REPLACEMENT, text)
    return _FIXED_SPACE.sub(" ", text)


def readable_value(value: object) -> object:
    """The same for every string inside a JSON value."""
    if isinstance(value, str):
        return _FORBIDDEN.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [readable_value(each) for each in value]
    if isinstance(value, dict):
        return {_FORBIDDEN.sub(REPLACEMENT, key): readable_value(each) for key, each in value.items()}
    return value


def character_flags(text: str) -> set[str]:
    """`bidi`: the text reorders itself on screen; `mixed_script`: a word mixes Latin with Greek or Cyrillic letters."""
    flags = set()
    if _BIDI.search(text):
        flags.add("bidi")
    if _MIXED_SCRIPT.search(text):
        flags.add("mixed_script")
    return flags
