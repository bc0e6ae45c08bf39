"""Forms of an English word by spelling alone, so that unparsed text can be searched: no tagger, no lemmatiser.

Forms that no writer uses ("clashed" from the noun "clash" is one, "gunmens" another) cost nothing: nobody writes them.
"""

from functools import cache

_IRREGULAR = {
    "arise": "arose arisen",
    "be": "is are was were been being am",
    "beat": "beaten",
    "begin": "began begun",
    "behead": "beheaded",
    "bleed": "bled",
    "blow": "blew blown",
    "body": "bodies",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "burn": "burnt",
    "catch": "caught",
    "child": "children",
    "come": "came",
    "do": "did done does",
    "draw": "drew drawn",
    "drive": "drove driven",
    "die": "dying",
    "fall": "fell fallen",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fly": "flew flown",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "hang": "hung",
    "have": "has had",
    "hold": "held",
    "knife": "knives",
    "launch": "launched",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lie": "lying lay lain",
    "life": "lives",
    "lose": "lost",
    "make": "made",
    "man": "men",
    "meet": "met",
    "overrun": "overran",
    "overthrow": "overthrew overthrown",
    "policeman": "policemen",
    "ride": "rode ridden",
    "rise": "rose risen",
    "run": "ran",
    "say": "said",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "shake": "shook shaken",
    "shoot": "shot",
    "sink": "sank sunk",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "steal": "stole stolen",
    "storm": "stormed",
    "strike": "struck stricken",
    "swear": "swore sworn",
    "sweep": "swept",
    "take": "took taken",
    "tear": "tore torn",
    "tell": "told",
    "throw": "threw thrown",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "woman": "women",
}
_VOWELS = "aeiou"


@cache
def forms(word: str) -> tuple[str, ...]:
    """The word with its plural and its verb forms, lower case, the word itself first, without repeats."""
    found = [word, _plural(word), *_verb(word), *_IRREGULAR.get(word, "").split()]
    return tuple(dict.fromkeys(found))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _verb(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return word + "d", word[:-1] + "ing", word[:-1] + "ings"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ied", word + "ing", word + "ings"
    doubled = word + word[-1] if _doubles(word) else word
    return word + "ed", word + "ing", word + "ings", doubled + "ed", doubled + "ing", doubled + "ings"


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 2 and word.endswith("y") and word[-2] not in _VOWELS


def _doubles(word: str) -> bool:
    """One vowel before a last consonant: stab, kidnap, shell does not (two consonants)."""
    return len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
