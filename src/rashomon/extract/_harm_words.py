"""Finds the words that say that people came to harm (`resources/harm_words.yaml`) in a parsed sentence."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

Grammar = Literal["object", "subject", "state", "noun", "toll", "lives", "self", "care", "among"]


class HarmWord(Struct, frozen=True):
    """A harm word at token `index`; `last` is the token after it."""

    index: int
    last: int
    field: str
    grammar: Grammar
    people_only: bool
    counted: bool = False


class _Entry(Struct, frozen=True):
    words: tuple[str, ...]
    field: str
    grammar: Grammar
    people_only: bool
    counted: bool = False
    near: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


_NEAR, _PAST = 12, 8  # tokens behind a word for one of its `near` words, and before it for one of its `past` words
_OUT_OF, _JUST_BEFORE = frozenset({"from", "out", "leave", "flee", "abandon"}), 3  # tokens before what is left
_SELF = ("himself", "herself", "themselves")
_BEHIND_ITS_PEOPLE = (("hostage",), ("prisoner",), ("captive",))
_FAR = 10  # tokens between a verb and its "to death"
_FATALLY = frozenset({"fatally", "mortally"})
_SHOT = ("shot", "shoot", "shooting", "stabbed", "stabbing", "wounded")
# forms whose base the tagger often misses in headlines and telex style
_IRREGULAR = {
    "shot": "shoot",
    "slain": "slay",
    "slew": "slay",
    "died": "die",
    "fled": "flee",
    "went": "go",
    "gone": "go",
    "took": "take",
    "taken": "take",
    "lost": "lose",
    "lives": "life",
    "struck": "strike",
}


@cache
def _lexicon() -> dict[str, tuple[_Entry, ...]]:
    """Entries by their first word, longest first."""
    table: dict[str, list[_Entry]] = {}
    for row in entries("harm_words"):
        words = tuple(row["words"].split())
        table.setdefault(words[0], []).append(
            _Entry(
                words,
                row["field"],
                row["grammar"],
                bool(row.get("people_only")),
                bool(row.get("counted")),
                frozenset(row.get("near", ())),
                frozenset(row.get("past", ())),
                frozenset(row.get("left", ())),
                frozenset(row.get("not_before", ())),
            )
        )
    return {key: tuple(sorted(found, key=lambda e: -len(e.words))) for key, found in table.items()}


_NOUN_LIKE = frozenset({"hurt", "shot"})


def harm_words(doc: "Doc") -> tuple[HarmWord, ...]:
    """All harm words of a parsed sentence, in order."""
    found: list[HarmWord] = []
    taken = -1
    for token in doc:
        if token.i <= taken:
            continue
        word = _word_at(doc, token)
        if word is not None:
            found.append(word)
            taken = word.last - 1
    ends = {_its_death(doc, word) for word in found if word.grammar == "object"}  # "shot him dead" is told once
    told = [w for k, w in enumerate(found) if not _outdone(doc, w, found[k + 1 :]) and w.index not in ends]
    return tuple(_of_the_same_harm(told, k, _in_the_end(doc, w)) for k, w in enumerate(told))


def _of_the_same_harm(words: list[HarmWord], k: int, word: HarmWord) -> HarmWord:
    """ "Ten were wounded, with nurses among the victims": victims of the harm that was told before."""
    return structs.replace(word, field=words[k - 1].field) if word.grammar == "among" and k > 0 else word


def _in_the_end(doc: "Doc", word: HarmWord) -> HarmWord:
    """ "Fatally shot", "wounded mortally": who was hurt so is dead."""
    if word.field != "injured" or word.grammar != "object":
        return word
    beside = {t.lower_ for t in doc[max(0, word.index - 1) : word.last + 1]}
    is_dead = beside & _FATALLY or _its_death(doc, word) is not None
    return structs.replace(word, field="killed") if is_dead else word


def _its_death(doc: "Doc", word: HarmWord) -> int | None:
    """Where "shot his daughter to death", "shot both men dead" end, if they do: the people stand between."""
    for token in doc[word.last : word.last + _FAR]:
        if token.pos_ in ("VERB", "AUX", "CCONJ", "PUNCT") and token.tag_ != "HYPH":
            return None
        if token.lower_ == "death" and token.nbor(-1).lower_ == "to":
            return int(token.i)
        if token.lower_ == "dead" and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON"):
            return int(token.i)
    return None


def _outdone(doc: "Doc", word: HarmWord, later: list[HarmWord]) -> bool:
    """ "shot and killed": who was shot is dead."""
    shot = doc[word.index].lower_ in _SHOT and word.field == "injured"
    joined = [w for w in later if w.field == "killed" and w.index - word.last <= 2]
    verb = bool(joined) and doc[word.last].lower_ in ("and", "dead", "fatally") and doc[word.index].lower_ != "wounded"
    return shot and verb


def _word_at(doc: "Doc", token: "Token") -> HarmWord | None:
    for form in _forms(token):
        for entry in _lexicon().get(form, ()):
            if _suits(token, entry) and (last := _ends(doc, token, entry)) is not None:
                return HarmWord(token.i, last, entry.field, entry.grammar, entry.people_only, entry.counted)
    return None


def _forms(token: "Token") -> tuple[str, ...]:
    """The lemma and what the tagger may have missed of it (tags of headlines and of telex style are unreliable)."""
    return _guesses(token.lemma_.lower(), token.text.lower())


@lru_cache(maxsize=16384)
def _guesses(lemma: str, low: str) -> tuple[str, ...]:
    guesses = [lemma, low]
    if low in _IRREGULAR:
        guesses.append(_IRREGULAR[low])
    for ending, base in (("ies", "y"), ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e")):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            guesses.append(low.removesuffix(ending) + base)
    return tuple(dict.fromkeys(guesses))


def _suits(token: "Token", entry: _Entry) -> bool:
    """The token's part of speech allows the entry's grammar; a doubtful tag is given the benefit."""
    low = token.text.lower()
    if entry.near and not _has_company(token, entry):
        return False
    if entry.left and not _is_left_behind(token, entry.left):
        return False
    if entry.grammar == "noun":
        if low == "killing" and _takes_number(token):
            return False
        return token.pos_ in ("NOUN", "PROPN", "ADJ")
    if entry.grammar == "lives":  # no life is lost by "life-threatening" injuries
        return not (token.i + 1 < len(token.doc) and token.nbor().lower_ in ("-", "threatening"))
    if entry.grammar in ("toll", "self"):
        return True
    if entry.grammar in ("state", "care", "among"):
        return True
    if low in ("killing", "murder", "murders", "martyr", "martyrs", "wound", "wounds"):
        return token.pos_ in ("VERB", "AUX") or (low == "killing" and _takes_number(token))
    if low in _NOUN_LIKE and token.i > 0 and (token.nbor(-1).like_num or token.nbor(-1).lower_ == "another"):
        return True  # "nine were killed and 14 hurt": a participle, whatever the tagger says
    return not (token.pos_ == "NOUN" and low == token.lemma_.lower() and not low.endswith("ed"))


def _has_company(token: "Token", entry: _Entry) -> bool:
    behind = {t.lower_ for t in token.doc[token.i + 1 : token.i + _NEAR] if t.nbor(-1).lower_ != "on"}  # "on foot"
    before = {t.lower_ for t in token.doc[max(0, token.i - _PAST) : token.i]}
    return bool(entry.near & behind or entry.past & before)


def _is_left_behind(token: "Token", what: frozenset[str]) -> bool:
    """ "Drove them from their homes", "forced them to leave their homes"; not "drove them to their homes"."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + _NEAR]]
    return any(
        one in what and not _OUT_OF.isdisjoint(behind[max(0, k - _JUST_BEFORE) : k]) for k, one in enumerate(behind)
    )


def _takes_number(token: "Token") -> bool:
    """ "a raid and killing 12 people": the tagger took a verb for a noun."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return after.like_num or after.lower_ in (
        "at",
        "between",
        "up",
        "more",
        "over",
        "about",
        "around",
        "nearly",
        "dozens",
    )


def _ends(doc: "Doc", token: "Token", entry: _Entry) -> int | None:
    if len(entry.words) == 1:
        return token.i + 1
    if entry.words[1:] in _BEHIND_ITS_PEOPLE:  # the people stand inside: "took nine miners hostage"
        behind = doc[token.i + 1 : token.i + 9]
        later = [t for t in behind if t.lower_ in _kept_as(entry.words[1]) and t.dep_ not in ("amod", "compound")]
        return token.i + 1 if later else None
    if entry.grammar == "self":
        return _ends_loosely(doc, token.i + 1, entry.words[1:])
    rest = [t.lower_ for t in doc[token.i + 1 : token.i + len(entry.words)]]
    if token.i + len(entry.words) < len(doc) and doc[token.i + len(entry.words)].lower_ in entry.not_before:
        return None
    # "fell dead" and "shot him dead" are other words; only what stands together counts
    return token.i + len(entry.words) if tuple(rest) == entry.words[1:] else None


def _kept_as(word: str) -> tuple[str, ...]:
    """ "Took them hostage", "took them hostages"; "two meetings with nine captives" keep nobody."""
    return (word,) if word == "captive" else (word, f"{word}s")


def _ends_loosely(doc: "Doc", first: int, words: tuple[str, ...]) -> int | None:
    """Where "turned the gun on himself" ends: articles and the like stand between the entry's words."""
    i = first
    for word in words:
        while i < len(doc) and doc[i].pos_ in ("DET", "PRON", "ADJ") and not _is_word(doc[i], word):
            i += 1
        if i >= len(doc) or not _is_word(doc[i], word):
            return None
        i += 1
    return i


def _is_word(token: "Token", word: str) -> bool:
    return token.lower_ == word or token.lemma_.lower() == word or (word in _SELF and token.lower_ in _SELF)
