"""Which words of a sentence name the things that an attack hit, and the people who did it.

Read from the sentences that a ledger's claims rest on, by the order of the words; the ledger itself keeps the actors
that it can name and no things.
"""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.text import vocabulary

_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*|[^\w\s]")
_STOPS = frozenset(
    "the a an this that these those its their his her our my your some several various many other "
    "another both all any "
    "no each every two three four five six seven eight nine ten eleven twelve of in on at by to from "
    "with against into "
    "onto near outside inside under over between behind for and or but while when where who which whose after before "
    "during as is are was were be been being has have had will would could may might must do did not also were it he "
    "she they them we you i there here against upon about around through along toward towards including "
    "because since "
    "until than then so if whether today yesterday approximately one "
    "attacked bombed destroyed damaged burned hit struck dynamited raided stormed sabotaged robbed "
    "looted planted placed "
    "hurled threw exploded detonated fired shot killed wounded kidnapped murdered assassinated blew set attacking "
    "bombing destroying damaging burning hitting using carrying causing killing wounding said reported added "
    "murder assassination kidnapping attack attacks explosion bomb death".split()
)
_DEED = (
    r"attack(?:ed|s|ing)?|bomb(?:ed|ing|ings)|against|bl(?:ew|own|owing) up|dynamit(?:ed|ing)|"
    r"destr(?:oyed|oying|oy|uction of)|"
    r"damag(?:ed|ing|e to|es to)|burn(?:ed|ing|t)|set (?:fire to|on fire|ablaze)|torch(?:ed|ing)|hit|"
    r"struck|straf(?:ed|ing)|"
    r"machine-?gunn?(?:ed|ing)|fir(?:ed|ing) (?:at|on|upon)|shot at|raid(?:ed|ing)|storm(?:ed|ing)|sabotag(?:ed|ing)|"
    r"ston(?:ed|ing)|ransack(?:ed|ing)|loot(?:ed|ing)|robb(?:ed|ing)|went off|go off|explod(?:ed|ing)|"
    r"detonat(?:ed|ing)|"
    r"explosions?|blasts?|planted|placed|hurl(?:ed|ing)|thr(?:ew|own|owing)|derail(?:ed|ing)|hijack(?:ed|"
    r"ing)|knock(?:ed|ing) down|"
    r"t(?:ear|ore|orn) down|br(?:ought|inging) down|wreck(?:ed|ing)|down(?:ed|ing)|riddled"
)
_BEFORE = re.compile(rf"\b(?:{_DEED})\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:was|were|been|being)\s+(?:[a-z]+ly\s+|also\s+|seriously\s+)?(?:attacked|bombed|blown up|"
    r"dynamited|destroyed|damaged|"
    r"burned|burnt|set (?:on fire|ablaze)|torched|hit|strafed|raided|stormed|sabotaged|ransacked|looted|"
    r"robbed|derailed|"
    r"hijacked|knocked down|downed|riddled|machinegunned|fired on)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:]|\b(?:who|which|that|while|when|after|before|but|as|because|since)\b", re.IGNORECASE)
_MILITARY = re.compile(
    r"\b(?:army|military|barracks|garrison|battalion|brigade|guerrillas?|rebels?|troops?|air base|camps?|"
    r"police|naval|infantry)\b",
    re.IGNORECASE,
)
_DOERS = frozenset(
    "terrorists terrorist guerrillas guerrilla gunmen gunman rebels rebel subversives subversive "
    "extremists extremist "
    "insurgents insurgent assailants assailant attackers attacker assassins assassin hitmen kidnappers commandos "
    "commando traffickers criminals delinquents bandits killers militants urban".split()
)
_ANYBODY = frozenset(
    "men man individuals individual persons people subjects youths youth members elements group groups squads squad "
    "soldiers troops uniforms unit units officers".split()
)
_UNKNOWN = frozenset(
    "unidentified unknown armed masked hooded heavily-armed alleged suspected paramilitary rightist leftist death "
    "guerrilla terrorist rebel subversive commando dressed".split()
)
_DID = re.compile(
    r"^\W*(?:[^\W_]+ly\s+|also\s+|today\s+|yesterday\s+|who\s+|\[[^\]]*\]\s*|"
    r"of the [^\W_]+(?: [^\W_]+){0,5}?\s+|have\s+|had\s+|has\s+|then\s+){0,3}"
    r"(?:attacked|bombed|blew|dynamited|destroyed|damaged|burned|set|hit|strafed|machinegunned|fired|shot|"
    r"raided|stormed|"
    r"sabotaged|ransacked|looted|robbed|planted|placed|hurled|threw|derailed|hijacked|killed|murdered|assassinated|"
    r"kidnapped|abducted|wounded|injured|ambushed|intercepted|opened|seized|executed|massacred|shelled|"
    r"launched|staged|"
    r"carried|detonated|entered|broke|took|forced|claimed|downed|perpetrated|arrived|traveling|riding)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|attributed to|blamed on|blamed)\s+(?:the\s+|a\s+|an\s+|some\s+|several\s+|two\s+|three\s+|"
    r"four\s+|five\s+|at least\s+|about\s+|\d+\s+)*$",
    re.IGNORECASE,
)


def targets(sentence: str) -> list[str]:
    """Things that were hit, as written, without article: behind "attacked", "a bomb exploded in front of", or before
    "was destroyed"."""
    found: list[str] = []
    stretches = [(m.end(), _clause_end(sentence, m.end())) for m in _BEFORE.finditer(sentence)]
    stretches += [(_clause_start(sentence, m.start()), m.start()) for m in _AFTER.finditer(sentence)]
    for start, end in stretches:
        found += _things(sentence, start, end)
    return list(dict.fromkeys(found))


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE.search(text, start)
    return min(stop.start() if stop else len(text), start + 160)


def _clause_start(text: str, end: int) -> int:
    stops = [m.end() for m in _CLAUSE.finditer(text, max(0, end - 120), end)]
    return stops[-1] if stops else max(0, end - 120)


def _things(text: str, start: int, end: int) -> Iterator[str]:
    words = list(_WORD.finditer(text, start, end))
    for k, word in enumerate(words):
        if not _is_thing(words, k):
            continue
        follows = words[k + 1][0].lower() if k + 1 < len(words) else "."
        if _goes_on(follows):
            continue  # "bank employees", "car bomb": not the last word
        first = _first(words, k)
        name = text[words[first].start() : word.end()]
        if not _MILITARY.search(name):
            yield name


def _goes_on(follows: str) -> bool:
    """The word behind the noun belongs to it, so that the noun is not the last of its words."""
    if follows in _heads():
        return True
    return follows[0].isalnum() and follows not in _STOPS and not follows.endswith(("ed", "ing", "ly"))


def is_thing(text: str) -> bool:
    """The words end in a noun for a thing."""
    words = list(_WORD.finditer(text))
    return bool(words) and _is_thing(words, len(words) - 1)


def _is_thing(words: list[re.Match[str]], k: int) -> bool:
    last = words[k][0].lower()
    two = f"{words[k - 1][0].lower()} {last}" if k else last
    return last in _heads() or two in _heads()


def _first(words: list[re.Match[str]], k: int) -> int:
    """Where the words for the thing begin: behind the article, the number, the verb or the comma before it."""
    first = k
    while first > 0 and k - first < 5:
        before = words[first - 1][0]
        if not before[0].isalnum() or before.lower() in _STOPS or before.isdigit():
            break
        first -= 1
    return first


@cache
def _heads() -> frozenset[str]:
    nouns = {noun for entry in vocabulary.entries("physical_targets") for noun in entry["any"]}
    return frozenset(nouns | {_plural(noun) for noun in nouns})


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def doers(sentence: str) -> list[str]:
    """People without a name who did it, as written: before a violent verb, or behind "by"."""
    words = list(_WORD.finditer(sentence))
    found: list[str] = []
    for k, word in enumerate(words):
        head = word[0].lower()
        if head not in _DOERS and head not in _ANYBODY:
            continue
        first = _first(words, k)
        start, rest = words[first].start(), sentence[word.end() :]
        modifiers = {w[0].lower() for w in words[first:k]}
        if k + 1 < len(words) and words[k + 1][0].lower() in (
            _DOERS
            | _ANYBODY
            | {"leader", "attack", "attacks", "organization", "organizations", "activity", "movement", "forces"}
        ):
            continue
        acts = _BY.search(sentence[:start]) is not None or _DID.match(rest) is not None
        if acts and (head in _DOERS or modifiers & _UNKNOWN):
            found.append(sentence[start : word.end()])
    return list(dict.fromkeys(found))
