"""Puts the reading of one report together: accounts, and claims with their sources."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, structs

from rashomon.extract._account_kind import account_kind
from rashomon.extract._capitals import as_written, lowered
from rashomon.extract._chosen import chosen_sentences
from rashomon.extract._facts import Fact, facts
from rashomon.extract._harm_claims import Said, merged
from rashomon.extract._lent import lent
from rashomon.extract._places_beside import places_beside
from rashomon.extract._said_parties import said_parties
from rashomon.extract._victim_context import settle_classes
from rashomon.extract.accounts import BACKGROUND_DAYS, Draft, accounts
from rashomon.extract.finders import Finders
from rashomon.extract.harm import HarmMention
from rashomon.extract.parse import ParsedReport, ParsedSentence, parse_together
from rashomon.extract.speakers import speaker_of
from rashomon.extract.stance import is_cumulative, is_relative, negated, stance
from rashomon.extract.telling import Telling
from rashomon.extract.tellings import tellings
from rashomon.extract.victims import victim_actor, victim_class
from rashomon.model.account import Account
from rashomon.model.claim import HARM_FIELDS, Claim, DateFact, HarmValue, Scope
from rashomon.model.identity import identity
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import days_between
from rashomon.model.who import Group
from rashomon.text.case import shouts
from rashomon.text.sentences import sentences

_WAR = re.compile(r"\b(?:war|conflict|crisis|uprising|insurgency|violence|revolt|revolution)\b", re.IGNORECASE)
WHOLE_WAR = 5_000  # a cumulative toll of this size counts a war, not an incident; it is nobody's claim on one


CONFIDENCE_FILE = Path(__file__).resolve().parent.parent / "data" / "confidence.json"
_SURE = 0.8  # confidence of a claim whose kind of rule was never measured


class _Reading(Struct, frozen=True):
    report: Report
    parsed: ParsedReport
    finders: Finders


class Opened(Struct, frozen=True):
    """A report that is ready to be read. `read_from` has its text as it is read: in small letters where it shouts."""

    report: Report
    read_from: _Reading


def read_claims(report: Report, finders: Finders) -> tuple[tuple[Account, ...], tuple[Claim, ...]]:
    """The accounts of a report, in text order, and its claims, by id.

    Every claim's evidence is a sentence of the report: ``report.text[e.start:e.end] == e.text``.
    """
    return read_opened(opened(report, finders))


def opened(report: Report, finders: Finders) -> Opened:
    """The report with its sentences, of which none is parsed yet."""
    text_of, find_with = lowered(report, finders) if shouts(report.text) else (report, finders)
    parsed = ParsedReport(text_of.text, sentences(text_of.text, report.headline_end))
    return Opened(report, _Reading(text_of, parsed, find_with))


def parse_ahead(reports: Iterable[Opened]) -> None:
    """Parse what several reports must have parsed, all at once: much faster than report by report, and the same."""
    parsed = [one.read_from.parsed for one in reports]
    parse_together((one, [s.index for s in chosen_sentences(one.sentences)]) for one in parsed)


def read_opened(one: Opened) -> tuple[tuple[Account, ...], tuple[Claim, ...]]:
    """What `read_claims` gives."""
    told, claims = _read(one.read_from)
    return told, claims if one.read_from.report is one.report else as_written(claims, one.report)


def _read(reading: _Reading) -> tuple[tuple[Account, ...], tuple[Claim, ...]]:
    report, finders = reading.report, reading.finders
    told: list[tuple[Draft, str, tuple[Claim, ...]]] = []
    drafts = accounts(tellings(report, reading.parsed, finders))
    said = [tuple(_said(reading, draft)) for draft in drafts]
    around = tuple(itertools.chain(*said))
    for draft, mine in zip(drafts, said, strict=True):
        name = _account_id(report, draft, [other for other, _, _ in told])
        claims = (*_harm_claims(reading, draft, mine, around, name), *_facts(reading, draft, drafts, name))
        if claims and not _tells_only_of_a_war(draft, claims):
            told.append((draft, name, claims))
    main = _main([draft for draft, _, _ in told])
    named = tuple(_account(report, draft, name, claims, k == main) for k, (draft, name, claims) in enumerate(told))
    unique = {claim.id: claim for _, _, claims in told for claim in claims}
    return named, tuple(unique[key] for key in sorted(unique))


def _tells_only_of_a_war(draft: Draft, claims: Sequence[Claim]) -> bool:
    """All that the account counts is the toll of a war, which is nobody's claim on an incident."""
    return all(t.harms for t in draft.tellings) and all(c.field not in HARM_FIELDS for c in claims)


def _account_id(report: Report, draft: Draft, before: Sequence[Draft]) -> str:
    start = draft.tellings[0].sentence.start
    twins = sum(other.tellings[0].sentence.start == start for other in before)
    return identity("a", report.id, start, twins)


def _main(drafts: Sequence[Draft]) -> int | None:
    """The account that the report is chiefly about: the first that is no background and counts people."""
    ranks = [(d.is_background, not any(t.harms for t in d.tellings), k) for k, d in enumerate(drafts)]
    return min(ranks)[2] if ranks else None


def _account(report: Report, draft: Draft, name: str, claims: Sequence[Claim], is_main: bool) -> Account:
    return Account(
        id=name,
        report=report.id,
        background=draft.is_background or (not is_main and _is_old(claims, report.published_day)),
        main=is_main,
        span_start=draft.tellings[0].sentence.start,
    )


def _is_old(claims: Sequence[Claim], published: str | None) -> bool:
    """The account's day lies so long before publication that it is recalled, not reported."""
    days = [c.value.date.end for c in claims if isinstance(c.value, DateFact)]
    return bool(days and published) and days_between(days[0], published or days[0]) > BACKGROUND_DAYS


def _harm_claims(
    reading: _Reading, draft: Draft, told: Sequence[Said], around: Sequence[Said], account: str
) -> Iterator[Claim]:
    """told: the harm mentions of the account. around: those of all accounts of the report."""
    said = merged(told)
    settle_classes(said, told, account_kind(draft.tellings).type, around)
    ids = {id(one): _harm_id(reading, one) for one in said}
    for one in said:
        owner = ids.get(id(one.part_of)) if one.part_of is not None else None
        yield _harm_claim(reading, one, account, ids[id(one)], owner)


def _facts(reading: _Reading, draft: Draft, drafts: Sequence[Draft], account: str) -> Iterator[Claim]:
    told = tuple(_own_and_lent(reading, draft, drafts, account))
    yield from told
    for fact in places_beside(draft, told):
        yield _fact_claim(reading, fact, account, "fact/place/beside")
    for fact in said_parties(draft, told, lambda t, words: speaker_of(reading.parsed, t.sentence.index, words)):
        yield _fact_claim(reading, fact, account, f"fact/{fact.field}/said")


def _own_and_lent(reading: _Reading, draft: Draft, drafts: Sequence[Draft], account: str) -> Iterator[Claim]:
    borrowed = {fact.field: fact for fact in lent(draft, drafts)}
    for fact in facts(draft, drafts):
        if fact.field not in borrowed:
            yield _fact_claim(reading, fact, account, f"fact/{fact.field}")
    for fact in borrowed.values():
        yield _fact_claim(reading, fact, account, f"fact/{fact.field}/lent")


def _said(reading: _Reading, draft: Draft) -> Iterator[Said]:
    """The harm mentions of an account with who says each, in text order; what counts a whole war is left out."""
    for telling in draft.tellings:
        parsed = reading.parsed[telling.sentence.index]
        made: dict[int, Said] = {}
        for position, found in enumerate(telling.harms):
            mention = _counted(parsed, found)
            scope: Scope = "cumulative" if is_cumulative(parsed, mention.trigger) else "incident"
            if mention.field not in HARM_FIELDS or _counts_a_war(mention, telling, scope):
                continue
            words = mention.group.text if mention.group is not None else ""
            speaker = speaker_of(reading.parsed, telling.sentence.index, mention.trigger)
            told = stance(parsed, mention.trigger)
            one = Said(
                mention=mention,
                telling=telling,
                speaker=speaker,
                stance=told if told != "asserted" or mention.quantity.high == 0 else speaker.stance_hint,
                scope=scope,
                group_class=victim_class(words),
                part_of=made.get(mention.part_of) if mention.part_of is not None else None,
            )
            made[position] = one
            yield one


def _counted(parsed: ParsedSentence, mention: HarmMention) -> HarmMention:
    """ "Three customers were not hurt", "three customers who weren't hurt": of them nobody came to harm."""
    if mention.quantity.high == 0 or not negated(parsed, mention.harm_word):
        return mention
    if not negated(parsed, mention.trigger) and not is_relative(parsed, mention.harm_word):
        return mention
    return structs.replace(mention, quantity=Quantity(0, 0, False, mention.quantity.text))


def _counts_a_war(mention: HarmMention, telling: Telling, scope: Scope) -> bool:
    """The figure is of a whole war, which is no incident: "more than 100,000 people have died in the conflict"."""
    number = mention.quantity.low or mention.quantity.high or 0
    return number >= WHOLE_WAR and (scope == "cumulative" or _WAR.search(telling.sentence.text) is not None)


def _harm_id(reading: _Reading, said: Said) -> str:
    mention = said.mention
    source = said.speaker.source.name if said.speaker.source else None
    return _claim_id(reading, mention.trigger, mention.field, mention.harm_word.start, source)


def _claim_id(reading: _Reading, trigger: Span, *parts: object) -> str:
    """Ids sort by report and then in reading order, which is how people look at claims."""
    report = identity("c", reading.report.id)[:8]
    tail = identity("x", trigger.start, trigger.end, *parts)[2:8]
    return f"{report}-{trigger.start:06d}-{tail}"


def _harm_claim(reading: _Reading, said: Said, account: str, name: str, owner: str | None) -> Claim:
    mention, sentence = said.mention, said.telling.sentence
    words = mention.group.text if mention.group is not None else ""
    actor = victim_actor(words, reading.finders.actors.lookup) if words else None
    return Claim(
        id=name,
        report=reading.report.id,
        account=account,
        field=mention.field,
        value=HarmValue(mention.quantity, Group(words, said.group_class, actor)),
        part_of=owner,
        source=said.speaker.source,
        relayed_by=said.speaker.relayed_by,
        stance=said.stance,
        scope=said.scope,
        evidence=sentence.span,
        trigger=mention.trigger,
        confidence=_confidence(f"harm/{mention.rule}"),
        rule=f"harm/{mention.rule}",
    )


def _fact_claim(reading: _Reading, fact: Fact, account: str, rule: str) -> Claim:
    speaker = speaker_of(reading.parsed, fact.telling.sentence.index, fact.trigger)
    return Claim(
        id=_claim_id(reading, fact.trigger, fact.field, fact.value, account),
        report=reading.report.id,
        account=account,
        field=fact.field,
        value=fact.value,
        source=speaker.source,
        relayed_by=speaker.relayed_by,
        evidence=fact.telling.sentence.span,
        trigger=fact.trigger,
        confidence=_confidence(rule),
        rule=rule,
    )


def _confidence(rule: str) -> float:
    """How often the rule was found right (`tools/fit_confidence.py`); for a rarely seen one, how often its kind was."""
    measured = _measured()
    return measured.get(rule, measured.get(rule.split("/", maxsplit=1)[0], _SURE))


@cache
def _measured() -> dict[str, float]:
    return dict(json.loads(CONFIDENCE_FILE.read_text(encoding="utf-8")))
