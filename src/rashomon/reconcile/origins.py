"""Who stands behind a claim: copies and accounts that rest on the same ultimate source are one origin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct, structs

from rashomon.link.borrowing import taken_over
from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.reconcile.names import plain
from rashomon.reconcile.versions import first_versions
from rashomon.text.vocabulary import entries

# sources that are nobody in particular: whoever quotes them vouches for them
NAMELESS = ("unnamed", "witness", "anonymous_official", "medic", "rescuer", "activist")


class Origin(Struct, frozen=True, order=True):
    """An ultimate source.

    kind: `source`, the kind of a nameless source, or `report` for a publisher's own voice.
    name: its plain words; voice: who vouches for a nameless one, a plain name or a report's id.
    """

    kind: str
    name: str
    voice: str = ""

    @property
    def key(self) -> str:
        return ":".join((self.kind, self.name, self.voice))


class Voices(Struct, frozen=True):
    """Who speaks in each claim.

    origin: claim id -> key of its origin. copies: report id -> the report whose text it repeats. lenders: claim id ->
    the report that its sentence is taken over from.
    """

    origin: Mapping[str, str]
    copies: Mapping[str, str]
    lenders: Mapping[str, str] = {}

    def text(self, claim: Claim) -> str:
        """The report whose text tells it: its own, or the one that this repeats."""
        return self.copies.get(claim.report, claim.report)

    def are_apart(self, one: Claim, two: Claim) -> bool:
        """Two claims of different texts, behind which stand different origins."""
        return self._texts(one).isdisjoint(self._texts(two)) and self.origin[one.id] != self.origin[two.id]

    def _texts(self, claim: Claim) -> frozenset[str]:
        text = self.text(claim)
        return frozenset((text, self.lenders.get(claim.id, text)))


def voices_of(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    pages: Mapping[str, str] | None = None,
) -> tuple[Voices, dict[str, str]]:
    """Who speaks in each claim of an incident, and key of an origin -> how a reader would call it.

    A named source is its own origin, whoever relays it. A nameless one ("a witness") belongs to the agency that it
    told, else to the report that quotes it, and a report's own voice to its publisher. A copy speaks with the voice of
    what it repeats, and a sentence that is taken over with the voice of the report that told it first; versions of one
    page speak with one voice. A name that says less than exactly one other ("the Observatory") is that other; whoever
    heads a body speaks for it. pages: report id -> the first version of its page, where it is known already.
    """
    lenders = taken_over(claims, reports, copies)
    tellers = {claim.id: lenders.get(claim.id, copies.get(claim.report, claim.report)) for claim in claims}
    pages = first_versions(reports.values()) if pages is None else pages
    tellers = {claim: pages.get(report, report) for claim, report in tellers.items()}
    first = {claim.id: _origin(claim, tellers[claim.id], reports) for claim in claims}
    named = _fullest(claims, first, tellers)
    final = _fullest(claims, {key: _for_whom(origin) for key, origin in named.items()}, tellers)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        told[final[claim.id].key].append(claim)
    called = {key: _words(told[key], reports, tellers) for key in sorted(told)}
    return Voices({c: o.key for c, o in final.items()}, copies, lenders), called


def _origin(claim: Claim, root: str, reports: Mapping[str, Report]) -> Origin:
    source = claim.source
    if source is not None and source.kind not in NAMELESS:
        return Origin("source", plain(source.name) or source.name.lower())
    if source is not None:
        return Origin(source.kind, plain(source.name), plain(claim.relayed_by[0]) if claim.relayed_by else root)
    report = reports.get(root)
    publisher = report.publisher if report is not None else None
    return Origin("report", plain(publisher) if publisher else "", "" if publisher else root)


def _for_whom(origin: Origin) -> Origin:
    """The body for which its head or spokesman speaks: "the Observatory director Jan Tarn" is the Observatory."""
    words = origin.name.split()
    at = next((k for k, word in enumerate(words) if word in _words_of("office")), None)
    if origin.kind != "source" or at is None:
        return origin
    before, after = words[:at], words[at + 1 :]
    body = before if _is_body(before) else after if _is_body(after) else words
    return structs.replace(origin, name=" ".join(body))


def _is_body(words: Sequence[str]) -> bool:
    return not _words_of("body").isdisjoint(words)


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(word for entry in entries("speaking_bodies") if entry["role"] == role for word in entry["words"])


def _fullest(claims: Sequence[Claim], first: Mapping[str, Origin], tellers: Mapping[str, str]) -> dict[str, Origin]:
    fuller = _fuller(claims, first, tellers)
    return {claim.id: fuller[first[claim.id]] for claim in claims}


def _fuller(claims: Sequence[Claim], first: Mapping[str, Origin], tellers: Mapping[str, str]) -> dict[Origin, Origin]:
    """Each origin's fullest name, where exactly one other origin says more; of nameless ones within a report."""
    heard: dict[Origin, set[str]] = defaultdict(set)
    for claim in claims:
        heard[first[claim.id]].add(tellers[claim.id])
    wider = {one: [two for two in sorted(heard) if _says_more(two, one, heard)] for one in sorted(heard)}
    widest = {one: [two for two in more if not wider[two]] for one, more in wider.items()}
    return {one: found[0] if len(found) == 1 else one for one, found in widest.items()}


def _says_more(two: Origin, one: Origin, heard: Mapping[Origin, set[str]]) -> bool:
    if two == one or two.kind != one.kind or one.kind == "report":
        return False
    if one.kind != "source" and two.voice != one.voice and not heard[one] & heard[two]:
        return False
    words, more = set(one.name.split()), set(two.name.split())
    is_relayed = one.voice in heard[one] and two.voice not in heard[two]
    return words < more or (words == more and bool(words) and is_relayed)


def _words(claims: Sequence[Claim], reports: Mapping[str, Report], tellers: Mapping[str, str]) -> str:
    claim = max(claims, key=lambda c: (_length(c), bool(c.relayed_by), c.id))
    publisher = _publisher(tellers[claim.id], reports)
    if claim.source is None:
        return f"the report's own voice ({publisher})"
    name = _lowered(claim.source.name)
    if claim.source.kind not in NAMELESS:
        return name
    return f"{name} quoted by {claim.relayed_by[0] if claim.relayed_by else publisher}"


def _length(claim: Claim) -> int:
    return len(plain(claim.source.name)) if claim.source else 0


def _publisher(root: str, reports: Mapping[str, Report]) -> str:
    report = reports.get(root)
    return (report.publisher if report is not None else None) or f"report {root}"


def _lowered(name: str) -> str:
    """An article at the start of a sentence is no part of a name."""
    return name[0].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
