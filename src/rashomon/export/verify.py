#!/usr/bin/env python3
"""Checks an export of a rashomon ledger:

    python3 verify.py [FOLDER] [--head NUMBER:HASH]

It needs Python 3.8 or newer and nothing else: not rashomon, no network. It writes nothing. FOLDER is where the export
lies, else where this file lies. Exit status: 0 nothing was found, 1 something is not as it was, 2 wrong usage.

What it checks:

1. `manifest.json` is as it was written, and every file that it names has its size, its lines and its SHA-256.
2. `chain.jsonl` is one chain. The hash of a seal is SHA-256 over lines of JSON: first [number, kind, hash of the seal
   before], then [part, id, leaf] of everything that it binds. The last of them is the head.
3. Every line of the other files has its leaf in the chain, and every leaf its line. A leaf is SHA-256 over a salt and
   the JSON of the line's object (keys sorted, no spaces, UTF-8), without what is derived: the original of a report, the
   incident of a claim. These have leaves of their own. Which reports are versions of one page, and which comes after
   which, follows from their addresses, publishers and days.
4. The words that a claim rests on stand in its report's text, where the claim says.
5. Claims on which people decided are as they left them: `claims_as_read.jsonl` holds them as they were read, which is
   what the chain binds, `decisions.jsonl` what was decided, `claims.jsonl` what came of it, without rejected claims.
6. What was read again: `former.jsonl` holds what is read no more, `rereadings.jsonl` what took its place, and of which
   claims decisions hold since. A report that was cleaned anew stands in `reports.jsonl` as it reads now.
7. Where a leaf has no salt any more, `erasures.jsonl` says who erased what it bound, and why.
8. With --head: the chain comes past a head that you got another way.

What nobody can see without such a head: that all of it was written anew, chain and manifest too, or that the end was
cut off. What no chain can show: that a report is true.

A copy of this program that came with an export may be as forged as the export: take it from a rashomon that you trust.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

FORMAT, VERSION = "rashomon ledger", 1
MANIFEST, CHAIN, RAW = "manifest.json", "chain.jsonl", "raw.jsonl"
AS_READ, DECISIONS, ERASURES = "claims_as_read.jsonl", "decisions.jsonl", "erasures.jsonl"
OFFERS, REREADINGS, FORMER = "offers.jsonl", "rereadings.jsonl", "former.jsonl"
TRACKING = ("utm_", "fbclid", "gclid", "mc_")  # of an address: says who clicked, and not which page
SMALL = ("the", "a", "an", "of", "for", "in", "at", "s")  # words of a name that do not tell names apart
REQUIRED = (
    *("reports.jsonl", "claims.jsonl", "incidents.jsonl", "accounts.jsonl"),
    *(DECISIONS, AS_READ, OFFERS, REREADINGS, FORMER, ERASURES, CHAIN, "verify.py"),
)
# file -> the parts of the chain that its lines are checked against. A part that is in no file here is bound all the
# same; it is only not in the export, and counted as such.
PARTS = {
    FORMER: ("report", "version", "account", "claim"),
    REREADINGS: ("rereading",),
    OFFERS: ("offer",),
    "reports.jsonl": ("report", "version", "copy"),
    "incidents.jsonl": ("incident", "link"),
    "accounts.jsonl": ("account",),
    DECISIONS: ("decision",),
    AS_READ: ("claim",),
    "claims.jsonl": ("claim",),
    ERASURES: ("erasure",),
    RAW: ("raw",),
}
DERIVED = ("copy", "link", "incident")  # may be sealed anew, or be gone, because they were derived anew
GENESIS = "0" * 64
GONE = ""  # the leaf of something derived that is no longer there
HEAD = re.compile(r"\d+:[0-9a-f]{64}")
HASH = re.compile(r"[0-9a-f]{64}")
HARM = {"killed", "injured", "missing", "captured", "abducted", "displaced"}
PARTIES = {"initiator", "target"}
DEFAULTS = (None, False, "", "other", "unknown")  # of parts of a value that whoever corrected it left out
KEPT = 100  # findings
AT_ONCE = 1 << 20  # bytes
BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)  # what comes of a damaged line
SEAL_KEYS, LEAF_KEYS = {"number", "kind", "previous", "hash"}, {"part", "id", "leaf", "salt"}

Object = Any  # of JSON: whoever changed a file may have put anything there


class Finding(NamedTuple):
    """Something that is not as it was. kind: `manifest`, `newer`, `missing`, `changed` or `unsound`."""

    kind: str
    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


class Leaf(NamedTuple):
    """What the chain says of one thing; salt None = what it bound was erased."""

    hash: str
    salt: str | None


class Check:
    """The check of one export. `run` it, then look at what it found.

    anchor: a head that was got another way, as text.
    """

    def __init__(self, folder: Path, anchor: str | None = None) -> None:
        self.folder = folder
        self.findings: list[Finding] = []  # the first KEPT
        self.found = 0
        self.head = f"0:{GENESIS}"
        self.there: set[str] = set()  # files that the manifest names and that can be read
        self.lines: Counter[str] = Counter()  # file -> lines
        self.absent: Counter[str] = Counter()  # part -> leaves of what is bound, and is in no file here
        self.replaced = 0  # leaves of what was derived anew since
        self.erased: set[str] = set()  # part and id
        self.without_bytes = 0  # reports whose bytes are not there, in an export that holds bytes
        self.beside: list[str] = []  # what lies in the folder and is no part of the export
        self._links = Links(self._find, anchor)
        self._manifest: Object = {}
        self._parts: set[str] = set()  # of the chain, that these are checked against
        self._leaves: dict[str, dict[str, Leaf]] = {}  # part -> id -> latest leaf
        self._texts: dict[str, int] = {}  # report -> where its line begins
        self._last: tuple[str, str | None] = ("", None)  # a report and its text: its claims stand together
        self._incident_of: dict[str, str] = {}  # account -> incident
        self._decisions: list[Object] = []
        self._on: dict[str, list[Object]] = {}  # claim -> decisions on it that stand
        self._as_read: dict[str, Object] = {}  # claim -> as it was before, of those on which somebody decided
        self._again: dict[str, list[str]] = {}  # report -> texts that it had
        self._versions: dict[str, int] = {}  # report -> number of the version that is read now, where not the first
        self._read_once: list[tuple[Any, ...]] = []  # claims that are read no more: id, report, spans
        self._bound: dict[tuple[int, str], str] = {}  # number of a decision, claim or account -> what it holds of now
        self._pages: dict[Any, list[tuple[Any, ...]]] = {}  # page -> day, report, SHA-256, version of which report
        self._bytes_of: set[str] = set()  # SHA-256 of what the reports were read from
        self._days: dict[str, list[str]] = {"incidents": [], "published": []}  # first and last

    def run(self) -> None:
        """Check everything, as far as the files can be read."""
        self._check_manifest()
        self._check_files()
        if {CHAIN, "reports.jsonl"} <= self.there:
            self._each(CHAIN, self._chain)
            self._check_head()
            self._check_contents()
            self._check_left_over()

    def _find(self, kind: str, place: str, problem: str) -> None:
        self.found += 1
        if self.found <= KEPT:
            self.findings.append(Finding(kind, place, problem))

    # -- the files ----------------------------------------------------------------------------------------------------

    def _check_manifest(self) -> None:
        try:
            written = (self.folder / MANIFEST).read_bytes()
            self._manifest = said = parsed(written)
            if (said["format"], said["version"]) != (FORMAT, VERSION):
                self._find("newer", MANIFEST, f"is of another format: {said['format']} {said['version']}")
            if manifest_bytes(said) != written or digest(said) != said["digest"]:
                self._find("changed", MANIFEST, "is not as it was written: its own digest does not fit it")
        except OSError as error:
            self._find("manifest", MANIFEST, f"is not there, or cannot be read ({error.strerror})")
        except BROKEN as error:
            self._find("manifest", MANIFEST, f"cannot be read ({error})")

    def _check_files(self) -> None:
        try:
            files = {file["name"]: file for file in self._manifest["files"]}
        except BROKEN as error:
            self._find("manifest", MANIFEST, f"does not say which files there are ({error!r})")
            return
        for name in REQUIRED:
            if name not in files:
                self._find("missing", name, "belongs to every export, and the manifest does not name it")
        for name, file in files.items():
            if name in PARTS or name in REQUIRED:
                self._check_file(name, file)
            else:
                self._find("newer", str(name), "is of a newer rashomon, and cannot be checked by this verify.py")
        known = {*files, MANIFEST, *(["raw"] if RAW in files else [])}
        there = (path.name for path in self.folder.iterdir() if not path.name.startswith((".", "__pycache__")))
        self.beside = sorted(name for name in there if name not in known)

    def _check_file(self, name: str, file: Object) -> None:
        try:
            size, lines, sha256 = measured(self.folder / name)
        except OSError as error:
            self._find("missing", name, f"is not there, or cannot be read ({error.strerror})")
            return
        self.there.add(name)
        self._parts.update(PARTS.get(name, ()))
        if file != {"name": name, "size": size, "lines": lines, "sha256": sha256}:
            self._find("changed", name, f"is not as it was exported: it has {size} bytes and SHA-256 {sha256}")

    def _each(self, name: str, handle: Callable[[Object, int], None]) -> None:
        """Hand on the object of each line, and where the line begins."""
        begins = 0
        with (self.folder / name).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    handle(parsed(line), begins)
                except BROKEN as error:
                    self._find("unsound", f"{name}, line {number}", f"cannot be read ({error!r})")
                begins += len(line)
                self.lines[name] += 1

    # -- the chain ----------------------------------------------------------------------------------------------------

    def _chain(self, line: Object, _begins: int) -> None:
        if set(line) == SEAL_KEYS:
            self._links.begin(line)
        elif set(line) == LEAF_KEYS:
            self._links.bind(line["part"], line["id"], line["leaf"])
            self._bind(line["part"], line["id"], Leaf(line["leaf"], line["salt"]))
        else:
            raise ValueError("neither a seal nor a leaf")

    def _bind(self, part: str, name: str, leaf: Leaf) -> None:
        if part not in self._parts:
            self.absent[part] += 1
            return
        held = self._leaves.setdefault(part, {})
        if name in held:
            self.replaced += 1
            if part not in DERIVED:
                self._find("unsound", f"{part} {name}", "was sealed more than once")
        held[name] = leaf

    def _check_head(self) -> None:
        self._links.end()
        self.head = self._links.head
        if self._manifest.get("head") != self.head:
            self._find("unsound", MANIFEST, f"names another head than the one that the chain comes to: {self.head}")
        if not self._links.is_past_anchor:
            self._find("unsound", CHAIN, "does not come past the head that you gave: it was cut, or written anew")

    # -- what it binds ------------------------------------------------------------------------------------------------

    def _check_contents(self) -> None:
        handlers = {
            FORMER: self._former,
            REREADINGS: self._rereading,
            "reports.jsonl": self._report,
            OFFERS: self._offer,
            "incidents.jsonl": self._incident,
            "accounts.jsonl": self._account,
            DECISIONS: self._decision,
            AS_READ: self._claim_as_read,
            "claims.jsonl": self._claim,
            ERASURES: self._erasure,
            RAW: self._raw,
        }
        with (self.folder / "reports.jsonl").open("rb") as self._reports:
            for name, handle in handlers.items():
                if name in self.there:
                    self._each(name, handle)
                if name == DECISIONS:
                    self._on = on_claims(self._decisions)
                if name == "reports.jsonl":
                    self._check_former()
                    self._check_versions()
        for name in self._as_read:
            self._find("unsound", f"claim {name}", "is not there as people left it")
        self.without_bytes = len(self._bytes_of) if RAW in self.there else 0
        for name, days in self._days.items():
            if self._manifest.get(name) != ({"first": days[0], "last": days[1]} if days else None):
                self._find("unsound", MANIFEST, f"{name}: these are not the first and the last day that are there")

    def _former(self, former: Object, _begins: int) -> None:
        part, name, content = former["part"], former["id"], former["object"]
        self._match(part, name, content)
        if part in ("report", "version"):
            self._again.setdefault(content["id"], []).append(content["text"])
        elif part == "claim":
            self._read_once.append((content["id"], content["report"], content["evidence"], content["trigger"]))

    def _rereading(self, rereading: Object, _begins: int) -> None:
        self._match("rereading", rereading["id"], rereading)
        if rereading["version"]:
            self._versions[rereading["report"]] = rereading["version"]
        for one in rereading["rebound"]:
            self._bound[one["decision"], one["was"]] = one["now"]

    def _offer(self, offer: Object, _begins: int) -> None:
        self._match("offer", offer["report"], without(offer, "report"))

    def _check_versions(self) -> None:
        """Of the reports of one page each is the next version of the one before, unless the bytes are the same."""
        for page, reports in self._pages.items():
            before, of_before = None, None
            for _, name, sha256, version_of in sorted(reports, key=lambda report: report[:2]):
                if version_of != (before if page and sha256 != of_before else None):
                    self._find("unsound", f"report {name}", "is not the next version of the report that it names")
                before, of_before = name, sha256

    def _check_former(self) -> None:
        """What is read no more stands in one of the texts that its report had."""
        for name, report, *spans in self._read_once:
            now = self._text(report)
            texts = [*self._again.get(report, ()), *([now] if now is not None else [])]
            if not any(all(text[s["start"] : s["end"]] == s["text"] for s in spans) for text in texts):
                self._find("unsound", f"claim {name}", "its words stand in no text of its report")

    def _report(self, report: Object, begins: int) -> None:
        name = report["id"]
        version = self._versions.get(name)
        part, bound = ("version", f"{name}@{version}") if version else ("report", name)
        self._match(part, bound, without(report, "copy_of", "version_of"))
        read = (report["published"] or "9999", name, report["sha256"], report["version_of"])
        self._pages.setdefault(page_of(report), []).append(read)
        if report["copy_of"] is not None:
            self._match("copy", name, {"copy_of": report["copy_of"]})
        self._texts[name] = begins
        self._bytes_of.add(report["sha256"])
        if report["published"]:
            self._spread("published", report["published"][:10], report["published"][:10])

    def _incident(self, incident: Object, _begins: int) -> None:
        self._match("incident", incident["id"], incident)
        for account in incident["accounts"]:
            self._match("link", account, {"incident": incident["id"]})
            self._incident_of[account] = incident["id"]
        if incident["date"]:
            self._spread("incidents", incident["date"]["start"], incident["date"]["end"])

    def _account(self, account: Object, _begins: int) -> None:
        self._match("account", account["id"], account)
        if account["report"] not in self._texts:
            self._find("unsound", f"account {account['id']}", "its report is not there")

    def _decision(self, decision: Object, _begins: int) -> None:
        self._match("decision", decision["id"], decision)
        kept = {key: decision[key] for key in ("number", "id", "kind", "claim", "value", "undoes")}
        kept["claim"] = self._bound.get((kept["number"], kept["claim"]), kept["claim"])
        self._decisions.append(kept)

    def _claim_as_read(self, claim: Object, _begins: int) -> None:
        self._told(claim)
        self._match("claim", claim["id"], without(claim, "incident", "review"))
        decided = self._on.get(claim["id"])
        if claim["review"] is not None or not decided:
            self._find("unsound", f"claim {claim['id']}", "is said to be as it was read, and nobody decided on it")
        elif review_of(decided) != "rejected":
            self._as_read[claim["id"]] = claim

    def _claim(self, claim: Object, _begins: int) -> None:
        self._told(claim)
        if claim["id"] not in self._on:
            self._match("claim", claim["id"], without(claim, "incident", "review"))
            if claim["review"] is not None:
                self._find("unsound", f"claim {claim['id']}", "is said to be reviewed, and nobody decided on it")
            return
        before = self._as_read.pop(claim["id"], None)
        decided = self._on[claim["id"]]
        if before is None or not agrees(left(before, decided, self._text(claim["report"]) or ""), claim):
            self._find("unsound", f"claim {claim['id']}", "is not as people left it")

    def _erasure(self, erasure: Object, _begins: int) -> None:
        self._match("erasure", erasure["erased"], without(erasure, "erased"))
        self.erased.add(erasure["erased"])

    def _told(self, claim: Object) -> None:
        """A claim stands in its report, and in the incident of its account."""
        place = f"claim {claim['id']}"
        if claim["incident"] != self._incident_of.get(claim["account"]):
            self._find("unsound", place, "is not in the incident that its account is in")
        text = self._text(claim["report"])
        for span in ("evidence", "trigger"):
            said = claim[span]
            if text is None or text[said["start"] : said["end"]] != said["text"]:
                self._find("unsound", place, f"its {span} does not stand in its report")

    def _raw(self, raw: Object, _begins: int) -> None:
        name = raw["sha256"]
        self._match("raw", name, raw)
        self._bytes_of.discard(name)
        path = self.folder / "raw" / name if HASH.fullmatch(name) else None
        try:
            size, _, sha256 = measured(path) if path else (0, 0, "")
        except OSError as error:
            self._find("missing", f"raw/{name}", f"is not there, or cannot be read ({error.strerror})")
            return
        if (size, sha256) != (raw["size"], name):
            self._find("changed", f"raw/{name}", "these are not the bytes that came")

    def _match(self, part: str, name: str, content: Object) -> None:
        """Hold something against its leaf, which is then done with."""
        leaf = self._leaves.get(part, {}).pop(name, None)
        problem = None
        if leaf is None:
            problem = "was never sealed, or is there twice"
        elif leaf.hash == GONE:
            problem = "is there, and the chain says that it is gone"
        elif leaf.salt is None:
            problem = "is there, and the chain says that it was erased: nobody can check it"
        elif leaf.hash != hashlib.sha256(leaf.salt.encode() + canonical(content)).hexdigest():
            problem = "is not as it was sealed"
        if problem:
            self._find("unsound", f"{part} {name}", problem)

    def _text(self, report: str) -> str | None:
        if report not in self._texts:
            return None
        if report != self._last[0]:
            self._reports.seek(self._texts[report])
            self._last = report, parsed(self._reports.readline())["text"]
        return self._last[1]

    def _spread(self, name: str, first: str, last: str) -> None:
        days = self._days[name] or [first, last]
        self._days[name] = [min(days[0], first), max(days[1], last)]

    def _check_left_over(self) -> None:
        for part, leaves in self._leaves.items():
            for name, leaf in leaves.items():
                if leaf.hash == GONE and part in DERIVED:
                    continue
                place = f"{part} {name}"
                was_erased = place in self.erased
                if was_erased and leaf.salt is not None:
                    self._find("unsound", place, "was erased, and its salt is still there")
                elif not was_erased:
                    self._find("unsound", place, "was sealed and is not there")


class Links:
    """Walks along the seals of a chain; `head` is how far it came."""

    def __init__(self, find: Callable[[str, str, str], None], anchor: str | None) -> None:
        self.head = f"0:{GENESIS}"
        self.is_past_anchor = anchor is None or anchor == self.head
        self._find = find
        self._anchor = anchor
        self._number, self._hash = 0, GENESIS
        self._seal: Object = None
        self._hashed = hashlib.sha256()

    def begin(self, seal: Object) -> None:
        """A seal; what it binds comes after it."""
        self.end()
        if (seal["number"], seal["previous"]) != (self._number + 1, self._hash):
            self._find("unsound", f"seal {seal['number']}", "does not follow the seal before it")
        self._seal = seal
        self._hashed = hashlib.sha256(canonical([seal["number"], seal["kind"], seal["previous"]]))

    def bind(self, part: str, name: str, leaf: str) -> None:
        """Something that the seal binds."""
        if self._seal is None:
            raise ValueError("no seal comes before it")
        self._hashed.update(b"\n" + canonical([part, name, leaf]))

    def end(self) -> None:
        """All that the last seal binds was told."""
        if self._seal is None:
            return
        self._number, self._hash = self._seal["number"], self._hashed.hexdigest()
        self.head = f"{self._number}:{self._hash}"
        self.is_past_anchor = self.is_past_anchor or self.head == self._anchor
        if self._hash != self._seal["hash"]:
            self._find("unsound", f"seal {self._number}", "its hash is not that of what it binds")
        self._seal = None


def on_claims(decisions: list[Object]) -> dict[str, list[Object]]:
    """Claim -> the decisions on it, in their order, that nobody undid. To undo an undoing is to decide again."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda decision: -decision["number"]):
        if decision["undoes"] is not None and decision["id"] not in undone:
            undone.add(decision["undoes"])
    found: dict[str, list[Object]] = {}
    for decision in sorted(decisions, key=lambda decision: decision["number"]):
        is_on_claim = decision["claim"] is not None and decision["kind"] in ("accept", "reject", "correct")
        if is_on_claim and decision["id"] not in undone:
            found.setdefault(decision["claim"], []).append(decision)
    return found


def review_of(decided: list[Object]) -> str:
    """What became of a claim: the last decision says whether it counts."""
    if decided[-1]["kind"] == "reject":
        return "rejected"
    return "corrected" if any(decision["kind"] == "correct" for decision in decided) else "accepted"


def left(claim: Object, decided: list[Object], text: str) -> Object:
    """A claim as people left it; text: its report's."""
    for decision in decided:
        if decision["kind"] == "correct":
            claim = corrected(claim, decision["value"], text)
    return {**claim, "review": review_of(decided)}


def corrected(claim: Object, parts: Object, text: str) -> Object:
    """A claim with other parts. What its value leaves out stays as it was, where it is a value of the same kind."""
    before, field = claim["field"], parts.get("field", claim["field"])
    is_of_a_kind = field == before or {field, before} <= HARM or {field, before} == PARTIES
    value = {**(claim["value"] if is_of_a_kind else {}), **parts.get("value", {})}
    spans = {name: parts[name] for name in ("evidence", "trigger") if name in parts}
    words = {
        name: {"start": span["start"], "end": span["end"], "text": text[span["start"] : span["end"]]}
        for name, span in spans.items()
    }
    known = {"field": field, "value": value, "rule": "decision/correct@1", "confidence": 1.0}
    return {**claim, **parts, **words, **known}


def agrees(expected: Object, shown: Object) -> bool:
    """The same, but for defaults that were filled in."""
    if isinstance(expected, dict) and isinstance(shown, dict):
        filled_in = all(is_default(part) for key, part in shown.items() if key not in expected)
        return filled_in and all(key in shown and agrees(part, shown[key]) for key, part in expected.items())
    if isinstance(expected, list) and isinstance(shown, list):
        return len(expected) == len(shown) and all(map(agrees, expected, shown))
    return bool(expected == shown)


def is_default(part: Object) -> bool:
    """What a part of a value is when nobody said it."""
    return all(map(is_default, part.values())) if isinstance(part, dict) else part in DEFAULTS or part == []


def canonical(value: Object) -> bytes:
    """JSON in one way only."""
    return _encode(value).encode()


def manifest_bytes(manifest: Object) -> bytes:
    """A manifest as its file holds it."""
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()


def digest(manifest: Object) -> str:
    """SHA-256 of a manifest without its key `digest`."""
    return hashlib.sha256(canonical(without(manifest, "digest"))).hexdigest()


def page_of(report: Object) -> tuple[str, str] | None:
    """The page that a report was: address without what does not tell pages apart, publisher; None = no page."""
    try:
        parts = urlsplit((report["url"] or "").strip())
        host = re.sub(r"^www\.", "", parts.hostname or "")
    except ValueError:
        return None
    asked = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(TRACKING)))
    path = parts.path.rstrip("/")
    words = "".join(c if c.isalnum() else " " for c in (report["publisher"] or "").lower()).split()
    publisher = " ".join(word for word in words if word not in SMALL)
    return (f"{host}{path}?{asked}", publisher) if host and (path or asked) else None


def without(whole: Object, *keys: str) -> Object:
    """The object without some of its keys."""
    return {name: value for name, value in whole.items() if name not in keys}


def measured(path: Path) -> tuple[int, int, str]:
    """Size, lines and SHA-256 of a file."""
    size, lines, hashed = 0, 0, hashlib.sha256()
    with path.open("rb") as stream:
        for part in iter(lambda: stream.read(AT_ONCE), b""):
            size += len(part)
            lines += part.count(b"\n")
            hashed.update(part)
    return size, lines, hashed.hexdigest()


def parsed(line: bytes) -> Object:
    """The JSON of a line. Raises ValueError, also where one object says two things under one key."""
    return _decode(line.decode("utf-8"))


def _unequivocal(pairs: list[tuple[str, Object]]) -> dict[str, Object]:
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise ValueError("a key stands twice")
    return whole


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


# made once: they are used for every line
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_decode = json.JSONDecoder(object_pairs_hook=_unequivocal, parse_constant=_no_number).decode


def report(check: Check, anchor: str | None) -> Iterator[str]:
    """What to tell the user."""
    for finding in check.findings:
        yield str(finding)
    if check.found:
        more = f" (the first {KEPT} are listed)" if check.found > KEPT else ""
        yield f"NOT AS IT WAS EXPORTED. Findings: {check.found}{more}."
        yield "Next: do not rely on this copy. Get it again from whoever made it, and check that one."
        return
    told = {name: check.lines[f"{name}.jsonl"] for name in ("reports", "claims", "incidents", "accounts")}
    yield f"As it was sealed: {', '.join(f'{number} {name}' for name, number in told.items())}."
    yield "The words of every claim stand in its report."
    if check.lines[DECISIONS]:
        yield f"Followed: {check.lines[DECISIONS]} decisions, and {check.lines[AS_READ]} claims as they were read."
    if check.lines[RAW]:
        yield f"Bytes as they came: {check.lines[RAW]} documents; reports without: {check.without_bytes}."
    if check.absent:
        parts = ", ".join(f"{number} {part}" for part, number in sorted(check.absent.items()))
        yield f"Bound, and not in this export: {parts}."
    if check.beside:
        yield f"Lies beside the export, and is no part of it: {', '.join(check.beside[:5])}."
    if check.replaced:
        yield f"Bound, and derived anew since: {check.replaced}."
    if check.erased:
        yield f"Bound, and erased since, with author and reason: {len(check.erased)}."
    yield f"Head: {check.head}"
    if anchor:
        yield f"The chain comes past the head {anchor}."
    else:
        yield "Next: get the head another way (from whoever keeps the ledger, a publication, a stamp), and compare:"
        yield "python3 verify.py --head NUMBER:HASH"


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit status."""
    about, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(prog="verify.py", description=about)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent, help="where the export lies")
    parser.add_argument("--head", metavar="NUMBER:HASH", help="a head that you got another way")
    given = parser.parse_args(arguments)
    if given.head and not HEAD.fullmatch(given.head.strip()):
        parser.error(f"{given.head!r} is no head; it looks like 12:3f5a...")
    anchor = given.head.strip() if given.head else None
    check = Check(given.folder, anchor)
    check.run()
    for line in report(check, anchor):
        sys.stdout.write(f"{safe(line)}\n")
    return 1 if check.found else 0


def safe(words: str) -> str:
    """Words of others, so that a terminal shows them and does nothing else."""
    printable = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words)
    return printable.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8")


if __name__ == "__main__":
    sys.exit(main())
